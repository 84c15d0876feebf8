using Approval.Forms.DataElements;

namespace Approval.Forms.Merging;

/// <summary>The tightest of all bounds: those of the element and what departments add.</summary>
internal static class DomainMerge
{
    public static ValueDomain Tightest(DataElement element, IReadOnlyList<FieldBinding> bindings)
    {
        var asked = bindings.Where(binding => binding.Field.Stricter is not null).Select(binding => binding.Field.Stricter!).ToList();
        if (asked.Count == 0) return element.Domain;
        List<ValueDomain> all = [element.Domain, .. asked];
        return new ValueDomain(
            all.Max(domain => domain.MinLength),
            all.Min(domain => domain.MaxLength),
            all.Max(domain => domain.Minimum),
            all.Min(domain => domain.Maximum),
            all.Exists(domain => domain.NotFuture),
            all.Exists(domain => domain.NotPast),
            all.Max(domain => domain.MinItems),
            all.Min(domain => domain.MaxItems),
            element.Domain.Formula)
        {
            Patterns = Distinct(all.SelectMany(domain => domain.Patterns)),
            CodeLists = Distinct(all.SelectMany(domain => domain.CodeLists)),
            Options = Common([.. all.Select(domain => domain.Options).Where(options => options.Count > 0)]),
            Key = element.Domain.Key,
        };
    }

    /// <summary>Bounds of different departments that leave no value at all are told, not resolved.</summary>
    public static void NoteConflicts(
        string path, DataElement element, ValueDomain domain, IReadOnlyList<FieldBinding> bindings, List<MergeConflict> conflicts)
    {
        foreach (var rule in Empty(domain, element.Domain.Options.Count > 0 || bindings.Any(binding => binding.Field.Stricter is { Options.Count: > 0 })))
        {
            string[] items = [.. bindings.Where(binding => binding.Field.Stricter is not null).Select(binding => binding.Item)];
            conflicts.Add(new MergeConflict(
                path,
                rule,
                items,
                $"“{element.Name.Zh}”的要求互相矛盾（{rule}），没有任何取值能同时满足：{string.Join('、', items)}。",
                $"The rules on '{path}' exclude each other ({rule}): {string.Join(", ", items)}."));
        }
    }

    private static IEnumerable<string> Empty(ValueDomain domain, bool closed)
    {
        if (domain.MinLength > domain.MaxLength) yield return "length";
        if (domain.Minimum > domain.Maximum) yield return "range";
        if (domain.MinItems > domain.MaxItems) yield return "items";
        if (closed && domain.Options.Count == 0) yield return "options";
    }

    private static IReadOnlyList<string> Distinct(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<ValueOption> Common(IReadOnlyList<IReadOnlyList<ValueOption>> choices) =>
        choices.Count == 0 ? [] : [.. choices[0].Where(option => choices.All(each => each.Any(other => other.Code == option.Code)))];
}

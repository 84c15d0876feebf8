using System.Globalization;
using Approval.Forms.Conditions;
using Approval.Forms.DataElements;

namespace Approval.Forms.Merging;

/// <summary>Says of every rule who asks it, on what legal basis, and whether another asks more strictly.</summary>
internal static class RuleExplanation
{
    public static IReadOnlyList<FieldRule> Of(DataElement element, ValueDomain tightest, IReadOnlyList<FieldBinding> bindings, IReadOnlyList<Need?> needs)
    {
        var inForce = Bounds(tightest).ToHashSet();
        var rules = Bounds(element.Domain).Select(bound => new FieldRule(bound.Rule, bound.Value, null, null, null, inForce.Contains(bound))).ToList();
        for (var index = 0; index < bindings.Count; index++)
        {
            var binding = bindings[index];
            if (needs[index] is { } need) rules.Add(Rule(binding, Requirement(need), InForce: true));
            if (binding.Field.Stricter is { } stricter)
                rules.AddRange(Bounds(stricter).Select(bound => Rule(binding, bound, inForce.Contains(bound))));
        }

        return rules;
    }

    private static FieldRule Rule(FieldBinding binding, (string Rule, string Value) bound, bool InForce) =>
        new(bound.Rule, bound.Value, binding.Item, binding.Department, binding.Field.LegalBasis, InForce);

    private static (string Rule, string Value) Requirement(Need need) =>
        need.When is null ? ("required", "true") : ("requiredWhen", ConditionJson.Text(need.When));

    private static IEnumerable<(string Rule, string Value)> Bounds(ValueDomain domain)
    {
        if (domain.MinLength is { } minLength) yield return ("minLength", Text(minLength));
        if (domain.MaxLength is { } maxLength) yield return ("maxLength", Text(maxLength));
        if (domain.Minimum is { } minimum) yield return ("minimum", Text(minimum));
        if (domain.Maximum is { } maximum) yield return ("maximum", Text(maximum));
        if (domain.NotFuture) yield return ("notFuture", "true");
        if (domain.NotPast) yield return ("notPast", "true");
        if (domain.MinItems is { } minItems) yield return ("minItems", Text(minItems));
        if (domain.MaxItems is { } maxItems) yield return ("maxItems", Text(maxItems));
        foreach (var pattern in domain.Patterns) yield return ("pattern", pattern);
        foreach (var list in domain.CodeLists) yield return ("codeList", list);
        if (domain.Options.Count > 0) yield return ("options", string.Join(',', domain.Options.Select(option => option.Code)));
    }

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}

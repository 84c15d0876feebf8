using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Items;

namespace Approval.Forms.Merging;

/// <summary>Merges the bindings of each element. Items come in canonical order, so everything below is deterministic.</summary>
internal sealed class FieldMerge(FormLibrary library, IReadOnlyList<ServiceItem> items, List<MergeConflict> conflicts)
{
    private readonly HashSet<string> yielded = items.SelectMany(item => item.Results).Select(result => result.Element).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<MergedField> Merge()
    {
        var bindings = items.SelectMany(Bindings).ToList();
        var ofMembers = bindings.Where(binding => binding.Field.Element.Contains('.', StringComparison.Ordinal)).ToLookup(binding => binding.Field.Element, StringComparer.Ordinal);
        return [.. bindings
            .Where(binding => !binding.Field.Element.Contains('.', StringComparison.Ordinal))
            .GroupBy(binding => binding.Field.Element, StringComparer.Ordinal)
            .Select(group => Merge(group.Key, library.Elements[group.Key], [.. group], ofMembers))];
    }

    private static IEnumerable<FieldBinding> Bindings(ServiceItem item) =>
        item.Form.Sections
            .SelectMany(section => section.Fields.Select(field => (section, field)))
            .Select((each, order) => new FieldBinding(item.Id, item.Department, each.section.Id, order, each.field));

    private MergedField Merge(string path, DataElement element, IReadOnlyList<FieldBinding> bindings, ILookup<string, FieldBinding> ofMembers)
    {
        var members = element.Kind == ElementKind.Group ? Members(path, element.Domain, bindings, ofMembers) : [];
        var domain = DomainMerge.Tightest(element, bindings) with { Members = [.. members.Select(member => member.Element.Identifier)] };
        var needs = bindings.Select(Needed).ToList();
        var visible = Conjunctions.AnyOf(bindings.Select(binding => binding.Field.VisibleWhen));
        var required = Required(needs, visible);
        DomainMerge.NoteConflicts(path, element, domain, bindings, conflicts);
        return new MergedField(
            path,
            element,
            Label(element, bindings),
            bindings[0].Section,
            domain,
            required is { Always: true },
            required is { Always: false } ? required.Value.When : null,
            visible,
            yielded.Contains(path) && bindings.All(binding => binding.Field.FromResult),
            Helps(element, bindings),
            members,
            bindings,
            RuleExplanation.Of(element, domain, bindings, needs));
    }

    /// <summary>When one binding needs a value: null never, else its condition (which may be null for always).</summary>
    private Need? Needed(FieldBinding binding)
    {
        var field = binding.Field;
        // What no chosen item yields has to come from the applicant after all, and the department cannot do without it.
        var missingProducer = field.FromResult && !yielded.Contains(field.Element);
        if (field.Required || missingProducer) return new Need(field.VisibleWhen);
        return field.RequiredWhen is null ? null : new Need(Conjunctions.Both(field.VisibleWhen, field.RequiredWhen));
    }

    /// <summary>Required as soon as any item requires it; when that is whenever the field is visible, it is simply required.</summary>
    private static (bool Always, Condition? When)? Required(IReadOnlyList<Need?> needs, Condition? visible)
    {
        if (needs.All(need => need is null)) return null;
        var when = Conjunctions.AnyOf(needs.OfType<Need>().Select(need => need.When));
        var always = when is null || (visible is not null && ConditionJson.Text(when) == ConditionJson.Text(visible));
        return (always, when);
    }

    private static LocalizedText Label(DataElement element, IReadOnlyList<FieldBinding> bindings)
    {
        var labels = bindings.Select(binding => binding.Field.Label ?? element.Name).Distinct().ToList();
        return labels is [var agreed] ? agreed : element.Name;
    }

    private static IReadOnlyList<FieldHelp> Helps(DataElement element, IReadOnlyList<FieldBinding> bindings) =>
        [.. bindings
            .Where(binding => binding.Field.Help is not null || (binding.Field.Label is { } label && label != element.Name))
            .Select(binding => new FieldHelp(binding.Item, binding.Department, binding.Field.Label, binding.Field.Help))];

    private IReadOnlyList<MergedField> Members(string path, ValueDomain domain, IReadOnlyList<FieldBinding> groups, ILookup<string, FieldBinding> ofMembers) =>
        [.. domain.Members
            .Select(member => (member, bindings: MemberBindings($"{path}.{member}", member, domain, groups, ofMembers)))
            .Where(each => each.bindings.Count > 0)
            .Select(each => Merge($"{path}.{each.member}", library.Elements[each.member], each.bindings, ofMembers))];

    /// <summary>An item that binds a group binds its members; a field <c>group.member</c> says more about one of them.</summary>
    private IReadOnlyList<FieldBinding> MemberBindings(
        string path, string member, ValueDomain domain, IReadOnlyList<FieldBinding> groups, ILookup<string, FieldBinding> ofMembers)
    {
        var spoken = ofMembers[path].ToDictionary(binding => binding.Item, StringComparer.Ordinal);
        return [.. groups
            .Where(group => GroupMembers.Binds(group.Field, member) || spoken.ContainsKey(group.Item))
            .Select(group => spoken.GetValueOrDefault(group.Item) ?? group with { Field = GroupMembers.Implied(path, member, domain, library), Implied = true })];
    }
}

/// <summary>A binding's need of a value; <paramref name="When"/> null means always.</summary>
internal sealed record Need(Condition? When);

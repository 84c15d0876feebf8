using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Items;
using Approval.Forms.Situations;

namespace Approval.Forms.Merging;

/// <summary>Counts what merging saved and says of each element why it is still there.</summary>
internal sealed class MergeReporter(FormLibrary library, Situation situation, MergeReasons reasons)
{
    public MergeReport Report(IReadOnlyList<ServiceItem> items, IReadOnlyList<MergedField> fields, IReadOnlyList<MergedMaterial> materials)
    {
        var leaves = fields.SelectMany(field => Leaves(field, reasons.Outcome(field))).ToList();
        var counts = items.Select(Count).ToList();
        var before = leaves.Sum(leaf => leaf.Field.Bindings.Count);
        return new MergeReport(
            before,
            leaves.Count(leaf => leaf.Outcome == MergeReasons.Asked),
            counts.Sum(count => count.Required),
            leaves.Count(leaf => leaf.Outcome == MergeReasons.Asked && reasons.MayBeRequired(leaf.Field)),
            counts.Sum(count => count.Materials),
            materials.Count(material => Deciding.Decide(material.RequiredWhen, situation) != false),
            Savings(leaves),
            counts,
            [.. items.Zip(counts).GroupBy(pair => pair.First.Department, StringComparer.Ordinal).Select(group => new FieldCount(
                group.Key, group.Sum(pair => pair.Second.Fields), group.Sum(pair => pair.Second.Required), group.Sum(pair => pair.Second.Materials)))],
            [.. leaves.Select(leaf => Reason(leaf.Field, leaf.Outcome))]);
    }

    /// <summary>The fields a person fills; members share the fate of their group unless they have one of their own.</summary>
    private IEnumerable<(MergedField Field, string Outcome)> Leaves(MergedField field, string outcome)
    {
        if (field.Element.Kind.IsStatic()) return [];
        if (field.Element.Kind != ElementKind.Group) return [(field, outcome)];
        return field.Members.SelectMany(member => Leaves(member, outcome == MergeReasons.Asked ? reasons.Outcome(member) : outcome));
    }

    private FieldCount Count(ServiceItem item)
    {
        var leaves = item.Form.Fields.Where(field => !field.Element.Contains('.', StringComparison.Ordinal)).ToList();
        var required = item.Form.Fields.Where(field => field.Required || field.RequiredWhen is not null)
            .Sum(field => library.ElementAt(field.Element) is { Kind: ElementKind.Group } group ? RequiredMembers(item, group, field) : 1);
        var materials = item.Materials.Count(material => Deciding.Decide(material.RequiredWhen, situation) != false);
        return new FieldCount(item.Id, leaves.Sum(field => GroupMembers.LeafCount(library.Elements[field.Element], field, library)), required, materials);
    }

    /// <summary>Members bound by a field of their own are counted there.</summary>
    private int RequiredMembers(ServiceItem item, DataElement group, FormField field) =>
        group.Domain.Members.Count(member => GroupMembers.Binds(field, member)
            && item.Form.Fields.All(other => other.Element != $"{field.Element}.{member}")
            && GroupMembers.Implied(field.Element, member, group.Domain, library).Required);

    private static MergeSavings Savings(IReadOnlyList<(MergedField Field, string Outcome)> leaves)
    {
        int Bindings(string outcome) => leaves.Where(leaf => leaf.Outcome == outcome).Sum(leaf => leaf.Field.Bindings.Count);
        return new MergeSavings(
            Bindings(MergeReasons.Asked) - leaves.Count(leaf => leaf.Outcome == MergeReasons.Asked),
            Bindings(MergeReasons.FromResult),
            Bindings(MergeReasons.Computed),
            Bindings(MergeReasons.Answered),
            Bindings(MergeReasons.NotInSituation));
    }

    private ElementReason Reason(MergedField field, string outcome)
    {
        var askers = field.Bindings.Select(binding => new ElementAsker(binding.Item, binding.Department, binding.Field.Required, binding.Field.LegalBasis ?? Basis(binding.Item))).ToList();
        var names = string.Join('、', field.Bindings.Select(binding => library.Items[binding.Item].Name.Zh));
        var sentence = outcome switch
        {
            MergeReasons.FromResult => $"由办理结果产生，不再填写（原由{names}要求）。",
            MergeReasons.Computed => $"由其他填报内容自动得出（原由{names}要求）。",
            MergeReasons.Answered => $"已由情形问答确定（原由{names}要求）。",
            MergeReasons.NotInSituation => $"当前情形下无需填写（{names}）。",
            _ => askers.Select(asker => asker.LegalBasis).OfType<string>().FirstOrDefault() is { } basis ? $"{names}需要，依据：{basis}。" : $"{names}需要。",
        };
        return new ElementReason(field.Path, field.Label.Zh, outcome, askers, sentence);
    }

    private string? Basis(string item) =>
        library.Items[item].LegalBasis is [var first, ..] ? first.Title + first.Article : null;
}

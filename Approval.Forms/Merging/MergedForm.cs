using Approval.Forms.Items;
using Approval.Forms.Situations;

namespace Approval.Forms.Merging;

/// <summary>
/// The one form of a chosen set of items: every element once, with the strictest rules and who asks them. Immutable; it is a
/// function of the set of items alone, so the order in which they are merged does not matter.
/// </summary>
public sealed partial class MergedForm
{
    /// <summary>Chosen items in the bundle's order.</summary>
    public required IReadOnlyList<ServiceItem> Items { get; init; }

    /// <summary>What the applicant sees, in the bundle's order of sections. Fields that come from results, or that no item asks in
    /// this situation, are not here.</summary>
    public required IReadOnlyList<MergedSection> Sections { get; init; }

    /// <summary>Every field, also those that the applicant does not see.</summary>
    public required IReadOnlyList<MergedField> Fields { get; init; }

    public required IReadOnlyList<MergedMaterial> Materials { get; init; }

    /// <summary>Rules of different departments that no value can satisfy together.</summary>
    public required IReadOnlyList<MergeConflict> Conflicts { get; init; }

    public required MergeReport Report { get; init; }

    public required Situation Situation { get; init; }

    /// <summary>The library it was merged from; a case keeps it for life.</summary>
    public required FormLibrary Library { get; init; }

    public required MergeFrame Frame { get; init; }

    /// <summary>The field of an element or <c>group.member</c>; null when no chosen item binds it.</summary>
    public MergedField? Find(string path) => AllFields(Fields).FirstOrDefault(field => field.Path == path);

    internal static IEnumerable<MergedField> AllFields(IEnumerable<MergedField> fields) =>
        fields.SelectMany(field => AllFields(field.Members).Prepend(field));
}

/// <summary>What gives a merged form its order, whatever the order of merging.</summary>
/// <param name="Sections">Sections in order; sections only an item knows come after them.</param>
/// <param name="ItemOrder">Items in order; others come after them by id.</param>
public sealed record MergeFrame(IReadOnlyList<Bundles.BundleSection> Sections, IReadOnlyList<string> ItemOrder)
{
    public static MergeFrame Of(Bundles.Bundle bundle) => new(bundle.Sections, [.. bundle.Items.Select(item => item.Item)]);

    internal int RankOf(string item) => ItemOrder.ToList().IndexOf(item) is >= 0 and var rank ? rank : ItemOrder.Count;
}

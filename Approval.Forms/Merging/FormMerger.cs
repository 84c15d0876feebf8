using Approval.Forms.Bundles;
using Approval.Forms.Items;
using Approval.Forms.Situations;

namespace Approval.Forms.Merging;

/// <summary>Merges departments' forms into one: each element once, nothing lost.</summary>
public static class FormMerger
{
    /// <summary>The one form of a bundle for the items that the situation chose.</summary>
    public static MergedForm Merge(FormLibrary library, Bundle bundle, Situation situation) =>
        Merge(library, situation.Items.Select(item => library.Items[item]), MergeFrame.Of(bundle), situation);

    /// <summary>The one form of these items. Their order does not matter: <paramref name="frame"/> gives the order of the result.</summary>
    public static MergedForm Merge(FormLibrary library, IEnumerable<ServiceItem> items, MergeFrame frame, Situation situation)
    {
        ServiceItem[] ordered = [.. items.DistinctBy(item => item.Id, StringComparer.Ordinal).OrderBy(item => frame.RankOf(item.Id)).ThenBy(item => item.Id, StringComparer.Ordinal)];
        var conflicts = new List<MergeConflict>();
        var fields = new FieldMerge(library, ordered, conflicts).Merge();
        var materials = MaterialUnion.Of(ordered, library);
        var reasons = new MergeReasons(situation);
        return new MergedForm
        {
            Items = ordered,
            Fields = fields,
            Sections = SectionOrder.Arrange(fields.Where(reasons.IsShown), ordered, frame),
            Materials = materials,
            Conflicts = conflicts,
            Report = new MergeReporter(library, situation, reasons).Report(ordered, fields, materials),
            Situation = situation,
            Library = library,
            Frame = frame,
        };
    }

    /// <summary>The one form of two merged forms of the same situation: the same as merging all their items at once.</summary>
    public static MergedForm Combine(MergedForm first, MergedForm second) =>
        Merge(first.Library, first.Items.Concat(second.Items), first.Frame, Together(first.Situation, second.Situation));

    private static Situation Together(Situation first, Situation second) =>
        first with { Items = [.. first.Items.Union(second.Items, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
}

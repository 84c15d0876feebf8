using Approval.Activities.Bundles;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Host.Pages.Guide;

/// <summary>What doing everything of a bundle together saves, counted by the merge itself.</summary>
public sealed record MergeSavings(int FieldsBefore, int FieldsAfter, int MaterialsBefore, int MaterialsAfter, IReadOnlyList<MergedMaterial> Materials)
{
    internal static MergeSavings Of(BundleRelease release)
    {
        var all = FormMerger.Merge(release.Library, release.Bundle, Situation.OfItems(release.Bundle.Items.Select(static item => item.Item)));
        var report = all.Report;
        return new(report.FieldsBefore, report.FieldsAfter, report.MaterialsBefore, report.MaterialsAfter, all.Materials);
    }
}

using System.Text.Json.Nodes;
using Approval.Activities;
using Approval.Activities.Bundles;
using Approval.Activities.Queries;
using Approval.Forms;
using Approval.Forms.Validation;

namespace Approval.Host.Pages.FormFields;

/// <summary>Prepares a case's form for a page, with the definitions that the case keeps for life.</summary>
internal sealed class FormViews(BundleCatalogue catalogue, TimeProvider clock)
{
    /// <param name="typed">Values as they were just typed; otherwise the stored ones.</param>
    /// <param name="newRow">Group that shows one more empty row.</param>
    /// <param name="check">Whether everything is checked that a submission would check; otherwise only what is there.</param>
    public async Task<FormView> OfAsync(CaseDetail detail, CancellationToken cancel, JsonObject? typed = null, string? newRow = null, bool check = false)
    {
        var release = await catalogue.ReleaseAsync(detail.ReleaseHash, cancel);
        var result = detail.Form.Validate(typed ?? detail.Values, detail.Form.Situation, OfficeTime.DateOf(clock.GetUtcNow()), check ? ValidationMode.Submission : ValidationMode.Draft);
        var given = detail.Materials.Where(static material => material.FileName is not null).ToList();
        var missing = check ? detail.Form.MissingMaterials(result.Values, detail.Form.Situation, given.Select(static material => material.MaterialId)) : [];
        return new FormView(
            detail.Form, result.Values, result.Visible,
            [.. result.Errors.Concat(missing).Select(static error => new FieldFinding(error.Path, new LocalizedText(error.Zh, error.En)))],
            detail.Corrections.Where(static notice => notice.AnsweredAt is null).SelectMany(static notice => notice.Entries)
                .ToLookup(static entry => entry.Path, static entry => entry.Note, StringComparer.Ordinal),
            id => release.Library.CodeLists.GetValueOrDefault(id),
            id => release.Department(id).Name,
            [.. given.Select(static material => (material.MaterialId, material.Name))],
            newRow);
    }

    /// <summary>The form to be read: no findings, no notes.</summary>
    public async Task<FormView> ReadAsync(CaseDetail detail, CancellationToken cancel) =>
        await OfAsync(detail, cancel) with { Findings = [] };
}

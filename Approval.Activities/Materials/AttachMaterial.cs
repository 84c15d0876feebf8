using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Forms.Materials;

namespace Approval.Activities.Materials;

/// <summary>
/// The applicant gives a file for one asked material. What it is is read from its content; a file that is not what it
/// says, or of a kind that is not taken, is refused with the reason and changes nothing.
/// </summary>
public sealed class AttachMaterial(CaseSteps steps, BlobStore blobs)
{
    private const int LongestFileName = 200;

    /// <summary>More than any material allows; what a single material allows is asked once its case is known.</summary>
    private const long LargestUpload = 64 * 1024 * 1024;

    /// <param name="DeclaredType">The media type the browser gave; it must agree with the content.</param>
    public sealed record Request(Guid CaseId, string MaterialId, string FileName, string? DeclaredType, Stream Content);

    public async Task<Result<MaterialView>> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        // Before the case is locked: a slow line must hold up nobody else.
        if (await ReadAsync(request.Content, LargestUpload, cancel) is not { } content)
            return MaterialProblems.FarTooLarge;
        MaterialView? view = null;
        var done = await steps.OnCaseAsync(actor, request.CaseId, version: null, CaseAction.EditForm, async session =>
        {
            var form = CaseForm.Of(session);
            if (form.Merged.Materials.FirstOrDefault(m => m.Material.Id == request.MaterialId)?.Material is not { } material)
                return CaseProblems.UnknownMaterial(request.MaterialId);
            if (content.Length > material.MaxBytes)
                return MaterialProblems.TooLarge(material);
            var verdict = UploadCheck.Check(material, request.FileName, request.DeclaredType, content);
            if (!verdict.IsAccepted)
                return MaterialProblems.NotTaken(verdict.Errors[0]);
            var kept = await KeepAsync(session, request, verdict.MediaType, content, cancel);
            session.Materials.RemoveAll(m => m.MaterialId == material.Id && m.Revision == kept.Revision);
            session.Materials.Add(session.Add(kept));
            view = form.MaterialViews([kept], department: null).Single(m => m.MaterialId == material.Id);
            return null;
        }, cancel);
        return done.Problem is { } problem ? problem : view!;
    }

    private async Task<CaseMaterial> KeepAsync(CaseSession session, Request request, string mediaType, byte[] content, CancellationToken cancel)
    {
        var name = string.Concat(Path.GetFileName(request.FileName.Replace('\\', '/')).Where(c => !char.IsControl(c)));
        return new CaseMaterial(request.MaterialId, session.Case.FormRevision + 1, FreeText.Tail(name, LongestFileName), mediaType, content.Length,
            await blobs.StoreAsync(content, mediaType, cancel), session.Now, session.Actor.Id);
    }

    // Reads one byte more than allowed, never the whole of an endless upload.
    private static async Task<byte[]?> ReadAsync(Stream content, long maximum, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if (kept.Length + read > maximum)
                return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}

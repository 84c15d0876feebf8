using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Workflows.Storage;

namespace Approval.Activities.Materials;

/// <summary>A file of a case with the name it was given under.</summary>
public sealed record MaterialFile(string FileName, string MediaType, byte[] Content);

/// <summary>Hands out a file to who may see it: the applicant, the window, and the departments whose items ask for it (invariant 3).</summary>
public sealed class ReadMaterial(Database database, BlobStore blobs, CaseQueries cases)
{
    public async Task<Result<MaterialFile>> HandleAsync(Actor actor, Guid caseId, string materialId, CancellationToken cancel)
    {
        var detail = await cases.DetailAsync(actor, caseId, cancel);
        if (detail.Problem is { } problem)
            return problem;
        if (detail.Value!.Materials.FirstOrDefault(material => material.MaterialId == materialId && material.FileName is not null) is not { } seen)
            return CaseProblems.UnknownMaterial(materialId);
        var rows = await database.QueryAsync(
            "SELECT file_name, sha256 FROM case_material WHERE case_id = $1 AND material_id = $2 AND uploaded_at = $3", r => (Name: r.GetString(0), Hash: r.GetString(1)), cancel, caseId, materialId, seen.UploadedAt);
        return rows is [var row] && await blobs.ReadAsync(row.Hash, cancel) is { } blob
            ? new MaterialFile(row.Name, blob.MediaType, blob.Content)
            : CaseProblems.UnknownMaterial(materialId);
    }
}

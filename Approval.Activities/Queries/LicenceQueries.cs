using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Licences;
using Approval.Activities.Materials;
using Approval.Activities.Outcomes;
using Approval.Forms;
using Approval.Workflows.Storage;

namespace Approval.Activities.Queries;

/// <summary>Reads licences: publicly by the code that the QR carries, and with their documents for those who may see the case.</summary>
public sealed class LicenceQueries(Database database, BlobStore blobs, CaseQueries cases)
{
    private const int LongestVerifyCode = 64;

    /// <summary>The licence behind a QR code. Every unknown code gets the same answer, so that codes cannot be guessed by difference.</summary>
    public async Task<Result<LicenceView>> VerifyAsync(string verifyCode, CancellationToken cancel)
    {
        if (verifyCode.Length > LongestVerifyCode)
            return Unknown;
        var found = await database.QueryAsync("SELECT case_id FROM licence_registry WHERE verify_code = $1", r => r.GetGuid(0), cancel, verifyCode);
        if (found.Count == 0)
            return Unknown;
        await using var transaction = await database.BeginAsync(cancel);
        var rows = await transaction.ReadManyAsync(CaseRows.Queries(found[0]), reader => CaseRows.ReadAsync(reader, cancel), cancel);
        return rows?.Licence is { } licence ? View(licence, found[0]) : Unknown;
    }

    /// <summary>The signed PDF of a case's licence, or of the holder's electronic seal.</summary>
    public async Task<Result<byte[]>> DocumentAsync(Actor actor, Guid caseId, bool electronicSeal, CancellationToken cancel)
    {
        var detail = await cases.DetailAsync(actor, caseId, cancel);
        if (detail.Problem is { } problem)
            return problem;
        var column = electronicSeal ? "electronic_seal" : "document";
        var hashes = await database.QueryAsync($"SELECT {column} FROM licence WHERE case_id = $1", r => r.Text(0), cancel, caseId);
        return hashes is [{ } hash] && await blobs.ReadAsync(hash, cancel) is { } document ? document.Content : NoDocument;
    }

    internal static LicenceView View(Licence licence, Guid caseId) =>
        new(licence.Id, caseId, licence.Type, licence.Name, licence.Code, licence.VerifyCode, licence.HolderName, licence.HolderCode, licence.IssuerName, licence.State.ToString(),
            licence.IssuedAt, licence.ValidUntil, licence.Development, Lines(licence.Face),
            [.. licence.Components.Select(c => new ComponentLicenceView(c.Position, c.ItemId, c.Name, c.Code, c.DepartmentId, c.IssuerName, c.State.ToString(), c.IssuedAt, c.ValidUntil, Lines(c.Face)))],
            licence.Document is not null, licence.ElectronicSeal is not null);

    private static IReadOnlyList<LicenceFaceLine> Lines(JsonArray face) =>
        [.. face.Select(line => new LicenceFaceLine(line!["label"].Deserialize<LocalizedText>()!, line["value"]!.GetValue<string>()))];

    private static Problem Unknown { get; } =
        new(ProblemKind.NotFound, "licence.unknown", "没有找到对应的证照，请核对二维码或查验码。", "No licence belongs to this code.");

    private static Problem NoDocument { get; } =
        new(ProblemKind.NotFound, "licence.not-issued", "该办件尚未颁发证照。", "No licence has been issued for this case yet.");
}

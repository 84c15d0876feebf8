using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Materials;
using Approval.Workflows;
using Approval.Workflows.Storage;

namespace Approval.Activities.Licences;

/// <summary>
/// Takes the numbers, prints, seals and signs, and stores the documents; its result lets the workflow issue the
/// licence. Runs at least once: numbers are taken once for a case, and documents are stored by their content.
/// </summary>
internal sealed class LicenceJob(Database database, CaseStore store, BlobStore blobs, ILicencePrinter printer) : IJobHandler
{
    public const string JobKind = "licence.make";

    public string Kind => JobKind;

    /// <summary>Printing takes milliseconds: when a host dies over it, the applicant should not wait long for the next one.</summary>
    public TimeSpan Lease => TimeSpan.FromSeconds(10);

    public async Task<JsonNode?> RunAsync(Job job, CancellationToken cancel)
    {
        var caseId = Guid.Parse(job.Payload["caseId"]!.GetValue<string>());
        var (session, numbers) = await TakeNumbersAsync(caseId, cancel);
        var licence = LicenceFactory.Create(session.Case, session.Items, session.Release, new MadeLicence(numbers, null, null, false));
        var withSeal = session.Items.Any(i => i.Status == CaseItemStatus.Approved && session.Release.Item(i.ItemId).ElectronicSeal);
        var printed = await printer.PrintAsync(new LicencePrint(licence, session.Release, withSeal), cancel);
        var document = await blobs.StoreAsync(printed.Pdf, "application/pdf", cancel);
        var seal = printed.ElectronicSeal is { } bytes ? await blobs.StoreAsync(bytes, "application/pdf", cancel) : null;
        return JsonSerializer.SerializeToNode(new MadeLicence(numbers, document, seal, printed.DevelopmentKey));
    }

    private async Task<(CaseSession Session, LicenceNumbers Numbers)> TakeNumbersAsync(Guid caseId, CancellationToken cancel)
    {
        await using var transaction = await database.BeginAsync(cancel);
        var session = await store.LockAsync(transaction, caseId, Actor.Platform, cancel)
            ?? throw new InvalidOperationException($"Case {caseId} has no row, but a licence job.");
        var numbers = await LicenceNumbering.TakeAsync(transaction, session.Case, session.Items, session.Release, cancel);
        await transaction.CommitAsync(cancel);
        return (session, numbers);
    }
}

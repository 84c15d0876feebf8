using Approval.Activities.Cases;
using Approval.Activities.Definitions;
using Approval.Forms;
using Approval.Workflows;
using Approval.Workflows.Definitions;
using Approval.Workflows.Storage;

namespace Approval.Activities.Bundles;

/// <summary>Brings the workflow that stands beside a bundle into the engine, and starts cases on its published version.</summary>
public sealed class BundleWorkflows(WorkflowDefinitions definitions)
{
    /// <summary>Checks the file as publishing would.</summary>
    /// <returns>Why the workflow cannot be published; empty when it can.</returns>
    internal IReadOnlyList<LoadProblem> Check(string bundleId, DefinitionFile file)
    {
        if ((string?)file.Root["definitionId"] != bundleId)
            return [new LoadProblem(file.Path, file.LineOf("definitionId"), "definitionId", $"must be the bundle's id, '{bundleId}'")];
        try
        {
            return [.. definitions.Check(file.Text).Where(p => p.Severity == ProblemSeverity.Error)
                .Select(p => new LoadProblem(file.Path, p.ActivityId is { } id ? LineOfActivity(file, id) : null, p.ActivityId ?? "", p.Message))];
        }
        catch (DefinitionFormatException error)
        {
            return [new LoadProblem(file.Path, error.Line, "", error.Message)];
        }
    }

    /// <summary>Stores the file as the snapshot that cases of the bundle run from now on.</summary>
    internal Task<string> SnapshotAsync(StoreTransaction transaction, DefinitionFile file, CancellationToken cancel) =>
        definitions.SnapshotAsync(transaction, file.Text, cancel);

    /// <summary>How a case's workflow starts: the instance has the id of its case, so the two share their shard key.</summary>
    internal static StartRequest StartOf(CaseSession session) => new(session.Case.Id)
    {
        SnapshotId = session.Release.WorkflowHash,
        CorrelationId = session.Case.Number,
        Session = session,
    };

    private static int? LineOfActivity(DefinitionFile file, string id) =>
        (file.Root.SelectTokens("$..activities[*]").FirstOrDefault(a => (string?)a["id"] == id) as Newtonsoft.Json.IJsonLineInfo)?.LineNumber;
}

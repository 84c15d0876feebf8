using Approval.Activities.Cases;
using Approval.Activities.Definitions;
using Approval.Forms;
using Approval.Workflows;

namespace Approval.Activities.Bundles;

/// <summary>Brings the workflow that stands beside a bundle into the engine, and starts cases on its published version.</summary>
public sealed class BundleWorkflows(WorkflowDefinitions definitions)
{
    /// <summary>Publishes the file unless it was imported before: what a designer has drawn since is never overwritten by an old file.</summary>
    /// <returns>Why the workflow cannot be published; empty when it is in force.</returns>
    internal async Task<IReadOnlyList<LoadProblem>> ImportAsync(string bundleId, DefinitionFile file, CancellationToken cancel)
    {
        if ((string?)file.Root["definitionId"] != bundleId)
            return [new LoadProblem(file.Path, file.LineOf("definitionId"), "definitionId", $"must be the bundle's id, '{bundleId}'")];
        var outcome = await definitions.ImportAsync(file.Text, publish: true, cancel);
        return [.. outcome.Problems.Select(p => new LoadProblem(file.Path, p.ActivityId is { } id ? LineOfActivity(file, id) : null, p.ActivityId ?? "", p.Message))];
    }

    /// <summary>How a case's workflow starts: the instance has the id of its case, so the two share their shard key.</summary>
    internal static StartRequest StartOf(CaseSession session) => new(session.Case.Id)
    {
        DefinitionId = session.Case.BundleId,
        CorrelationId = session.Case.Number,
        Session = session,
    };

    private static int? LineOfActivity(DefinitionFile file, string id) =>
        (file.Root.SelectTokens("$..activities[*]").FirstOrDefault(a => (string?)a["id"] == id) as Newtonsoft.Json.IJsonLineInfo)?.LineNumber;
}

using Approval.Workflows.Definitions;
using Approval.Workflows.Expressions;
using Approval.Workflows.Stimuli;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Http;

/// <summary>Refuses a path and method that another published definition has.</summary>
internal static class EndpointClash
{
    public static async Task<List<DefinitionProblem>> FindAsync(StoreTransaction tx, CompiledWorkflow workflow, CancellationToken cancel)
    {
        var problems = new List<DefinitionProblem>();
        foreach (var node in workflow.Nodes.Values.Where(n => n.Part == workflow.Part && n.CanStart && n.Behaviour is HttpEndpoint))
        {
            var path = Conversion.ToText(node.Fixed("path")) ?? "";
            if (RouteTemplate.Parse(path).IsTooLong)
                problems.Add(new DefinitionProblem(ProblemSeverity.Error, "http.path-too-long", $"路径“{path}”超过 {RouteTemplate.MostParts} 段。", node.Id, Member: "path"));
            foreach (var trigger in node.Behaviour.Triggers(node, tx.Now))
            {
                var others = await tx.QueryAsync("SELECT definition_id FROM workflow_trigger WHERE hash = $1 AND definition_id <> $2 LIMIT 1", r => r.GetString(0), cancel, Stimulus.Hash(trigger.Name, trigger.Payload), workflow.DefinitionId);
                if (others.Count > 0)
                    problems.Add(new DefinitionProblem(ProblemSeverity.Error, "http.path-in-use", $"The {path} path and {trigger.Payload!["method"]} method are already in use by another workflow! 路径和方法已被流程“{others[0]}”占用。", node.Id, Member: "path"));
            }
        }
        return problems;
    }
}

using System.Text.Json.Nodes;
using Approval.Workflows.Activations;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;
using Approval.Workflows.Flowcharts;
using Approval.Workflows.Scheduling;

namespace Approval.Workflows.Soundness;

/// <summary>Everything publishing looks at beyond what compiling already found.</summary>
internal static class DefinitionCheck
{
    /// <summary>States explored of one flowchart before the check gives up.</summary>
    private const int States = 20_000;

    public static IEnumerable<DefinitionProblem> Of(CompiledWorkflow workflow)
    {
        foreach (var list in new[] { "inputs", "outputs" })
        {
            foreach (var name in Names(workflow.Document[list]).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
                yield return new DefinitionProblem(ProblemSeverity.Error, $"definition.duplicate-{list}", $"名称“{name.Key}”在 {list} 中重复。", Member: list);
        }
        if (workflow.Activation == ActivationStrategy.Unknown)
            yield return new DefinitionProblem(ProblemSeverity.Error, "activation.unknown-strategy", "启动策略（activationStrategyType）在本系统中没有。", Member: "options");
        foreach (var problem in workflow.Nodes.Values.Where(n => n.Part == workflow.Part).SelectMany(node => OfActivity(node, workflow)))
            yield return problem;
    }

    /// <summary>A workflow that embeds itself, over others or at once.</summary>
    public static DefinitionProblem Cycle(IReadOnlyList<string> way) =>
        new(ProblemSeverity.Error, "workflow.cycle", $"流程循环嵌套自身：{string.Join(" → ", way)}。") { Path = way };

    private static IEnumerable<DefinitionProblem> OfActivity(ActivityNode node, CompiledWorkflow workflow)
    {
        foreach (var input in node.Behaviour.Descriptor.Inputs.Where(i => i.IsRequired && !node.Inputs.ContainsKey(i.Name)))
            yield return Error(node, "input.missing", $"活动“{node.Id}”缺少必填输入“{input.Name}”。", input.Name);
        foreach (var (name, input) in node.Inputs)
        {
            if (input is VariableInput variable && !IsDeclared(node, variable, workflow))
                yield return new DefinitionProblem(ProblemSeverity.Warning, "expression.unknown-variable", $"活动“{node.Id}”引用了未声明的变量“{variable.Name}{variable.Id}”。", node.Id, Member: name);
        }
        if (node.Type == "Elsa.Cron" && node.Inputs.GetValueOrDefault("cronExpression") is LiteralInput cron && CronError(cron) is { } message)
            yield return Error(node, "schedule.bad-cron", message, "cronExpression");
        if (node.Behaviour is not Flowchart)
            yield break;
        foreach (var problem in Dangling(node).Concat(Loops(node, workflow.Mode)).Concat(new FlowExplorer(new FlowShape(node, workflow.Mode), States).Explore()))
            yield return problem;
    }

    private static IEnumerable<DefinitionProblem> Dangling(ActivityNode flowchart)
    {
        var known = flowchart.Members("activities").Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var connection in (flowchart.Raw("connections") as JsonArray ?? []).OfType<JsonObject>())
        {
            var (source, target) = (FlowGraph.End(connection, "source"), FlowGraph.End(connection, "target"));
            if (!known.Contains(source ?? "") || !known.Contains(target ?? ""))
                yield return Error(flowchart, "flow.dangling-connection", $"连线“{source} → {target}”的一端不存在。", "connections");
        }
    }

    private static IEnumerable<DefinitionProblem> Loops(ActivityNode flowchart, FlowchartMode mode)
    {
        var plan = FlowPlan.Of(flowchart);
        if (mode != FlowchartMode.CounterBased || flowchart.Members("activities").Count == 0)
            yield break;
        var graph = plan.Graph(plan.Start);
        foreach (var edge in graph.Out.SelectMany(e => e).Where(e => !graph.IsForward(e) && graph.IsReachable(graph.Edges[e].Source) && !graph.IsProperLoop(e)))
        {
            var (source, _, target) = graph.Edges[edge];
            var activities = flowchart.Members("activities");
            yield return Error(flowchart, "flow.invalid-back-edge", $"从“{activities[source].Id}”回到“{activities[target].Id}”的连线不是合法的循环。", "connections");
        }
    }

    private static bool IsDeclared(ActivityNode node, VariableInput input, CompiledWorkflow workflow)
    {
        if (workflow.Part.VariablesById.ContainsKey(input.Id) || input.Name is "CurrentValue" or "CurrentIndex")
            return true;
        for (var scope = node; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.Any(v => string.Equals(v.Name, input.Name, StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        return workflow.Variables.Any(v => string.Equals(v.Name, input.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static string? CronError(LiteralInput cron)
    {
        try
        {
            CronSchedule.Parse(Conversion.ToText(cron.Value) ?? "");
            return null;
        }
        catch (WorkflowFaultException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<string> Names(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>().Select(o => WorkflowCompiler.Text(o["name"]));

    private static DefinitionProblem Error(ActivityNode node, string code, string message, string member) =>
        new(ProblemSeverity.Error, code, message, node.Id, Member: member);
}

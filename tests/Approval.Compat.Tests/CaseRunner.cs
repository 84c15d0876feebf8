using Approval.Workflows;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Instances;

namespace Approval.Compat.Tests;

/// <summary>Drives a definition through its script on the bare engine.</summary>
internal sealed class CaseRunner
{
    private static readonly ActivityCatalog s_catalog = new([.. BuiltInActivities.All, .. TestActivities.All]);
    private static readonly DateTimeOffset s_now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly CaseRun _run;
    private readonly CompiledWorkflow _workflow;
    private readonly bool _persists;
    private WorkflowInstance _instance;

    private CaseRunner(CompatCase @case, string mode, bool persists)
    {
        _run = new CaseRun(@case.Decisions);
        _persists = persists;
        var document = WorkflowDocument.Parse(@case.Definition.ToJsonString());
        _workflow = new WorkflowCompiler(s_catalog, mode == "counter" ? FlowchartMode.CounterBased : FlowchartMode.TokenBased).Compile(document, "case").Workflow;
        _instance = new WorkflowInstance(Guid.CreateVersion7(s_now), _workflow);
    }

    public static CaseResult Run(CompatCase @case, string mode, bool persists)
    {
        var runner = new CaseRunner(@case, mode, persists);
        runner.Burst().Start();
        var failed = @case.Resume.Any(activity => !runner.Resume(activity));
        return runner.Result(failed);
    }

    private bool Resume(string activityId)
    {
        if (_persists)
            _instance = ReadBack(_instance);
        var waiting = Contexts(_instance.Root).FirstOrDefault(c => c.ActivityId == activityId && c.Bookmarks.Count > 0);
        if (waiting is null)
        {
            _run.Trace.Add($"!nobookmark:{activityId}");
            return true;
        }
        _run.Trace.Add($"|{activityId}");
        if (_instance.Status == InstanceStatus.Finished)
            return false;
        Burst().Resume(waiting, waiting.Bookmarks[0], input: null);
        return true;
    }

    private WorkflowInstance ReadBack(WorkflowInstance instance)
    {
        var read = new WorkflowInstance(instance.Id, _workflow) { Status = instance.Status, SubStatus = instance.SubStatus };
        StateReader.Read(StateWriter.Write(instance), read);
        return read;
    }

    private Burst Burst() => new(_instance, s_now, _run, BurstLimits.Standard);

    private CaseResult Result(bool failed) => new(
        string.Join(' ', _run.Trace),
        _instance.Status.ToString(),
        _instance.SubStatus.ToString(),
        Contexts(_instance.Root).Sum(c => c.Bookmarks.Count),
        _instance.Incidents.Count,
        failed);

    private static IEnumerable<ActivityContext> Contexts(ActivityContext? context) =>
        context is null ? [] : (context.Children ?? []).SelectMany(Contexts).Prepend(context);
}

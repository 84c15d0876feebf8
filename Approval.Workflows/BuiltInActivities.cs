using Approval.Workflows.Composition;
using Approval.Workflows.ControlFlow;
using Approval.Workflows.Execution;
using Approval.Workflows.Flowcharts;
using Approval.Workflows.Http;
using Approval.Workflows.Loops;
using Approval.Workflows.Primitives;
using Approval.Workflows.Scheduling;

namespace Approval.Workflows;

/// <summary>The activities of Elsa 3 that this room brings itself.</summary>
public static class BuiltInActivities
{
    public static IReadOnlyList<Activity> All { get; } =
    [
        new Flowchart(), new Sequence(), new ControlFlow.Parallel(), new Fork(), new FlowNode(),
        new Start(), new End(), new Finish(), new Complete(), new Break(),
        new If(), new Switch(), new FlowDecision(), new FlowSwitch(), new FlowFork(), new FlowJoin(),
        new For(), new ForEach(), new ParallelForEach(), new While(),
        new SetVariable(), new SetName(), new SetOutput(), new Correlate(), new WriteLine(), new Log(), new Fault(),
        new Event(), new PublishEvent(), new RunTask(), new RunJavaScript(),
        new DispatchWorkflow(), new ExecuteWorkflow(), new BulkDispatchWorkflows(),
        new HttpEndpoint(), new WriteHttpResponse(), new SendHttpRequest(), new FlowSendHttpRequest(),
        new Delay(), new Scheduling.Timer(), new StartAt(), new Cron(),
    ];
}

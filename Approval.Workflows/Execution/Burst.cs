using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Expressions;
using Approval.Workflows.Http;
using Approval.Workflows.Jobs;

namespace Approval.Workflows.Execution;

/// <summary>
/// Everything of one instance that can run without waiting: one first-in-first-out queue on one thread, so parallel
/// branches take turns breadth first as in Elsa. Pure: it reads no clock, draws no id and touches nothing outside.
/// </summary>
internal sealed class Burst(WorkflowInstance instance, DateTimeOffset now, object? session, BurstLimits limits)
{
    private readonly Queue<WorkItem> _queue = new(instance.Left);
    private readonly BurstRecord _record = new();
    private RecordedCall? _call;
    private int _steps;

    public DateTimeOffset Now => now;

    public object? Session => session;

    public BurstRecord Record => _record;

    public BurstLimits Limits => limits;

    /// <summary>Input of the stimulus that started this burst; <c>getInput</c> prefers it.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? StimulusInput { get; init; }

    /// <summary>Node of the trigger that started the instance, if one did.</summary>
    public ActivityNode? Trigger { get; init; }

    /// <summary>The request this burst answers, if it answers one.</summary>
    public HttpExchange? Http { get; init; }

    /// <summary>Measures how long activities take; null measures nothing.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>What activities of other rooms did in the burst that this one replays; null calls them.</summary>
    public Queue<RecordedCall>? Script { get; init; }

    /// <summary>Runs a new instance from its root.</summary>
    public void Start()
    {
        Enter();
        foreach (var variable in instance.Definition.Variables)
            instance.Variables.TryAdd(variable.Name, variable.Default);
        _queue.Enqueue(new WorkItem(instance.Definition.Root, Owner: null));
        Drain();
    }

    /// <summary>Consumes a bookmark and runs what follows.</summary>
    public void Resume(ActivityContext waiting, Bookmark bookmark, JsonNode? input)
    {
        Enter();
        if (bookmark.AutoBurn)
            Remove(waiting, bookmark);
        waiting.Since = Clock?.GetTimestamp() ?? 0;
        Guard(waiting, () => waiting.Node.Behaviour.Resume(waiting, bookmark, input));
        Drain();
    }

    /// <summary>Does something to the instance from outside (cancel, retry, skip) and runs what follows.</summary>
    public void Alter(Action<Burst> change)
    {
        Enter();
        change(this);
        Drain();
    }

    /// <summary>Takes a faulted execution out and queues its activity again.</summary>
    public void Rerun(ActivityContext context)
    {
        Cancel(context);
        Enqueue(new WorkItem(context.Node, context.Parent, context.Scope, context.Tag));
    }

    public void Enqueue(WorkItem item)
    {
        (item.Owner?.Queued ?? Listed(item.Owner))?.Add(item.Node);
        _queue.Enqueue(item);
    }

    public Bookmark Add(ActivityContext context, Bookmark bookmark)
    {
        (context.OwnBookmarks ??= []).Add(bookmark);
        _record.Created.Add(bookmark);
        return bookmark;
    }

    public void Add(ActivityContext context, JobRequest job)
    {
        _record.Jobs.Add(job);
        var index = context.OwnBookmarks?.FindIndex(b => b.Id == job.BookmarkId) ?? -1;
        if (index < 0)
            return;
        var bookmark = context.OwnBookmarks![index];
        context.OwnBookmarks[index] = bookmark with { HasJob = true };
        _record.Replace(bookmark, context.OwnBookmarks[index]);
    }

    public void Log(ActivityContext context, string level, string message) => _record.Logs.Add(new LogLine(context.ActivityId, level, message));

    public void Remember(ActivityContext context, string output, JsonNode? value) => _record.Remember(context.Node, output, value);

    public void Complete(ActivityContext context, IReadOnlyList<string> outcomes)
    {
        if (context.Status != ActivityStatus.Running)
            return;
        CancelChildren(context);
        Leave(context, ActivityStatus.Completed, outcomes);
        if (context.Parent is null)
            Finish(InstanceSubStatus.Finished);
        else if (context.Parent.Status == ActivityStatus.Running)
            Guard(context.Parent, () => context.Parent.Node.Behaviour.ChildCompleted(context.Parent, context, outcomes));
    }

    public void Fault(ActivityContext context, string code, string message)
    {
        if (context.Status != ActivityStatus.Running)
            return;
        context.Status = ActivityStatus.Faulted;
        var incident = new Incident(context.ActivityId, context.NodeId, context.Node.Type, context.ActivityInstanceId, code, message, now);
        instance.Add(incident);
        _record.Incidents.Add(incident);
        Ran(context, ActivityStatus.Faulted, []);
        if (!instance.Definition.ContinueWithIncidents)
            (instance.Status, instance.SubStatus) = (InstanceStatus.Finished, InstanceSubStatus.Faulted);
    }

    /// <summary>Takes an execution and all below it out of the instance.</summary>
    public void Cancel(ActivityContext context)
    {
        if (context.Status is not (ActivityStatus.Running or ActivityStatus.Faulted))
            return;
        CancelChildren(context);
        Withdraw(context);
        Call(context, () => context.Node.Behaviour.Cancelled(context));
        Leave(context, ActivityStatus.Canceled, []);
    }

    /// <summary>Ends the whole instance now: nothing queued runs any more.</summary>
    /// <param name="by">The activity that ends it, if one does; it counts as completed.</param>
    public void End(InstanceSubStatus outcome, ActivityContext? by = null)
    {
        _queue.Clear();
        if (by is not null)
            Leave(by, ActivityStatus.Completed, []);
        if (instance.Root is { } root)
            Cancel(root);
        Finish(outcome);
    }

    private static List<ActivityNode>? Listed(ActivityContext? owner) => owner is null ? null : owner.Queued = [];

    private void Enter()
    {
        instance.Burst = this;
        instance.Left.Clear();
        (instance.Status, instance.SubStatus) = (InstanceStatus.Running, InstanceSubStatus.Executing);
    }

    private void Drain()
    {
        while (instance.Status == InstanceStatus.Running || instance.SubStatus == InstanceSubStatus.Finished)
        {
            if (!_queue.TryDequeue(out var item))
                break;
            Run(item);
        }
        if (instance.Status == InstanceStatus.Running)
            instance.SubStatus = InstanceSubStatus.Suspended;
        instance.Left.AddRange(_queue);
    }

    private void Run(WorkItem item)
    {
        item.Owner?.Queued?.Remove(item.Node);
        var context = new ActivityContext(instance, item.Node, item.Owner, ++instance.Counter) { Scope = item.Scope, Tag = item.Tag };
        context.Since = Clock?.GetTimestamp() ?? 0;
        Attach(context);
        if (++_steps > limits.Steps)
        {
            Fault(context, "burst.too-long", $"More than {limits.Steps} activities ran without waiting; the flow has a loop without end, or a loop too long for one burst.");
            return;
        }
        Guard(context, () =>
        {
            if (context.Node.Embedded is null)
                Scopes.Declare(context, context.Node.Variables);
            context.Node.Behaviour.Execute(context);
        });
        if (context.Status == ActivityStatus.Running)
            Waiting(context);
    }

    private void Waiting(ActivityContext context)
    {
        // The owner has ended while this stood in the queue: Elsa lets it run once, but nobody would ever resume it.
        if (context.Parent is { Status: not ActivityStatus.Running } || instance.Status == InstanceStatus.Finished)
            Cancel(context);
        else
            Ran(context, ActivityStatus.Running, []);
    }

    private void Attach(ActivityContext context)
    {
        if (context.Parent is null)
            instance.Root = context;
        else
            (context.Parent.Children ??= []).Add(context);
    }

    private void Leave(ActivityContext context, ActivityStatus status, IReadOnlyList<string> outcomes)
    {
        context.Status = status;
        context.Parent?.Children?.Remove(context);
        foreach (var bookmark in context.OwnBookmarks ?? Enumerable.Empty<Bookmark>())
            _record.Gone(bookmark);
        context.OwnBookmarks = null;
        Ran(context, status, outcomes);
    }

    private void Ran(ActivityContext context, ActivityStatus status, IReadOnlyList<string> outcomes) =>
        _record.Run(context, status, outcomes, context.Since == 0 || Clock is null ? TimeSpan.Zero : Clock.GetElapsedTime(context.Since));

    private void Remove(ActivityContext context, Bookmark bookmark)
    {
        context.OwnBookmarks?.Remove(bookmark);
        _record.Gone(bookmark);
    }

    private void CancelChildren(ActivityContext context)
    {
        while (context.Children is { Count: > 0 } children)
            Cancel(children[0]);
    }

    private void Withdraw(ActivityContext context)
    {
        if (context.Queued is not { Count: > 0 })
            return;
        context.Queued.Clear();
        for (var left = _queue.Count; left > 0; left--)
        {
            var item = _queue.Dequeue();
            if (item.Owner != context)
                _queue.Enqueue(item);
        }
    }

    private void Finish(InstanceSubStatus outcome)
    {
        (instance.Status, instance.SubStatus) = (InstanceStatus.Finished, outcome);
        instance.Root = null;
    }

    /// <summary>Notes an effect of the activity of another room that is being called.</summary>
    public void Note(string kind, params ReadOnlySpan<JsonNode?> values)
    {
        if (_call is not null)
            _call.Note([kind, .. values]);
    }

    public void Note(string kind, string[] values)
    {
        if (_call is not null)
            _call.Note([kind, .. values.Select(v => (JsonNode?)v)]);
    }

    /// <summary>Calls a behaviour: one of this room as it is, one of another room with its effects noted, or from the notes.</summary>
    private void Call(ActivityContext context, Action behaviour)
    {
        if (_call is null && !context.Node.IsOutside)
        {
            behaviour();
            return;
        }
        var outer = _call;
        try
        {
            _call = context.Node.IsOutside && Script is null ? _record.Open(context) : null;
            if (context.Node.IsOutside && Script is not null)
                Recorded(context).Play(context);
            else
                behaviour();
        }
        catch (Exception e) when (_call is not null && e is not OperationCanceledException)
        {
            _call.Note("fault", e is WorkflowFaultException fault ? fault.Code : "activity.exception", e.Message);
            throw;
        }
        finally
        {
            if (context.OwnProperties is { Count: > 0 } properties)
                _call?.Note("properties", properties);
            _call = outer;
        }
    }

    private RecordedCall Recorded(ActivityContext context) => Script!.TryDequeue(out var call) && call.Number == context.Number
        ? call
        : throw new WorkflowFaultException("replay.diverged", $"The journal has no call of {context.Node} here.");

    /// <summary>The edge where an exception of an activity becomes an incident of its instance; other instances go on.</summary>
    private void Guard(ActivityContext context, Action action)
    {
        try
        {
            Call(context, action);
        }
        catch (WorkflowFaultException fault)
        {
            Fault(context, fault.Code, fault.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Fault(context, "activity.exception", exception.Message);
        }
    }
}

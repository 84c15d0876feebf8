using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Expressions;
using Approval.Workflows.Jobs;

namespace Approval.Workflows.Execution;

/// <summary>One execution of an activity inside an instance: its inputs, its children, and what it may do.</summary>
public sealed class ActivityContext
{
    private Dictionary<string, JsonNode?>? _inputs;

    internal ActivityContext(WorkflowInstance instance, ActivityNode node, ActivityContext? parent, int number)
    {
        Instance = instance;
        Node = node;
        Parent = parent;
        Number = number;
    }

    public string ActivityId => Node.Id;

    /// <summary>Path of ids from the root.</summary>
    public string NodeId => Node.NodeId;

    public Guid ActivityInstanceId => Instance.IdOf(Number);

    public WorkflowInstance Instance { get; }

    public ActivityStatus Status { get; internal set; } = ActivityStatus.Running;

    /// <summary>The one instant of this burst.</summary>
    public DateTimeOffset Now => Burst.Now;

    /// <summary>Bookmarks of this execution that are still open.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => OwnBookmarks ?? [];

    /// <summary>Data this execution keeps between bursts.</summary>
    public JsonObject Properties => OwnProperties ??= [];

    internal ActivityNode Node { get; }

    internal ActivityContext? Parent { get; }

    internal int Number { get; }

    internal int Tag { get; init; }

    internal List<ActivityContext>? Children { get; set; }

    /// <summary>Nodes this container has in the queue, once for each entry.</summary>
    internal List<ActivityNode>? Queued { get; set; }

    internal Dictionary<string, JsonNode?>? Scope { get; set; }

    internal JsonObject? OwnProperties { get; set; }

    internal List<Bookmark>? OwnBookmarks { get; set; }

    /// <summary>State of a container in its own compact form.</summary>
    internal FlowState? Flow { get; set; }

    internal Burst Burst => Instance.Burst ?? throw new InvalidOperationException("An activity context lives only inside a burst.");

    /// <summary>True when nothing of this container runs, waits or stands in the queue.</summary>
    internal bool IsIdle => Children is not { Count: > 0 } && Queued is not { Count: > 0 };

    /// <summary>Evaluates an input, once a burst, and converts it.</summary>
    /// <exception cref="WorkflowFaultException">The expression failed or its value cannot be converted; the activity faults.</exception>
    public T? Input<T>(string name) => Conversion.To<T>(InputNode(name), name);

    /// <summary>The evaluated input as JSON; null when the definition does not give it.</summary>
    public JsonNode? InputNode(string name)
    {
        if (_inputs is not null && _inputs.TryGetValue(name, out var known))
            return known;
        if (!Node.Inputs.TryGetValue(name, out var spec))
            return null;
        var value = spec.Evaluate(this);
        (_inputs ??= new(StringComparer.OrdinalIgnoreCase))[name] = value;
        return value;
    }

    /// <summary>Writes an output to the variable or workflow output the definition binds it to.</summary>
    public void SetOutput(string name, object? value)
    {
        var node = Conversion.ToNode(value);
        Burst.Note("output", name, node);
        Burst.Remember(this, name, node);
        if (Node.Outputs.TryGetValue(name, out var target) || (Node.Embedded is not null && Node.Outputs.TryGetValue("_" + name, out target)))
            this.Assign(target, node);
    }

    /// <summary>Completes with the outcomes; none means <c>Done</c>.</summary>
    public void Complete(params string[] outcomes)
    {
        Burst.Note("complete", outcomes);
        Burst.Complete(this, outcomes.Length == 0 ? Outcome.Done : outcomes);
    }

    /// <summary>Waits.</summary>
    /// <param name="name">What is waited for.</param>
    /// <param name="payload">Data of the wait.</param>
    /// <param name="indexed">Also found by name and payload; otherwise only by its id.</param>
    /// <param name="due">Resumed by the clock at this instant.</param>
    public Bookmark CreateBookmark(string name, JsonNode? payload = null, bool indexed = false, DateTimeOffset? due = null)
    {
        Burst.Note("bookmark", name, payload, indexed, due?.UtcTicks);
        return Burst.Add(this, new Bookmark(DrawId(), name, payload, ActivityId, ActivityInstanceId, indexed, due));
    }

    /// <summary>Asks for outside work after the commit.</summary>
    /// <param name="kind">Selects the <see cref="IJobHandler"/>.</param>
    /// <param name="resumesBookmark">Name of a bookmark of this execution that the result resumes.</param>
    /// <param name="key">A key of the activity's own, handed to the handler.</param>
    public void EnqueueJob(string kind, JsonNode payload, string? resumesBookmark = null, string? key = null)
    {
        var bookmark = resumesBookmark is null ? null : Bookmarks.LastOrDefault(b => b.Name == resumesBookmark)
            ?? throw new InvalidOperationException($"Activity {ActivityId} has no bookmark '{resumesBookmark}' for its job.");
        Burst.Note("job", kind, resumesBookmark);
        Burst.Add(this, new JobRequest(DrawId(), bookmark?.Id, kind, payload, key));
    }

    /// <summary>Ends this execution as faulted; the incident strategy decides what becomes of the instance.</summary>
    public void Fault(string code, string message)
    {
        Burst.Note("fault", code, message);
        Burst.Fault(this, code, message);
    }

    /// <summary>An id that a replay of the burst makes again.</summary>
    public Guid NewId()
    {
        Burst.Note("id");
        return DrawId();
    }

    /// <summary>The business state beside this instance.</summary>
    /// <exception cref="InvalidOperationException">The caller gave none, or one of another type.</exception>
    public T Session<T>()
        where T : class =>
        Burst.Session as T ?? throw new InvalidOperationException($"Activity {ActivityId} of type {Node.Type} needs a session of type {typeof(T).Name}.");

    /// <summary>Puts the activity embedded in a member into the queue.</summary>
    /// <returns>False when the member is empty.</returns>
    public bool Schedule(string port)
    {
        if (Node.Port(port) is not { } child)
            return false;
        Burst.Note("schedule", port);
        Schedule(child);
        return true;
    }

    /// <summary>A raw member of the activity in the definition, e.g. <c>cases</c>. Not to be changed.</summary>
    public JsonNode? Member(string name) => Node.Raw(name);

    /// <summary>Writes a line to the instance's log.</summary>
    public void Log(string level, string message) => Burst.Log(this, level, message);

    /// <summary>The value of the nearest variable of this name.</summary>
    public JsonNode? GetVariable(string name) => this.Find(name);

    /// <summary>Sets the nearest variable of this name; an unknown name becomes a variable of the workflow.</summary>
    public void SetVariable(string name, JsonNode? value)
    {
        Burst.Note("variable", name, value);
        this.Store(name, value);
    }

    internal void Schedule(ActivityNode child, Dictionary<string, JsonNode?>? scope = null, int tag = 0) =>
        Burst.Enqueue(new WorkItem(child, this, scope, tag));

    /// <summary>When this execution began in this burst, by the clock that measures it.</summary>
    internal long Since { get; set; }

    internal Guid DrawId() => Instance.IdOf(++Instance.Counter);

    internal void ForgetInputs() => _inputs = null;

    internal IReadOnlyDictionary<string, JsonNode?>? EvaluatedInputs => _inputs;
}

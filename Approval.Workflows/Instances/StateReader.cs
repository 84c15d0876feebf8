using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Instances;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
internal ref struct StateReader
{
    /// <summary>First number of every document; a reader refuses what it does not know.</summary>
    public const int Format = 2;

    private readonly List<string> _names = [];
    private readonly WorkflowInstance _instance;
    private readonly Dictionary<int, ActivityContext> _contexts = [];
    private ReadOnlySpan<byte> _rest;

    private StateReader(ReadOnlySpan<byte> bytes, WorkflowInstance instance)
    {
        _rest = bytes;
        _instance = instance;
    }

    /// <summary>Fills a fresh instance.</summary>
    /// <exception cref="InvalidDataException">The document is of an unknown format, or names an activity the definition lacks.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, WorkflowInstance instance) => new StateReader(bytes, instance).Instance();

    private void Instance()
    {
        if (Number() is var format && format is not (1 or Format))
            throw new InvalidDataException($"State of instance {_instance.Id} has format {format}; this version reads {Format}.");
        _instance.Counter = (int)Number();
        _instance.Name = Name() is { Length: > 0 } name ? name : null;
        if (format > 1)
            _instance.Properties = Json() as JsonObject ?? [];
        Values(_instance.Inputs);
        Values(_instance.Outputs);
        Values(_instance.Variables);
        foreach (var variable in _instance.Definition.Variables)
            _instance.Variables.TryAdd(variable.Name, variable.Default);
        for (var count = Number(); count > 0; count--)
            _instance.Add(Json().Deserialize<Incident>()!);
        if (Number() == 1)
            _instance.Root = Context(parent: null);
        for (var count = Number(); count > 0; count--)
            Item();
    }

    private ActivityContext Context(ActivityContext? parent)
    {
        var node = Node();
        var context = new ActivityContext(_instance, node, parent, (int)Number()) { Status = (ActivityStatus)Number(), Tag = (int)Number() };
        _contexts[context.Number] = context;
        context.Scope = Values();
        foreach (var variable in node.Variables)
            (context.Scope ??= new(StringComparer.OrdinalIgnoreCase)).TryAdd(variable.Name, variable.Default);
        context.OwnProperties = Json() as JsonObject;
        context.Flow = Flow();
        for (var count = Number(); count > 0; count--)
            (context.OwnBookmarks ??= []).Add(Bookmark(context));
        for (var count = Number(); count > 0; count--)
            (context.Children ??= []).Add(Context(context));
        return context;
    }

    private Bookmark Bookmark(ActivityContext context)
    {
        var id = new Guid(_rest[..16], bigEndian: true);
        _rest = _rest[16..];
        var (name, payload, flags) = (Name(), Json(), Number());
        DateTimeOffset? due = (flags & 4) == 0 ? null : new DateTimeOffset(Number(), TimeSpan.Zero);
        return new Bookmark(id, name, payload, context.ActivityId, context.ActivityInstanceId, (flags & 1) != 0, due) { AutoBurn = (flags & 2) != 0, HasJob = (flags & 8) != 0 };
    }

    private FlowState? Flow()
    {
        var start = Number();
        if (start == 0)
            return null;
        var flow = new FlowState { Start = (int)start - 1 };
        for (var count = Number(); count > 0; count--)
            flow.Arrived.Add((int)Number());
        for (var count = Number(); count > 0; count--)
            flow.Spent.Add((int)Number());
        return flow;
    }

    private void Item()
    {
        var node = Node();
        var owner = _contexts.GetValueOrDefault((int)Number());
        var tag = (int)Number();
        _instance.Left.Add(new WorkItem(node, owner, Values(), tag));
        if (owner is not null)
            (owner.Queued ??= []).Add(node);
    }

    private ActivityNode Node()
    {
        var key = Name();
        return _instance.Definition.Nodes.TryGetValue(key, out var node)
            ? node
            : throw new InvalidDataException($"State of instance {_instance.Id} is at activity '{key}', which its definition does not have.");
    }

    private Dictionary<string, JsonNode?>? Values()
    {
        var count = Number();
        if (count == 0)
            return null;
        var values = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase);
        for (; count > 1; count--)
            values[Name()] = Json();
        return values;
    }

    private void Values(Dictionary<string, JsonNode?> into)
    {
        foreach (var (name, value) in Values() ?? [])
            into[name] = value;
    }

    private JsonNode? Json()
    {
        var length = (int)Number();
        if (length == 0)
            return null;
        var node = JsonNode.Parse(_rest[..(length - 1)]);
        _rest = _rest[(length - 1)..];
        return node;
    }

    private string Name()
    {
        var known = (int)Number();
        if (known > 0)
            return _names[known - 1];
        var length = (int)Number();
        var name = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        _names.Add(name);
        return name;
    }

    private long Number()
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var part = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)value;
            shift += 7;
        }
    }
}

using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Execution;

/// <summary>The state of one running workflow, as activities see it.</summary>
public sealed class WorkflowInstance
{
    private readonly List<Incident> _incidents = [];

    internal WorkflowInstance(Guid id, CompiledWorkflow definition)
    {
        Id = id;
        Definition = definition;
    }

    public Guid Id { get; }

    public string DefinitionId => Definition.DefinitionId;

    public string? CorrelationId
    {
        get;
        set
        {
            Burst?.Note("correlation", value);
            field = value;
        }
    }

    /// <summary>A label for people; set by <c>Elsa.SetName</c>.</summary>
    public string? Name
    {
        get;
        set
        {
            Burst?.Note("name", value);
            field = value;
        }
    }

    public InstanceStatus Status { get; internal set; } = InstanceStatus.Running;

    public InstanceSubStatus SubStatus { get; internal set; } = InstanceSubStatus.Pending;

    /// <summary>What the instance was started with. Kept for its whole life.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Input => Inputs;

    public IReadOnlyDictionary<string, JsonNode?> Output => Outputs;

    public IReadOnlyList<Incident> Incidents => _incidents;

    internal CompiledWorkflow Definition { get; }

    internal Dictionary<string, JsonNode?> Inputs { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, JsonNode?> Outputs { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values of the workflow's own variables, by name.</summary>
    internal Dictionary<string, JsonNode?> Variables { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the engine itself remembers: the parent, the reservation, whether there are children.</summary>
    internal JsonObject Properties { get; set; } = [];

    internal ActivityContext? Root { get; set; }

    /// <summary>Work that a fault left behind; a retry goes on with it.</summary>
    internal List<WorkItem> Left { get; } = [];

    /// <summary>Numbers given out so far; every id of the instance is derived from one.</summary>
    internal int Counter { get; set; }

    internal Burst? Burst { get; set; }

    /// <summary>The value of a workflow variable, or of the same name in no scope at all: null.</summary>
    public JsonNode? GetVariable(string name) => Variables.GetValueOrDefault(name);

    public void SetVariable(string name, JsonNode? value)
    {
        Burst?.Note("instance-variable", name, value);
        Variables[name] = value;
    }

    internal void Add(Incident incident) => _incidents.Add(incident);

    internal void Resolve(Guid activityInstanceId, DateTimeOffset at)
    {
        for (var i = 0; i < _incidents.Count; i++)
        {
            if (_incidents[i].ActivityInstanceId == activityInstanceId)
                _incidents[i] = _incidents[i] with { ResolvedAt = at };
        }
    }

    /// <summary>
    /// The n-th id of this instance. Derived, not drawn: a replayed burst makes the same ids, and a state document
    /// needs two bytes for an id instead of sixteen. It sorts beside the instance id, which is a UUIDv7.
    /// </summary>
    internal Guid IdOf(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        Id.TryWriteBytes(bytes, bigEndian: true, out _);
        var random = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        var mixed = unchecked(random + ((ulong)number * 0x9E37_79B9_7F4A_7C15UL));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (mixed & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000);
        return new Guid(bytes, bigEndian: true);
    }
}

using System.Text.Json.Nodes;
using Approval.Workflows.Composition;
using Approval.Workflows.Primitives;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Definitions;

/// <summary>One walk over the activities of a document.</summary>
internal sealed class CompilePass(ActivityCatalog catalog, WorkflowDocument document, WorkflowParts parts, FlowchartMode defaultMode)
{
    /// <summary>Activities of one definition with all it embeds; workflows that embed each other three times over grow by powers.</summary>
    private const int MostNodes = 100_000;

    private static readonly HashSet<string> s_plain = new(
        ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "connections", "variables"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, ActivityNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<DefinitionProblem> _problems = [];
    private readonly Dictionary<string, WorkflowReference> _references = new(StringComparer.Ordinal);
    private WorkflowPart _part = WorkflowPart.Of(document, WorkflowCompiler.Mode(document.Json, defaultMode));
    private string _keys = "";

    public IReadOnlyDictionary<string, ActivityNode> Nodes => _nodes;

    public WorkflowPart Part => _part;

    public IReadOnlyList<WorkflowReference> References => [.. _references.Values];

    public IReadOnlyList<DefinitionProblem> Problems => _problems;

    public ActivityNode Root(JsonObject json)
    {
        foreach (var (owner, member) in document.Repeated)
            Report(ProblemSeverity.Warning, "definition.repeated-member", $"成员“{member}”出现了两次，只取最后一个。", owner);
        var root = Visit(json, parent: null, "Workflow1", member: "root", position: 0);
        _part.Variables = Variables(document.Json["variables"], activityId: null);
        return root;
    }

    private List<VariableSpec> Variables(JsonNode? list, string? activityId)
    {
        var specs = new List<VariableSpec>();
        foreach (var json in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = WorkflowCompiler.Text(json["name"]);
            var type = WorkflowCompiler.Text(json["typeName"]) is { Length: > 0 } alias ? alias : "Object";
            var id = WorkflowCompiler.Text(json["id"]) is { Length: > 0 } given ? given : name;
            var driver = WorkflowCompiler.Text(json["storageDriverTypeName"]);
            var spec = new VariableSpec(id, name, type, Default(json, type, activityId), driver.Contains("WorkflowInstanceStorageDriver", StringComparison.Ordinal) || driver.Contains("WorkflowStorageDriver", StringComparison.Ordinal));
            specs.Add(spec);
            _part.VariablesById.TryAdd(id, spec);
        }
        return specs;
    }

    private JsonNode? Default(JsonObject json, string type, string? activityId)
    {
        try
        {
            return TypeAliases.Default(json["value"], type, json["isArray"] is JsonValue v && v.TryGetValue<bool>(out var many) && many);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidOperationException)
        {
            Report(ProblemSeverity.Error, "variable.bad-default", $"变量“{WorkflowCompiler.Text(json["name"])}”的默认值不是 {type}。", json, activityId);
            return null;
        }
    }

    private ActivityNode Visit(JsonObject json, ActivityNode? parent, string prefix, string member, int position)
    {
        var type = WorkflowCompiler.Text(json["type"]);
        var id = WorkflowCompiler.Text(json["id"]) is { Length: > 0 } given ? given : $"{parent?.Id}.{member}{position}";
        var custom = json["customProperties"] as JsonObject;
        var inner = catalog.Find(type) is null ? parts.Find(WorkflowReference.Of(json, type)) : null;
        var node = new ActivityNode(id, Unique(id, json), $"{prefix}:{id}", parent, json, inner is null ? Behaviour(type, id, json) : EmbeddedWorkflow.Instance)
        {
            Type = type,
            Part = _part,
            Embedded = inner is null ? null : WorkflowPart.Of(inner, WorkflowCompiler.Mode(inner.Json, defaultMode)),
            Name = WorkflowCompiler.Text(json["name"]) is { Length: > 0 } name ? name : id,
            Position = position,
            CanStart = custom?["canStartWorkflow"] is JsonValue can && can.TryGetValue<bool>(out var start) && start,
            MergeMode = WorkflowCompiler.Text(custom?["mergeMode"]) is { Length: > 0 } merge ? merge : null,
            Variables = Variables(json["variables"], id),
        };
        _nodes[node.Key] = node;
        foreach (var (key, value) in json)
        {
            // A flowchart's "start" repeats a child; Elsa computes the start and so do we.
            if (value is not null && !s_plain.Contains(key) && (key != "start" || type != "Elsa.Flowchart"))
                Member(node, key, value);
        }
        if (inner is not null)
            Embed(node, inner);
        return node;
    }

    /// <summary>The graph of an embedded workflow under its activity, with keys, variables and names of its own.</summary>
    private void Embed(ActivityNode node, WorkflowDocument inner)
    {
        if (_nodes.Count > MostNodes)
        {
            Report(ProblemSeverity.Error, "definition.too-large", $"流程连同其子流程超过 {MostNodes} 个活动。", node.Json, node.Id);
            return;
        }
        var (part, keys) = (_part, _keys);
        (_part, _keys) = (node.Embedded!, node.Key + "/");
        _part.Variables = Variables(inner.Json["variables"], activityId: null);
        node.Variables = _part.Variables;
        node.Children["root"] = [Visit((JsonObject)inner.Json["root"]!, node, node.NodeId, "root", 0)];
        (_part, _keys) = (part, keys);
    }

    private string Unique(string id, JsonObject json)
    {
        if (!_nodes.ContainsKey(_keys + id))
            return _keys + id;
        Report(ProblemSeverity.Error, "activity.duplicate-id", $"活动标识“{id}”重复。", json, id);
        var number = 2;
        while (_nodes.ContainsKey($"{_keys}{id}#{number}"))
            number++;
        return $"{_keys}{id}#{number}";
    }

    private Activity Behaviour(string type, string id, JsonObject json)
    {
        if (catalog.Find(type) is { } known)
            return known;
        var reference = WorkflowReference.Of(json, type);
        _references.TryAdd(reference.Key, reference);
        Report(ProblemSeverity.Error, "activity.unknown-type", $"活动“{id}”的类型“{type}”在本系统中没有。", json, id);
        return MissingActivity.Instance;
    }

    private void Member(ActivityNode node, string name, JsonNode value)
    {
        switch (value)
        {
            case JsonObject child when IsActivity(child):
                node.Children[name] = [Visit(child, node, node.NodeId, name, 0)];
                break;
            case JsonObject input when input["expression"] is JsonObject expression:
                Input(node, name, WorkflowCompiler.Text(input["typeName"]), expression);
                break;
            case JsonObject output when output["memoryReference"] is JsonObject reference && WorkflowCompiler.Text(reference["id"]) is { Length: > 0 } target:
                node.Outputs[name] = target;
                break;
            case JsonArray list when list.OfType<JsonObject>().Any(IsActivity):
                node.Children[name] = [.. list.OfType<JsonObject>().Where(IsActivity).Select((child, i) => Visit(child, node, node.NodeId, name, i))];
                break;
            case JsonArray list when list.OfType<JsonObject>().Any():
                Cases(node, name, list);
                break;
            case JsonArray or JsonValue:
                node.Inputs[name] = new LiteralInput("Object", value);
                break;
        }
    }

    /// <summary>Raw lists such as <c>cases</c>, whose entries hold an expression or an activity.</summary>
    private void Cases(ActivityNode node, string name, JsonArray list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var (member, value) in list[i] as JsonObject ?? [])
            {
                if (value is JsonObject child && IsActivity(child))
                    node.Children[$"{name}[{i}].{member}"] = [Visit(child, node, node.NodeId, $"{name}{i}", 0)];
                else if (value is JsonObject expression && expression["type"] is JsonValue && expression.ContainsKey("value"))
                    Input(node, $"{name}[{i}].{member}", "Boolean", expression);
            }
        }
    }

    private void Input(ActivityNode node, string name, string type, JsonObject expression)
    {
        var made = ExpressionFactory.Make(type, expression);
        if (made.Spec is not null)
            node.Inputs[name] = made.Spec;
        if (made.Code is { } code && _keys.Length == 0)
            _problems.Add(new DefinitionProblem(ProblemSeverity.Error, code, made.Message!, node.Id, made.Line, made.Column, name));
    }

    private bool IsActivity(JsonObject json) =>
        json["type"] is JsonValue type && type.TryGetValue<string>(out var name) && !json.ContainsKey("expression") && !json.ContainsKey("typeName")
        && (json["id"] is JsonValue || json.ContainsKey("nodeId") || catalog.Find(name) is not null);

    /// <summary>What is wrong inside an embedded workflow was said when that one was published.</summary>
    private void Report(ProblemSeverity severity, string code, string message, JsonObject place, string? activityId = null)
    {
        if (_keys.Length > 0)
            return;
        var (line, column) = document.PlaceOf(place);
        _problems.Add(new DefinitionProblem(severity, code, message, activityId, line, column));
    }
}

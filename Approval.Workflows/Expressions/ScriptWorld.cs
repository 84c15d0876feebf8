using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Scripting;

namespace Approval.Workflows.Expressions;

/// <summary>
/// What a script of a workflow can name (2.6 of the compatibility specification). Names are answered when the script
/// first reads them, so an expression pays for nothing it does not use.
/// </summary>
internal sealed class ScriptWorld(ActivityContext context)
{
    /// <summary>Outcomes that <c>setOutcome(s)</c> asked for; only RunJavaScript looks.</summary>
    public List<string> Outcomes { get; } = [];

    public ScriptGlobals Globals
    {
        get
        {
            // The clock of the burst and numbers from its counter: a replay of the burst computes the same.
            var globals = new ScriptGlobals { Time = new BurstTime(context.Now), Random = Random };
            globals.AddResolver(Resolve);
            return globals;
        }
    }

    private JsValue? Resolve(string name) => name switch
    {
        "variables" => JsValue.FromContainer(new VariableContainer(context)),
        "getVariable" => Function(name, a => Json(context.Find(Text(a, 0)))),
        "setVariable" => Function(name, a => Assign(Text(a, 0), a.ElementAtOrDefault(1))),
        "getInput" => Function(name, a => Json(WorkflowInputs.Get(context, Text(a, 0)))),
        "getOutputFrom" => Function(name, a => Json(context.Burst.Record.OutputOf(Text(a, 0), a.Length > 1 ? Text(a, 1) : "result"))),
        "getLastResult" => Function(name, _ => Json(context.Burst.Record.LastResult)),
        "setOutcome" => Function(name, a => SetOutcomes([Text(a, 0)])),
        "setOutcomes" => Function(name, a => SetOutcomes((a.ElementAtOrDefault(0).ToJson() as JsonArray ?? []).Select(o => Conversion.ToText(o) ?? ""))),
        _ => InstanceFunction(name) ?? ScriptTexts.Resolve(name) ?? Accessor(name),
    };

    private JsValue? InstanceFunction(string name) => name switch
    {
        "getWorkflowDefinitionId" => Answer(name, context.Instance.DefinitionId),
        "getWorkflowDefinitionVersionId" => Answer(name, context.Instance.Definition.VersionId),
        "getWorkflowDefinitionVersion" => Function(name, _ => JsValue.From(context.Instance.Definition.Version)),
        "getWorkflowInstanceId" => Answer(name, context.Instance.Id.ToString()),
        "getWorkflowInstanceName" => Answer(name, context.Instance.Name),
        "getCorrelationId" => Answer(name, context.Instance.CorrelationId),
        "setWorkflowInstanceName" => Function(name, a => Do(() => context.Instance.Name = Text(a, 0))),
        "setCorrelationId" => Function(name, a => Do(() => context.Instance.CorrelationId = Text(a, 0))),
        "newGuid" or "newGuidString" or "getGuid" or "getGuidString" => Function(name, _ => JsValue.From(context.NewId().ToString())),
        "newShortGuid" or "getShortGuid" => Function(name, _ => JsValue.From(Convert.ToBase64String(context.NewId().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_'))),
        _ => null,
    };

    /// <summary><c>getAmount()</c>, <c>setAmount(v)</c>, <c>getResultFromRunTask1()</c>.</summary>
    private JsValue? Accessor(string name)
    {
        if (name.Length <= 3)
            return null;
        var subject = name[3..];
        if (name.StartsWith("set", StringComparison.Ordinal) && context.TryFind(subject, out _))
            return Function(name, a => Assign(subject, a.ElementAtOrDefault(0)));
        if (!name.StartsWith("get", StringComparison.Ordinal))
            return null;
        if (context.TryFind(subject, out _))
            return Function(name, _ => Json(context.Find(subject)));
        if (context.Instance.Inputs.ContainsKey(subject) || context.Node.Part.InputNames.Contains(subject, StringComparer.OrdinalIgnoreCase))
            return Function(name, _ => Json(WorkflowInputs.Get(context, subject)));
        var from = subject.IndexOf("From", StringComparison.Ordinal);
        return from > 0 ? Function(name, _ => Json(context.Burst.Record.OutputOf(subject[(from + 4)..], subject[..from]))) : null;
    }

    private JsValue Assign(string name, JsValue value) => Do(() =>
    {
        var type = context.Node.Part.VariablesById.Values.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase))?.TypeName ?? "Object";
        context.SetVariable(name, Conversion.ToAlias(value.ToJson(), type));
    });

    private JsValue SetOutcomes(IEnumerable<string> outcomes) => Do(() =>
    {
        Outcomes.Clear();
        Outcomes.AddRange(outcomes);
    });

    private double Random()
    {
        return (context.NewId().GetHashCode() & 0x7FFF_FFFF) / (double)0x8000_0000;
    }

    private static JsValue Do(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private static JsValue Answer(string name, string? value) => Function(name, _ => JsValue.From(value));

    private static JsValue Function(string name, Func<JsValue[], JsValue> code) => JsValue.FromFunction(name, code);

    private static JsValue Json(JsonNode? node) => JsValue.FromJson(node);

    private static string Text(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index].ToString() : "";

    private sealed class BurstTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Scripting;

namespace Approval.Workflows.Expressions;

/// <summary>Turns a written expression into something that can be evaluated.</summary>
internal static class ExpressionFactory
{
    /// <summary>The specification, or why there is none that works; line and column are inside the expression.</summary>
    public readonly record struct Made(InputSpec? Spec, string? Code = null, string? Message = null, int Line = 0, int Column = 0);

    public static Made Make(string typeName, JsonObject expression)
    {
        var kind = WorkflowCompiler.Text(expression["type"]);
        var value = expression["value"];
        return kind switch
        {
            "Literal" => new(new LiteralInput(typeName, value)),
            "Object" or "Json" => new(new LiteralInput(typeName, Parsed(value))),
            "Variable" => new(new VariableInput(typeName, Named(value, "id"), Named(value, "name"))),
            "Input" => new(new WorkflowInput(typeName, Named(value, "name"))),
            "JavaScript" => FromScript(typeName, Conversion.ToText(value) ?? ""),
            "Delegate" or "" => default,
            _ => new(new UnsupportedInput(typeName, kind), "expression.unsupported", $"“{kind}”类表达式只保留，不执行。"),
        };
    }

    private static Made FromScript(string typeName, string source)
    {
        try
        {
            return new(new ScriptInput(typeName, Script.Parse(source)));
        }
        catch (ScriptSyntaxException e)
        {
            return new(new BrokenInput(typeName, e.Message), "expression.syntax", $"脚本第 {e.Line} 行第 {e.Column} 列：{e.Message}", e.Line, e.Column);
        }
    }

    private static string Named(JsonNode? value, string member) => value switch
    {
        JsonObject o => WorkflowCompiler.Text(o[member]),
        JsonValue v when v.TryGetValue<string>(out var text) => text,
        _ => "",
    };

    /// <summary>JSON text becomes what it says; any other text stays text.</summary>
    private static JsonNode? Parsed(JsonNode? value)
    {
        if (value is not JsonValue scalar || !scalar.TryGetValue<string>(out var text) || string.IsNullOrWhiteSpace(text))
            return value;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Scripting;

namespace Approval.Workflows.Expressions;

/// <summary>Elsa's functions on texts and bytes, which need nothing of the instance.</summary>
internal static class ScriptTexts
{
    public static JsValue? Resolve(string name) => name switch
    {
        "isNullOrWhiteSpace" => Function(name, t => JsValue.From(string.IsNullOrWhiteSpace(t))),
        "isNullOrEmpty" => Function(name, t => JsValue.From(string.IsNullOrEmpty(t))),
        "parseGuid" => Function(name, t => JsValue.From(Guid.TryParse(t, out var id) ? id.ToString() : throw new ScriptFailureException($"'{t}' is no GUID."))),
        "stringToBase64" => Function(name, t => JsValue.From(Convert.ToBase64String(Encoding.UTF8.GetBytes(t ?? "")))),
        "stringFromBase64" => Function(name, t => JsValue.From(Encoding.UTF8.GetString(FromBase64(t)))),
        "bytesFromBase64" => Function(name, t => Bytes(FromBase64(t))),
        "bytesFromString" => Function(name, t => Bytes(Encoding.UTF8.GetBytes(t ?? ""))),
        "bytesToBase64" => JsValue.FromFunction(name, a => JsValue.From(Convert.ToBase64String(Bytes(a)))),
        "bytesToString" => JsValue.FromFunction(name, a => JsValue.From(Encoding.UTF8.GetString(Bytes(a)))),
        "toJson" => JsValue.FromFunction(name, a => JsValue.From(a.ElementAtOrDefault(0).ToJson()?.ToJsonString(DefinitionJson.Compact) ?? "null")),
        _ => null,
    };

    private static JsValue Function(string name, Func<string?, JsValue> code) =>
        JsValue.FromFunction(name, a => code(a.Length == 0 || a[0].IsNullish ? null : a[0].ToString()));

    private static byte[] FromBase64(string? text)
    {
        try
        {
            return Convert.FromBase64String(text ?? "");
        }
        catch (FormatException e)
        {
            throw new ScriptFailureException("The text is no Base64.", e);
        }
    }

    private static JsValue Bytes(byte[] bytes) => JsValue.FromJson(new JsonArray([.. bytes.Select(b => (JsonNode)b)]));

    private static byte[] Bytes(JsValue[] arguments) =>
        [.. (arguments.ElementAtOrDefault(0).ToJson() as JsonArray ?? []).Select(n => (byte)(n?.GetValue<double>() ?? 0))];
}

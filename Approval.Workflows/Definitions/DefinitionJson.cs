using System.Text.Encodings.Web;
using System.Text.Json;

namespace Approval.Workflows.Definitions;

/// <summary>How definitions and values are written: UTF-8, Chinese as it is, line feeds.</summary>
internal static class DefinitionJson
{
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n", MaxDepth = 512 };

    public static JsonWriterOptions Dense { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };
}

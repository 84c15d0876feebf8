using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Forms.Validation;

/// <summary>Values read from outside, or the one reason why they cannot be.</summary>
public sealed record FormValuesResult(JsonObject? Values, FieldError? Problem);

/// <summary>
/// Reads the values of a form from untrusted JSON. What passes here can be validated, kept and written again: JSON allows
/// half surrogate pairs, U+0000 and doubled names, on which later steps (or a jsonb column) would fail.
/// </summary>
public static class FormValues
{
    /// <summary>Size of a form of thousands of rows; files do not travel inside values.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int DeepestNesting = 16;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };

    /// <summary>One JSON object of values by element identifier.</summary>
    /// <param name="utf8Json">The body as it came.</param>
    public static FormValuesResult TryRead(ReadOnlyMemory<byte> utf8Json)
    {
        if (utf8Json.Length > MostBytes)
            return Refuse("values.too-large", $"填报内容超过{MostBytes / 1024 / 1024} MB，请把附件放到材料中上传。", $"The values are larger than {MostBytes / 1024 / 1024} MB; please upload files as materials.");
        try
        {
            if (FindUnstorable(utf8Json.Span) is { } problem) return problem;
            using var document = JsonDocument.Parse(utf8Json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new FormValuesResult(JsonObject.Create(document.RootElement.Clone()), null)
                : Refuse("values.not-an-object", "填报内容应为一个JSON对象。", "The values must be one JSON object.");
        }
        catch (JsonException problem)
        {
            return Refuse("values.malformed", $"填报内容不是有效的JSON（第{(problem.LineNumber ?? 0) + 1}行附近）。", $"The values are no valid JSON: {problem.Message}");
        }
    }

    /// <summary>The same from text.</summary>
    public static FormValuesResult TryRead(string json) => TryRead(Encoding.UTF8.GetBytes(json));

    private static FormValuesResult? FindUnstorable(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepestNesting });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) continue;
            if (!TryText(ref reader, out var text))
                return Refuse("values.broken-character", $"第{LineAt(json, reader.TokenStartIndex)}行含有损坏的字符。", $"Line {LineAt(json, reader.TokenStartIndex)} has a broken character.");
            if (text.Contains('\0', StringComparison.Ordinal))
                return Refuse("values.null-character", $"第{LineAt(json, reader.TokenStartIndex)}行含有空字符（U+0000）。", $"Line {LineAt(json, reader.TokenStartIndex)} has the character U+0000.");
        }

        return null;
    }

    /// <summary>False for bytes that are no UTF-8 and for half surrogate pairs.</summary>
    private static bool TryText(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private static int LineAt(ReadOnlySpan<byte> json, long offset) => json[..(int)offset].Count((byte)'\n') + 1;

    private static FormValuesResult Refuse(string code, string zh, string en) => new(null, new FieldError("", code, zh, en));
}

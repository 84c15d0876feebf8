using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Approval.Forms.Reading;

/// <summary>Finds the line of a JSON path. Only asked when there is a problem, so it reads the text again.</summary>
internal static class JsonLines
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Line from 1 on which the value (or the member's name) at <paramref name="path"/> stands; null when it is not there.</summary>
    public static int? Find(string json, string path)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, Options);
        var steps = new Stack<Step>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) steps.Pop();
                else if (Enter(ref reader, steps) == path) return LineAt(bytes, reader.TokenStartIndex);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) steps.Push(new Step(reader.TokenType == JsonTokenType.StartArray));
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }

    private static string Enter(ref Utf8JsonReader reader, Stack<Step> steps)
    {
        if (!steps.TryPeek(out var step)) return "$";
        if (reader.TokenType == JsonTokenType.PropertyName) step.Name = reader.GetString();
        else if (step.IsArray) step.Index++;
        return steps.Reverse().Aggregate("$", (path, each) => path + each);
    }

    private static int LineAt(byte[] bytes, long offset) => bytes.AsSpan(0, (int)offset).Count((byte)'\n') + 1;

    private sealed class Step(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Index { get; set; } = -1;

        public string? Name { get; set; }

        public override string ToString() => IsArray ? string.Create(CultureInfo.InvariantCulture, $"[{Index}]") : "." + Name;
    }
}

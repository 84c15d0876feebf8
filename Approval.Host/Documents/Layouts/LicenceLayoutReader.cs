using System.Text.Json;
using System.Text.Json.Serialization;
using Approval.Forms;
using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Layouts;

/// <summary>Reads <c>licence-layout.json</c> and tells everything that is wrong with it.</summary>
public static class LicenceLayoutReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        AllowTrailingCommas = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new RgbConverter() },
    };

    /// <summary>The layout, or what is wrong with it; a layout that was read can be rendered.</summary>
    /// <param name="file">Its name, for the problems.</param>
    /// <param name="json">UTF-8.</param>
    public static ReadResult<LicenceLayout> Read(string file, ReadOnlySpan<byte> json)
    {
        try
        {
            var layout = JsonSerializer.Deserialize<LicenceLayout>(WithoutMark(json), Options)!;
            var problems = LayoutRules.Check(file, layout);
            return new ReadResult<LicenceLayout>(file, problems.Count == 0 ? layout : null, problems);
        }
        catch (JsonException failure)
        {
            var line = failure.LineNumber is { } zeroBased ? (int)zeroBased + 1 : (int?)null;
            return new ReadResult<LicenceLayout>(file, null, [new LoadProblem(file, line, failure.Path ?? "$", Reason(failure))]);
        }
    }

    /// <summary>Reads a file of the definitions.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ReadResult<LicenceLayout> ReadFile(string path) => Read(path, File.ReadAllBytes(path));

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith("\uFEFF"u8) ? json[3..] : json;

    // The reader appends its own path and line, which the problem already has.
    private static string Reason(JsonException failure)
    {
        var end = failure.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? failure.Message : failure.Message[..end];
    }

    private sealed class RgbConverter : JsonConverter<Rgb>
    {
        public override Rgb Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Rgb.TryParse(reader.GetString(), out var colour)
                ? colour
                : throw new JsonException("A colour has the form #RRGGBB.");

        public override void Write(Utf8JsonWriter writer, Rgb value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Outcomes;
using Approval.Activities.Cases;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Microsoft.Net.Http.Headers;

namespace Approval.Host.OData.Actions;

/// <summary>Reads the parameters of an action; every member that is unknown or of the wrong kind is told at once.</summary>
internal static class ActionBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static void None(ODataRequest request)
    {
        if (request.Body.Length == 0)
            return;
        using var document = Parse(request);
        Refuse([.. Unknown(document.RootElement)]);
    }

    /// <exception cref="QueryRefusedException">It is no JSON (400, 415), or its members are not those of the action (422).</exception>
    public static TaskCompletion Completion(ODataRequest request)
    {
        using var document = Parse(request);
        var body = document.RootElement;
        var problems = new List<FieldProblem>(Unknown(body, "Decision", "Reasons", "Results", "Corrections"));
        var completion = new TaskCompletion(Text(body, "Decision", problems), Text(body, "Reasons", problems), Results(body, problems), Corrections(body, problems));
        Refuse(problems);
        return completion;
    }

    private static JsonDocument Parse(ODataRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type) || type.MediaType != "application/json")
            throw new QueryRefusedException(new ODataProblem(415, "request.media-type", "请以 application/json 提交。", "Send application/json.", "Content-Type"));
        try
        {
            var document = JsonDocument.Parse(request.Body, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object && IsText(document.RootElement))
                return document;
        }
        catch (JsonException)
        {
            // Said below, together with what is JSON but no object of readable text.
        }
        throw new QueryRefusedException(new ODataProblem(400, "request.malformed", "无法读取提交的内容，请检查 JSON 格式。", "The body cannot be read; check that it is a JSON object."));
    }

    // PostgreSQL stores neither NUL nor half a surrogate pair; an escape can smuggle in both.
    private static bool IsText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => IsText(element.GetRawText()),
        JsonValueKind.Object => element.EnumerateObject().All(p => IsText(p.Value)) && IsText(string.Concat(element.EnumerateObject().Select(p => p.Name))),
        JsonValueKind.Array => element.EnumerateArray().All(IsText),
        _ => true,
    };

    private static bool IsText(string text) => !text.Contains("\\u0000", StringComparison.OrdinalIgnoreCase) && !text.Contains('\0', StringComparison.Ordinal)
        && (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase) || PairsAreWhole(text));

    private static bool PairsAreWhole(string raw)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(raw)!.EnumerateRunes().All(r => r != Rune.ReplacementChar);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement body, string name, List<FieldProblem> problems)
    {
        if (!Given(body, name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        problems.Add(new FieldProblem(name, "parameter.text", $"{name} 应为文本。", $"{name} is a text."));
        return null;
    }

    private static JsonObject? Results(JsonElement body, List<FieldProblem> problems)
    {
        if (!Given(body, "Results", out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return JsonObject.Create(value.Clone());
        problems.Add(new FieldProblem("Results", "parameter.object", "Results 应为以数据元为键的对象。", "Results is an object of values by data element."));
        return null;
    }

    private static List<CorrectionEntry>? Corrections(JsonElement body, List<FieldProblem> problems)
    {
        if (!Given(body, "Corrections", out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new FieldProblem("Corrections", "parameter.array", "Corrections 应为数组。", "Corrections is an array."));
            return null;
        }
        return [.. value.EnumerateArray().Select((entry, i) => Correction(entry, $"Corrections[{i}]", problems))];
    }

    private static CorrectionEntry Correction(JsonElement entry, string place, List<FieldProblem> problems)
    {
        if (entry.ValueKind == JsonValueKind.Object && Given(entry, "Path", out var path) && Given(entry, "Note", out var note)
            && path.ValueKind == JsonValueKind.String && note.ValueKind == JsonValueKind.String)
            return new CorrectionEntry(path.GetString()!, note.GetString()!);
        problems.Add(new FieldProblem(place, "parameter.correction", "补正内容须有文本 Path 和 Note。", "A correction has the texts Path and Note."));
        return new CorrectionEntry("", "");
    }

    private static bool Given(JsonElement body, string name, out JsonElement value) =>
        body.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static IEnumerable<FieldProblem> Unknown(JsonElement body, params string[] known) => body.EnumerateObject()
        .Where(p => !p.Name.Contains('@', StringComparison.Ordinal) && !known.Contains(p.Name, StringComparer.Ordinal))
        .Select(p => new FieldProblem(p.Name, "parameter.unknown", $"没有名为 {p.Name} 的参数。", $"There is no parameter {p.Name}."));

    private static void Refuse(List<FieldProblem> problems)
    {
        if (problems.Count > 0)
            throw new QueryRefusedException(new ODataProblem(422, "request.invalid", "提交的参数有误，请逐项更正。", "Some parameters are not right.") { Fields = problems });
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Approval.Host.OData.Query;

namespace Approval.Host.OData.Protocol;

/// <summary>
/// OData's error document (OData JSON Format 4.01, 21.1): stable <c>code</c>, a sentence in the caller's language, what
/// is wrong in <c>details</c>, and the trace id as annotation <c>@Approval.traceId</c>.
/// </summary>
internal static class ErrorWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ODataResponse Write(ODataProblem problem, ODataRequest request)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            Write(json, problem, request);
        return ODataResponse.Of(problem.Status, stream.ToArray(), "application/json;odata.metadata=minimal;charset=utf-8")
            .With("Content-Language", request.English ? "en" : "zh-CN");
    }

    private static void Write(Utf8JsonWriter json, ODataProblem problem, ODataRequest request)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", problem.Code);
        json.WriteString("message", request.English ? problem.English : problem.Chinese);
        if (problem.Target is { } target)
            json.WriteString("target", target);
        json.WriteStartArray("details");
        foreach (var field in problem.Fields)
            WriteDetail(json, field.Code, request.English ? field.English : field.Chinese, field.Path);
        if (problem.Detail is { } detail)
            WriteDetail(json, problem.Code, detail, null);
        json.WriteEndArray();
        json.WriteString("@Approval.traceId", request.TraceId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter json, string code, string message, string? target)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("message", message);
        if (target is not null)
            json.WriteString("target", target);
        json.WriteEndObject();
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Approval.Activities.Outcomes;
using Approval.Host.Hosting;
using Microsoft.Net.Http.Headers;

namespace Approval.Host.Api;

/// <summary>How the REST door writes: camel case, Chinese as itself, enumerations as words, versions as ETags.</summary>
internal static class ApiAnswer
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static IResult Json(object? value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    /// <summary>The value with its version, or the problem.</summary>
    public static IResult ToAnswer<T>(this Result<T> result, HttpContext context, Func<T, int?> version, Func<T, object?> body, int status = StatusCodes.Status200OK) => result.Match(
        value =>
        {
            if (version(value) is { } number)
                context.Response.Headers.ETag = $"W/\"{number}\"";
            return Json(body(value), status);
        },
        problem => problem.ToResult());

    /// <summary>The version the caller has seen, from <c>If-Match</c>; null when the header is missing or <c>*</c>, false when it cannot be read.</summary>
    public static bool TrySeenVersion(HttpContext context, out int? version)
    {
        version = null;
        var header = context.Request.Headers.IfMatch.ToString();
        if (header is "" or "*")
            return true;
        if (!EntityTagHeaderValue.TryParse(header, out var tag) || !int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            return false;
        version = seen;
        return true;
    }
}

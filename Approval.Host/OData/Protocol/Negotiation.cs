using Approval.Host.OData.Query;
using Microsoft.Net.Http.Headers;

namespace Approval.Host.OData.Protocol;

/// <summary>The format of an answer.</summary>
/// <param name="Metadata">minimal, full or none.</param>
internal sealed record AnswerFormat(string Metadata, bool Ieee754)
{
    public static AnswerFormat Default { get; } = new("minimal", false);

    public string ContentType => $"application/json;odata.metadata={Metadata};odata.streaming=true;IEEE754Compatible={(Ieee754 ? "true" : "false")};charset=utf-8";
}

/// <summary>Chooses a format from <c>$format</c> or <c>Accept</c>.</summary>
internal static class Negotiation
{
    private static readonly HashSet<string> Levels = new(StringComparer.OrdinalIgnoreCase) { "minimal", "full", "none" };

    /// <exception cref="QueryRefusedException">Nothing that is accepted can be given (406).</exception>
    public static AnswerFormat Json(ODataRequest request, IReadOnlyDictionary<string, string> options)
    {
        foreach (var media in Accepted(request, options))
        {
            if (Matches(media, "application/json") && Levels.TryGetValue(Parameter(media, "metadata") ?? "minimal", out var level))
                return new AnswerFormat(level, string.Equals(Parameter(media, "IEEE754Compatible"), "true", StringComparison.OrdinalIgnoreCase));
        }
        throw Refused("application/json");
    }

    /// <summary><c>$metadata</c> is XML unless JSON is asked for.</summary>
    public static bool MetadataAsJson(ODataRequest request, IReadOnlyDictionary<string, string> options)
    {
        foreach (var media in Accepted(request, options))
        {
            if (Matches(media, "application/xml") || media.MediaType == "text/xml")
                return false;
            if (Matches(media, "application/json"))
                return true;
        }
        throw Refused("application/xml, application/json");
    }

    public static void Text(ODataRequest request)
    {
        if (!Accepted(request, new Dictionary<string, string>(StringComparer.Ordinal)).Any(m => Matches(m, "text/plain") || Matches(m, "application/json")))
            throw Refused("text/plain");
    }

    private static IEnumerable<MediaTypeHeaderValue> Accepted(ODataRequest request, IReadOnlyDictionary<string, string> options)
    {
        var text = options.GetValueOrDefault("$format") switch
        {
            null or "" => request.Header("Accept"),
            "json" => "application/json",
            "xml" => "application/xml",
            var given => given,
        };
        if (string.IsNullOrWhiteSpace(text))
            return [new MediaTypeHeaderValue("*/*")];
        return MediaTypeHeaderValue.TryParseList([text], out var list) ? list.Where(m => m.Quality is null or > 0).OrderByDescending(m => m.Quality ?? 1) : [];
    }

    private static bool Matches(MediaTypeHeaderValue media, string type) =>
        media.MatchesAllTypes || media.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)
        || (media.MatchesAllSubTypes && media.Type.Equals(type[..type.IndexOf('/', StringComparison.Ordinal)], StringComparison.OrdinalIgnoreCase));

    // 4.0 writes odata.metadata, 4.01 also metadata.
    private static string? Parameter(MediaTypeHeaderValue media, string name) => media.Parameters
        .FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || p.Name.Equals($"odata.{name}", StringComparison.OrdinalIgnoreCase))?.Value.ToString();

    private static QueryRefusedException Refused(string offered) => new(new ODataProblem(406, "accept.unsupported",
        $"不能按所要求的格式返回，可选：{offered}。", $"The wanted format cannot be given; there is {offered}.", "Accept"));
}

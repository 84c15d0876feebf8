using System.Text.Json.Nodes;

namespace Approval.Workflows.Http;

/// <summary>
/// A path with parameters, <c>cases/{id}/papers</c>. Literal parts are compared without regard to case. It is indexed by
/// its shape, <c>cases/{}/papers</c>, so that a request finds it by the few shapes its own path can have.
/// </summary>
internal sealed class RouteTemplate
{
    /// <summary>A path of n parts has 2ⁿ shapes.</summary>
    public const int MostParts = 10;

    private readonly string[] _parts;

    private RouteTemplate(string[] parts) => _parts = parts;

    public bool IsTooLong => _parts.Length > MostParts;

    public string Shape => string.Join('/', _parts.Select(p => IsParameter(p) ? "{}" : p.ToLowerInvariant()));

    public static RouteTemplate Parse(string template) => new(Split(template));

    /// <summary>Every shape that a template matching this path can have; none for a path that is too long.</summary>
    public static IEnumerable<string> ShapesOf(string path)
    {
        var parts = Split(path);
        if (parts.Length > MostParts)
            yield break;
        for (var mask = 0; mask < 1 << parts.Length; mask++)
            yield return string.Join('/', parts.Select((p, i) => (mask & (1 << i)) != 0 ? "{}" : Uri.UnescapeDataString(p).ToLowerInvariant()));
    }

    /// <summary>Values of the parameters, decoded.</summary>
    public JsonObject Values(string path)
    {
        var values = new JsonObject();
        foreach (var (template, actual) in _parts.Zip(Split(path)).Where(p => IsParameter(p.First)))
            values[template[1..^1].Split(':', '=', '?')[0]] = Uri.UnescapeDataString(actual);
        return values;
    }

    private static bool IsParameter(string part) => part is ['{', _, .., '}'];

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}

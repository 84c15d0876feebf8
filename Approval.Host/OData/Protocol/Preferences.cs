using System.Globalization;
using Approval.Host.OData.Query;

namespace Approval.Host.OData.Protocol;

/// <summary>What a client asks for in <c>Prefer</c> (RFC 7240); a preference that is not understood is no error.</summary>
internal static class Preferences
{
    public static int? MaxPageSize(ODataRequest request) =>
        int.TryParse(Value(request, "maxpagesize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? Math.Min(size, QueryLimits.MaxPageSize)
            : null;

    /// <summary>The client does not want the changed entity back.</summary>
    public static bool ReturnMinimal(ODataRequest request) => Value(request, "return") == "minimal";

    public static bool ContinueOnError(ODataRequest request) => Value(request, "continue-on-error") is "" or "true";

    private static string? Value(ODataRequest request, string name)
    {
        foreach (var preference in (request.Header("Prefer") ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            var key = pair[0].StartsWith("odata.", StringComparison.OrdinalIgnoreCase) ? pair[0]["odata.".Length..] : pair[0];
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return pair.Length == 2 ? pair[1].Trim('"') : "";
        }
        return null;
    }
}

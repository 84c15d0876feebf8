namespace Approval.Host.OData.Query;

/// <summary>What makes two requests the same query, so that a skip token of one may continue the other.</summary>
internal static class QueryIdentity
{
    private static readonly string[] Parts = ["$filter", "$search", "$orderby"];

    public static string Of(string path, IReadOnlyDictionary<string, string> options)
    {
        var aliases = options.Where(o => o.Key.StartsWith('@')).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}");
        return string.Join('\n', [Uri.UnescapeDataString(path), .. Parts.Select(p => options.GetValueOrDefault(p, "")), .. aliases]);
    }
}

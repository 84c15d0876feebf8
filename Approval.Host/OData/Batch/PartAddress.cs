using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;

namespace Approval.Host.OData.Batch;

/// <summary>The address of a part: absolute, from the host's root, or relative to the service.</summary>
internal static class PartAddress
{
    public static ODataRequest Request(ODataRequest batch, string method, string url, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        var (path, query) = Split(batch.ServiceRoot, url);
        var own = headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        var english = own.TryGetValue("Accept-Language", out var language) ? language.StartsWith("en", StringComparison.OrdinalIgnoreCase) : batch.English;
        return batch with { Method = method.ToUpperInvariant(), Path = path, Query = query, Headers = own, Body = body, English = english };
    }

    private static (string Path, string Query) Split(Uri root, string url)
    {
        var relative = url.StartsWith('$') ? url : Relative(root, url);
        var query = relative.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? (relative, "") : (relative[..query], relative[(query + 1)..]);
    }

    private static string Relative(Uri root, string url)
    {
        if (url.StartsWith(root.AbsoluteUri, StringComparison.OrdinalIgnoreCase))
            return url[root.AbsoluteUri.Length..];
        if (url.StartsWith(root.AbsolutePath, StringComparison.Ordinal))
            return url[root.AbsolutePath.Length..];
        if (url.StartsWith('/') || url.Contains("://", StringComparison.Ordinal))
            throw new QueryRefusedException(BatchProblems.OutsideService(url));
        return url.StartsWith("./", StringComparison.Ordinal) ? url[2..] : url;
    }
}

using System.Globalization;
using Approval.Host.OData.Query;
using Microsoft.Net.Http.Headers;

namespace Approval.Host.OData.Protocol;

/// <summary>Weak ETags over an entity's version.</summary>
internal static class ETags
{
    /// <summary>Whether <c>If-None-Match</c> names the current ETag (RFC 9110, 13.1.2; compared weakly).</summary>
    public static bool Matches(string? header, string? current)
    {
        if (header is null || current is null)
            return false;
        return EntityTagHeaderValue.TryParseList([header], out var tags)
            && tags.Any(t => t.Tag == "*" || t.Compare(EntityTagHeaderValue.Parse(current), useStrongComparison: false));
    }

    /// <summary>The version that <c>If-Match</c> asks for; null when any will do.</summary>
    /// <exception cref="QueryRefusedException">It is not an ETag of this service: it cannot be the current one (412), or it is no ETag at all (400).</exception>
    public static int? Version(string? header)
    {
        if (header is null || header.Trim() == "*")
            return null;
        if (!EntityTagHeaderValue.TryParse(header, out var tag))
            throw new QueryRefusedException(new ODataProblem(400, "header.if-match", "If-Match 的写法不正确。", "If-Match is not an ETag.", "If-Match"));
        return int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new QueryRefusedException(Stale());
    }

    public static ODataProblem Stale() => new(412, "version.stale",
        "数据已被他人更改，请重新读取后再试。", "It was changed meanwhile; read it again and retry.", "If-Match");
}

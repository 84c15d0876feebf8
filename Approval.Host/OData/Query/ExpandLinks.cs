using Approval.Host.OData.Model;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>Where the rest of an expanded collection is: the navigation of its parent, with the options of the expand.</summary>
internal sealed class ExpandLinks(Uri serviceRoot)
{
    public Uri Next(Row parent, NavigationMap way, ExpandedNavigationSelectItem item, CollectionQuery query, Row last)
    {
        var rest = new ODataUri
        {
            ServiceRoot = serviceRoot,
            Path = new ODataPath(),
            Filter = item.FilterOption,
            OrderBy = item.OrderByOption,
            SelectAndExpand = item.SelectAndExpand,
            Top = query.Top - query.PageSize,
        };
        var options = rest.BuildUri(ODataUrlKeyDelimiter.Parentheses).Query.TrimStart('?');
        var path = $"{EntityAddress.Of(parent)}/{way.Name}";
        var given = OptionText(options);
        var token = SkipToken.Write(QueryIdentity.Of(path, given), last.OrderValues);
        return new Uri(serviceRoot, $"{path}?{(options.Length > 0 ? options + "&" : "")}$skiptoken={token}");
    }

    private static Dictionary<string, string> OptionText(string options) =>
        options.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('=', 2))
            .ToDictionary(o => Uri.UnescapeDataString(o[0]), o => Uri.UnescapeDataString(o[1]), StringComparer.Ordinal);
}

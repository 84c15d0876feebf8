using System.Globalization;
using Approval.Host.OData.Model;
using Approval.Host.OData.Query;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Protocol;

/// <summary>Reads options with the library's parser, for the type that the path leads to.</summary>
internal static class QueryOptions
{
    public static CollectionQuery Collection(ServiceModel model, ResourcePath path, ODataRequest request, IReadOnlyDictionary<string, string> options)
    {
        var parser = Parser(model, path, options);
        var clause = LibraryParser.Read(parser.ParseSelectAndExpand, "$expand");
        return new CollectionQuery
        {
            Filter = LibraryParser.Read(parser.ParseFilter, "$filter"),
            OrderBy = LibraryParser.Read(parser.ParseOrderBy, "$orderby"),
            SelectExpand = clause,
            Search = options.GetValueOrDefault("$search"),
            Top = Limits.Top(Number(options, "$top")),
            Skip = Limits.Skip(Number(options, "$skip")) ?? 0,
            Count = Flag(options, "$count"),
            SkipToken = options.GetValueOrDefault("$skiptoken"),
            PageSize = Preferences.MaxPageSize(request) ?? QueryLimits.PageSize,
            Identity = QueryIdentity.Of(request.Path, options),
            Aliases = parser.ParameterAliasNodes,
        };
    }

    /// <summary>Options of a single entity: what to show of it and what to bring along.</summary>
    public static CollectionQuery Entity(ServiceModel model, ResourcePath path, IReadOnlyDictionary<string, string> options)
    {
        Refuse(options, "$filter", "$orderby", "$top", "$skip", "$count", "$search", "$skiptoken");
        var parser = Parser(model, path, options);
        return new CollectionQuery { SelectExpand = LibraryParser.Read(parser.ParseSelectAndExpand, "$expand"), Aliases = parser.ParameterAliasNodes };
    }

    public static void Refuse(IReadOnlyDictionary<string, string> options, params string[] misplaced)
    {
        if (Array.Find(misplaced, options.ContainsKey) is { } name)
            throw new QueryRefusedException(QueryProblems.NotHere(name));
    }

    private static ODataQueryOptionParser Parser(ServiceModel model, ResourcePath path, IReadOnlyDictionary<string, string> options)
    {
        var parsed = options.Where(o => o.Key is "$filter" or "$orderby" or "$select" or "$expand" || o.Key.StartsWith('@'))
            .ToDictionary(o => o.Key, o => o.Key == "$filter" ? TimeLists.Rewrite(o.Value) : o.Value, StringComparer.Ordinal);
        var parser = new ODataQueryOptionParser(model.Edm, path.Source, parsed);
        parser.Settings.MaximumExpansionDepth = QueryLimits.MaxExpandDepth;
        parser.Settings.MaximumExpansionCount = QueryLimits.MaxExpandCount;
        return parser;
    }

    private static long? Number(IReadOnlyDictionary<string, string> options, string name) =>
        !options.TryGetValue(name, out var text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new QueryRefusedException(QueryProblems.UnknownPreference(text, name));

    private static bool Flag(IReadOnlyDictionary<string, string> options, string name) => options.GetValueOrDefault(name, "false") switch
    {
        "true" => true,
        "false" => false,
        var other => throw new QueryRefusedException(QueryProblems.UnknownPreference(other, name)),
    };
}

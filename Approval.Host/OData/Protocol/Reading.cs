using Approval.Host.OData.Model;
using Approval.Host.OData.Query;
using Approval.Host.OData.Writing;
using Npgsql;

namespace Approval.Host.OData.Protocol;

/// <summary>Answers reads of rows: collections, entities, counts, properties and their raw values.</summary>
internal sealed class Reading(ServiceModel model, NpgsqlDataSource source, PayloadWriter writer, TimeProvider time)
{
    public Task<ODataResponse> ReadAsync(ResourcePath path, ODataRequest request, CancellationToken cancel)
    {
        var options = RequestOptions.Parse(request.Query);
        return path.Kind switch
        {
            ResourceKind.Collection => CollectionAsync(path, request, options, cancel),
            ResourceKind.Entity => EntityAsync(path, request, options, cancel),
            ResourceKind.Count => CountAsync(path, request, options, cancel),
            _ => PropertyAsync(path, request, options, cancel),
        };
    }

    /// <summary>The entity at a path as the actor may see it, for the answer to an action.</summary>
    public async Task<ODataResponse> EntityAsync(ResourcePath path, ODataRequest request, IReadOnlyDictionary<string, string> options, CancellationToken cancel)
    {
        var format = Negotiation.Json(request, options);
        var query = QueryOptions.Entity(model, path, options);
        var expands = Expansion.Any(query.SelectExpand);
        var scope = Scope(request);
        await using var session = await ReadSession.OpenAsync(source, expands, cancel);
        if (await RowAsync(session, scope, path, cancel) is not { } row)
            return await NothingAsync(session, scope, path, request, cancel);
        if (request.IsRead && ETags.Matches(request.Header("If-None-Match"), row.ETag))
            return new ODataResponse(304).With("ETag", row.ETag);
        await Expander(session, scope, query, request).FillAsync([row], query.SelectExpand, cancel);
        var body = writer.Entity(row, new PayloadContext(request.ServiceRoot, path.Source, query.SelectExpand, format));
        return ODataResponse.Of(200, body, format.ContentType).With("ETag", row.ETag);
    }

    /// <summary>The row at a path, or null when there is none that the actor may know of.</summary>
    public async Task<Row?> FindAsync(ResourcePath path, ODataRequest request, CancellationToken cancel)
    {
        await using var session = await ReadSession.OpenAsync(source, snapshot: false, cancel);
        return await RowAsync(session, Scope(request), path, cancel);
    }

    private async Task<ODataResponse> CollectionAsync(ResourcePath path, ODataRequest request, Dictionary<string, string> options, CancellationToken cancel)
    {
        var format = Negotiation.Json(request, options);
        var query = QueryOptions.Collection(model, path, request, options);
        var expands = Expansion.Any(query.SelectExpand);
        var (scope, budget) = (Scope(request), new NodeBudget());
        await using var session = await ReadSession.OpenAsync(source, expands || query.Count || path.Steps.Count > 1, cancel);
        if (path.Steps.Count > 1 && !await ExistsAsync(session, scope, path.Steps.SkipLast(1), cancel))
            return ErrorWriter.Write(Failures.NotFound(), request);
        var page = await PageAsync(session, scope, path, query, budget, cancel);
        await new Expansion(session, scope, query.Aliases, budget, new ExpandLinks(request.ServiceRoot)).FillAsync(page.Rows, query.SelectExpand, cancel);
        var body = writer.Collection(page, NextLink(page, query, request, options), new PayloadContext(request.ServiceRoot, path.Source, query.SelectExpand, format));
        var response = ODataResponse.Of(200, body, format.ContentType);
        return Preferences.MaxPageSize(request) is { } size ? response.With("Preference-Applied", $"odata.maxpagesize={size}") : response;
    }

    private static async Task<Page> PageAsync(ReadSession session, QueryScope scope, ResourcePath path, CollectionQuery query, NodeBudget budget, CancellationToken cancel)
    {
        var (command, orderKeys) = RowsSql.Page(scope, path.Steps, query, budget);
        List<NpgsqlBatchCommand> commands = [command];
        if (query.Count)
            commands.Add(RowsSql.Count(scope, path.Steps, query, new NodeBudget()));
        return await session.ReadAsync(commands, async reader =>
        {
            var rows = await ReadSession.AllAsync(reader, r => RowReader.Read(r, path.Map, orderKeys), cancel);
            long? count = query.Count && await reader.NextResultAsync(cancel) && await reader.ReadAsync(cancel) ? reader.GetInt64(0) : null;
            var more = query.MayContinue && rows.Count > query.Limit;
            return new Page(more ? rows.GetRange(0, query.Limit) : rows, count, more);
        }, cancel);
    }

    private static Uri? NextLink(Page page, CollectionQuery query, ODataRequest request, Dictionary<string, string> options)
    {
        if (!page.HasMore)
            return null;
        var token = SkipToken.Write(query.Identity, page.Rows[^1].OrderValues);
        var rest = query.Top is { } top ? $"{top - page.Rows.Count}" : null;
        return new Uri(request.ServiceRoot, $"{request.Path}?{RequestOptions.Format(options, ("$top", rest), ("$skip", null), ("$skiptoken", token))}");
    }

    private async Task<ODataResponse> CountAsync(ResourcePath path, ODataRequest request, Dictionary<string, string> options, CancellationToken cancel)
    {
        Negotiation.Text(request);
        QueryOptions.Refuse(options, "$orderby", "$top", "$skip", "$select", "$expand", "$skiptoken");
        var query = QueryOptions.Collection(model, path, request, options);
        var scope = Scope(request);
        await using var session = await ReadSession.OpenAsync(source, path.Steps.Count > 1, cancel);
        if (path.Steps.Count > 1 && !await ExistsAsync(session, scope, path.Steps.SkipLast(1), cancel))
            return ErrorWriter.Write(Failures.NotFound(), request);
        var count = await session.RowsAsync(RowsSql.Count(scope, path.Steps, query, new NodeBudget()), r => r.GetInt64(0), cancel);
        return RawText.Of($"{count[0]}");
    }

    private async Task<ODataResponse> PropertyAsync(ResourcePath path, ODataRequest request, Dictionary<string, string> options, CancellationToken cancel)
    {
        QueryOptions.Refuse(options, "$filter", "$orderby", "$top", "$skip", "$count", "$search", "$skiptoken", "$select", "$expand");
        var raw = path.Kind == ResourceKind.RawValue;
        var format = raw ? AnswerFormat.Default : Negotiation.Json(request, options);
        var scope = Scope(request);
        await using var session = await ReadSession.OpenAsync(source, snapshot: false, cancel);
        if (await RowAsync(session, scope, path, cancel) is not { } row)
            return ErrorWriter.Write(Failures.NotFound(), request);
        if (row[path.Property!] is not { } value)
            return new ODataResponse(204).With("ETag", row.ETag);
        var response = raw
            ? RawText.Of(RawText.Format(value))
            : ODataResponse.Of(200, writer.Property(path.Property!, value, new PayloadContext(request.ServiceRoot, path.Source, null, format)), format.ContentType);
        return response.With("ETag", row.ETag);
    }

    // No row at the end of a navigation to one entity is an empty answer, when the entity before it is there.
    private static async Task<ODataResponse> NothingAsync(ReadSession session, QueryScope scope, ResourcePath path, ODataRequest request, CancellationToken cancel) =>
        path.Steps[^1] is { Via: not null, Key: null } && await ExistsAsync(session, scope, path.Steps.SkipLast(1), cancel)
            ? new ODataResponse(204)
            : ErrorWriter.Write(Failures.NotFound(), request);

    private static async Task<Row?> RowAsync(ReadSession session, QueryScope scope, ResourcePath path, CancellationToken cancel)
    {
        var rows = await session.RowsAsync(RowsSql.Single(scope, path.Steps), r => RowReader.Read(r, path.Map, 0), cancel);
        return rows.Count == 0 ? null : rows[0];
    }

    private static async Task<bool> ExistsAsync(ReadSession session, QueryScope scope, IEnumerable<PathStep> steps, CancellationToken cancel) =>
        (await session.RowsAsync(RowsSql.Exists(scope, [.. steps]), r => r.GetBoolean(0), cancel))[0];

    private static Expansion Expander(ReadSession session, QueryScope scope, CollectionQuery query, ODataRequest request) =>
        new(session, scope, query.Aliases, new NodeBudget(), new ExpandLinks(request.ServiceRoot));

    private QueryScope Scope(ODataRequest request) => new(model, request.Actor, time.GetUtcNow());
}

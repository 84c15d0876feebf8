using Approval.Workflows.Stimuli;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Http;

/// <summary>Something that a request may set off.</summary>
internal abstract record Endpoint
{
    public sealed record Starts(string DefinitionId, string ActivityId, string SnapshotId) : Endpoint
    {
        public override string ToString() => DefinitionId;
    }

    public sealed record Resumes(Guid InstanceId, Guid BookmarkId) : Endpoint
    {
        public override string ToString() => InstanceId.ToString();
    }
}

/// <summary>Finds what waits for the path and method of a request, by the shapes the path can have.</summary>
internal sealed class EndpointSearch(StoreTransaction tx, WorkflowHttpRequest request)
{
    private readonly string[] _hashes =
        [.. RouteTemplate.ShapesOf(request.Path).Select(shape => Stimulus.Hash(HttpEndpoint.BookmarkName, HttpEndpoint.Stimulus(shape, request.Method)))];

    /// <summary>Definitions that start with it; when there is none, or the request names an instance, those that wait.</summary>
    public async Task<List<Endpoint>> FindAsync(CancellationToken cancel)
    {
        Guid? instance = Guid.TryParse(Named("workflowInstanceId"), out var id) ? id : null;
        var correlation = Named("correlationId");
        var starts = instance is null && correlation is null ? await StartsAsync(cancel) : [];
        return starts.Count > 0 ? starts : await WaitingAsync(instance, correlation, cancel);
    }

    private Task<List<Endpoint>> StartsAsync(CancellationToken cancel) => tx.QueryAsync(
        """
        SELECT t.definition_id, t.activity_id, d.snapshot_hash FROM workflow_trigger t JOIN workflow_definition d ON d.definition_id = t.definition_id AND d.is_published
        WHERE t.hash = ANY ($1) ORDER BY t.definition_id, t.activity_id LIMIT 10
        """,
        Endpoint (r) => new Endpoint.Starts(r.GetString(0), r.GetString(1), r.GetString(2)), cancel, (object)_hashes);

    private Task<List<Endpoint>> WaitingAsync(Guid? instance, string? correlation, CancellationToken cancel) => tx.QueryAsync(
        """
        SELECT b.instance_id, b.bookmark_id FROM workflow_bookmark b JOIN workflow_instance i USING (instance_id)
        WHERE b.hash = ANY ($1) AND i.status = 0 AND ($2::uuid IS NULL OR b.instance_id = $2) AND ($3::text IS NULL OR i.correlation_id = $3)
        ORDER BY b.instance_id, b.bookmark_id LIMIT 10
        """,
        Endpoint (r) => new Endpoint.Resumes(r.GetGuid(0), r.GetGuid(1)), cancel, _hashes, instance, correlation);

    private string? Named(string name) => First(request.Query, name) ?? First(request.Headers, name);

    private static string? First(IReadOnlyDictionary<string, IReadOnlyList<string>> values, string name) =>
        values.FirstOrDefault(v => string.Equals(v.Key, name, StringComparison.OrdinalIgnoreCase)).Value is { Count: > 0 } list ? list[0] : null;
}

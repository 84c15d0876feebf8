using Approval.Host.OData.Protocol;

namespace Approval.Host.OData.Batch;

/// <summary>Carries out the parts of a batch in order; what one refers to of an earlier one is resolved here.</summary>
internal sealed class BatchRun(Func<ODataRequest, CancellationToken, Task<ODataResponse>> answer, bool continueOnError)
{
    private readonly Dictionary<string, BatchAnswer> _byId = new(StringComparer.Ordinal);

    /// <returns>An answer for each part that was reached: without continue-on-error the first failure is the last.</returns>
    public async Task<List<BatchAnswer>> RunAsync(IReadOnlyList<BatchPart> parts, CancellationToken cancel)
    {
        var sizes = parts.Where(p => p.Group is not null).GroupBy(p => p.Group!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var answers = new List<BatchAnswer>(parts.Count);
        foreach (var part in parts)
        {
            var done = new BatchAnswer(part, await OneAsync(part, part.Group is { } group && sizes[group] > 1, cancel));
            answers.Add(done);
            if (part.Id is { } id)
                _byId[id] = done;
            if (done.Response.Status >= 400 && !continueOnError)
                break;
        }
        return answers;
    }

    private async Task<ODataResponse> OneAsync(BatchPart part, bool grouped, CancellationToken cancel)
    {
        if (part.DependsOn.Any(id => !_byId.TryGetValue(id, out var before) || before.Response.Status >= 400))
            return ErrorWriter.Write(BatchProblems.DependencyFailed(), part.Request);
        if (grouped)
            return ErrorWriter.Write(BatchProblems.AtomicGroup(), part.Request);
        if (part.Request.Path.StartsWith("$batch", StringComparison.OrdinalIgnoreCase))
            return ErrorWriter.Write(BatchProblems.Nested(), part.Request);
        return await answer(Resolved(part.Request), cancel);
    }

    // "$1/Approval.Claim" goes on from the address that part 1 asked for.
    private ODataRequest Resolved(ODataRequest request)
    {
        if (!request.Path.StartsWith('$'))
            return request;
        var end = request.Path.IndexOf('/', StringComparison.Ordinal);
        var id = end < 0 ? request.Path[1..] : request.Path[1..end];
        return _byId.TryGetValue(id, out var before) ? request with { Path = before.Part.Request.Path + (end < 0 ? "" : request.Path[end..]) } : request;
    }
}

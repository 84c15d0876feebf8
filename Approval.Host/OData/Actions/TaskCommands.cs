using Approval.Activities.Outcomes;
using Approval.Host.OData.Model;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Actions;

/// <summary>Carries out a bound action of a review task and answers with the task as it is now.</summary>
internal sealed class TaskCommands(Reading reading, ITaskHandlers handlers)
{
    public async Task<ODataResponse> RunAsync(ResourcePath path, string action, ODataRequest request, CancellationToken cancel)
    {
        var task = path with { Kind = ResourceKind.Entity, Operation = null, Source = new ODataPath(path.Source.SkipLast(1)) };
        var options = RequestOptions.Parse(request.Query);
        Negotiation.Json(request, options);
        var version = ETags.Version(request.Header("If-Match"));
        if (await reading.FindAsync(task, request, cancel) is not { } row)
            return ErrorWriter.Write(Failures.UnknownTask(), request);
        if (await RunAsync(action, (Guid)row["TaskId"]!, version, request, cancel) is { } problem)
            return ErrorWriter.Write(Failures.Of(problem), request).With("ETag", problem.Kind == ProblemKind.Stale ? row.ETag : null);
        if (Preferences.ReturnMinimal(request))
            return new ODataResponse(204).With("Preference-Applied", "return=minimal").With("OData-EntityId", $"{request.ServiceRoot}{EntityAddress.Of(row)}");
        return await reading.EntityAsync(task, request, options, cancel);
    }

    private Task<Problem?> RunAsync(string action, Guid taskId, int? version, ODataRequest request, CancellationToken cancel)
    {
        switch (action)
        {
            case TaskOperations.Claim:
                ActionBody.None(request);
                return handlers.ClaimAsync(request.Actor, taskId, version, cancel);
            case TaskOperations.Release:
                ActionBody.None(request);
                return handlers.ReleaseAsync(request.Actor, taskId, version, cancel);
            case TaskOperations.Complete:
                return handlers.CompleteAsync(request.Actor, taskId, ActionBody.Completion(request), version, cancel);
            default:
                throw new QueryRefusedException(Failures.MethodNotAllowed(request.Method));
        }
    }
}

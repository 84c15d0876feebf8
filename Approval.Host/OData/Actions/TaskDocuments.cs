using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Queries;
using Approval.Host.OData.Model;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Microsoft.OData.Edm;

namespace Approval.Host.OData.Actions;

/// <summary>
/// Answers the functions of a review task: the department's own view of the one form, and its materials. Their
/// members are data elements of the bundle, so they are written from the domain's view and not through a fixed type.
/// </summary>
internal sealed class TaskDocuments(Reading reading, ITaskHandlers handlers)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<ODataResponse> ReadAsync(ResourcePath path, IEdmOperation operation, ODataRequest request, CancellationToken cancel)
    {
        if (operation is not IEdmFunction)
            throw new QueryRefusedException(Failures.MethodNotAllowed(request.Method));
        var options = RequestOptions.Parse(request.Query);
        QueryOptions.Refuse(options, [.. options.Keys.Where(k => k.StartsWith('$') && k != "$format")]);
        var format = Negotiation.Json(request, options);
        if (await reading.FindAsync(path, request, cancel) is not { } row)
            return ErrorWriter.Write(Failures.UnknownTask(), request);
        var form = await handlers.FormAsync(request.Actor, (Guid)row["TaskId"]!, cancel);
        return form.Match(
            f => Answer(operation.Name == TaskOperations.Form ? Form(f) : Materials(f), format, request, row),
            problem => ErrorWriter.Write(Failures.Of(problem), request));
    }

    private static ODataResponse Answer((string Type, JsonObject Body) answer, AnswerFormat format, ODataRequest request, Row row)
    {
        if (format.Metadata != "none")
            answer.Body.Insert(0, "@odata.context", $"{request.ServiceRoot}$metadata#{answer.Type}");
        return ODataResponse.Of(200, JsonSerializer.SerializeToUtf8Bytes(answer.Body, Json), format.ContentType).With("ETag", row.ETag);
    }

    private static (string Type, JsonObject Body) Form(TaskForm form) =>
        ($"{ServiceModel.Namespace}.TaskForm", JsonSerializer.SerializeToNode(form, Json)!.AsObject());

    private static (string Type, JsonObject Body) Materials(TaskForm form) =>
        ($"Collection({ServiceModel.Namespace}.Material)", new JsonObject { ["value"] = JsonSerializer.SerializeToNode(form.Materials, Json) });
}

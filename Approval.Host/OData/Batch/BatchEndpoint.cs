using Approval.Host.OData.Model;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Microsoft.Net.Http.Headers;

namespace Approval.Host.OData.Batch;

/// <summary>Answers <c>$batch</c> in the format in which it came.</summary>
internal sealed class BatchEndpoint(ServiceModel model, Answering answering)
{
    private readonly MultipartBatch _multipart = new(model);

    public async Task<ODataResponse> AnswerAsync(ODataRequest request, CancellationToken cancel)
    {
        try
        {
            if (request.Method != "POST")
                throw new QueryRefusedException(Failures.MethodNotAllowed(request.Method));
            var type = MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var parsed) ? parsed.MediaType.Value : null;
            return type switch
            {
                "application/json" => JsonBatch.Write(await RunAsync(request, JsonBatch.Read(request), cancel)),
                "multipart/mixed" => MultipartBatch.Write(await RunAsync(request, _multipart.Read(request), cancel)),
                _ => throw new QueryRefusedException(BatchProblems.MediaType()),
            };
        }
        catch (QueryRefusedException refused)
        {
            return ErrorWriter.Write(refused.Problem, request);
        }
    }

    private Task<List<BatchAnswer>> RunAsync(ODataRequest request, List<BatchPart> parts, CancellationToken cancel) =>
        new BatchRun(answering.AnswerAsync, Preferences.ContinueOnError(request)).RunAsync(parts, cancel);
}

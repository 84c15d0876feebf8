using Approval.Host.Hosting;
using Approval.Host.OData.Batch;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Approval.Host.SignIn;
using Microsoft.AspNetCore.Http.Features;

namespace Approval.Host.OData;

/// <summary>Between HTTP and the service: the request as it came, and the answer as it is.</summary>
internal sealed class ODataEndpoint(Answering answering, BatchEndpoint batch)
{
    public const string Prefix = "/odata";

    public async Task HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var request = await RequestAsync(http, cancel);
        var response = request is null
            ? ErrorWriter.Write(TooLarge(), Head(http))
            : request.Path.Equals("$batch", StringComparison.OrdinalIgnoreCase) ? await batch.AnswerAsync(request, cancel) : await answering.AnswerAsync(request, cancel);
        await SendAsync(http, response, cancel);
    }

    private static async Task<ODataRequest?> RequestAsync(HttpContext http, CancellationToken cancel)
    {
        var head = Head(http);
        if (head.IsRead)
            return head;
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(chunk, cancel) is > 0 and var read)
        {
            body.Write(chunk, 0, read);
            if (body.Length > QueryLimits.MaxBodyBytes)
                return null;
        }
        return head with { Body = body.ToArray() };
    }

    // The target as it came: in the decoded path an escaped slash inside a key could not be told from a real one.
    private static ODataRequest Head(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = http.Request;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        var start = path.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase) + Prefix.Length;
        return new ODataRequest(
            request.Method, new Uri($"{request.Scheme}://{request.Host}{request.PathBase}{Prefix}/"), path[start..].Trim('/'), query < 0 ? "" : target[(query + 1)..], http.User.ToActor())
        {
            Headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            English = Caller.PrefersEnglish(request),
            TraceId = ErrorAnswer.TraceOf(http),
        };
    }

    private static async Task SendAsync(HttpContext http, ODataResponse response, CancellationToken cancel)
    {
        http.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
            http.Response.Headers[name] = value;
        // Answers are one reader's view; no cache in between may keep them for another.
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept, Accept-Language, Authorization, Cookie";
        if (response.Status is 204 or 304)
            return;
        http.Response.ContentLength = response.Body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(response.Body, cancel);
    }

    private static ODataProblem TooLarge() => new(413, "request.too-large", "提交的内容过大。", "The request is too large.");
}

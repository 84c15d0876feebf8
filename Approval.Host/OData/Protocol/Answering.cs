using Approval.Host.OData.Actions;
using Approval.Host.OData.Model;
using Approval.Host.OData.Query;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Protocol;

/// <summary>The whole way of one request, alone or inside a batch: read the address, answer, and turn a refusal into its document.</summary>
internal sealed class Answering(ServiceModel model, Reading reading, TaskCommands commands, TaskDocuments documents, ServiceDocuments service)
{
    public async Task<ODataResponse> AnswerAsync(ODataRequest request, CancellationToken cancel)
    {
        try
        {
            return await RouteAsync(Normalized(request), cancel);
        }
        catch (Exception error) when (Failures.Of(error) is { } problem)
        {
            return ErrorWriter.Write(problem, request);
        }
    }

    private async Task<ODataResponse> RouteAsync(ODataRequest request, CancellationToken cancel)
    {
        ProtocolVersion.Check(request);
        var path = ResourcePath.Of(ParsePath(request), model);
        if (request.Method == "POST" && path.Operation is { } action)
            return await commands.RunAsync(path, action.Name, request, cancel);
        if (!request.IsRead)
            throw new QueryRefusedException(Failures.MethodNotAllowed(request.Method));
        return path switch
        {
            { Kind: ResourceKind.ServiceDocument } => service.ServiceDocument(request),
            { Kind: ResourceKind.Metadata } => service.Metadata(request),
            { Operation: { } function } => await documents.ReadAsync(path, function, request, cancel),
            _ => await reading.ReadAsync(path, request, cancel),
        };
    }

    private ODataPath ParsePath(ODataRequest request)
    {
        var parser = new ODataUriParser(model.Edm, request.ServiceRoot, new Uri(request.ServiceRoot, request.Path.Length == 0 ? "" : $"./{request.Path}"));
        return LibraryParser.Read(parser.ParsePath);
    }

    // A query that is too long for an address comes as the body of a POST to …/$query (4.01 URL Conventions 4.17).
    private static ODataRequest Normalized(ODataRequest request)
    {
        const string suffix = "/$query";
        if (request.Method != "POST" || !request.Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            return request;
        var body = System.Text.Encoding.UTF8.GetString(request.Body.Span);
        return request with { Method = "GET", Path = request.Path[..^suffix.Length], Query = request.Query.Length == 0 ? body : $"{request.Query}&{body}" };
    }
}

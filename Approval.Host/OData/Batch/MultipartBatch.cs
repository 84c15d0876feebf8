using System.Text;
using Approval.Host.OData.Model;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Approval.Host.OData.Writing;
using Microsoft.OData;

namespace Approval.Host.OData.Batch;

/// <summary>
/// Batches in multipart/mixed (OData 4.01 Protocol 11.7.7). Read by the library; written here, because the library
/// ends lines with LF where the system does, which strict clients refuse.
/// </summary>
internal sealed class MultipartBatch(ServiceModel model)
{
    private const string Line = "\r\n";
    private readonly IServiceProvider _container = LibraryContainer.Build();

    public List<BatchPart> Read(ODataRequest batch)
    {
        try
        {
            // A boundary that never comes gives the library no error, only nothing.
            return ReadParts(batch) is { Count: > 0 } parts ? parts : throw new QueryRefusedException(BatchProblems.Malformed());
        }
        catch (Exception broken) when (broken is ODataException or UriFormatException or FormatException or ArgumentException)
        {
            throw new QueryRefusedException(BatchProblems.Malformed(broken.Message));
        }
    }

    public static ODataResponse Write(IReadOnlyList<BatchAnswer> answers)
    {
        var boundary = $"batchresponse_{Guid.NewGuid():N}";
        using var stream = new MemoryStream();
        foreach (var answer in answers)
        {
            Text(stream, $"--{boundary}{Line}");
            if (answer.Part.Group is null)
                WriteOperation(stream, answer);
            else
                WriteChangeset(stream, answer);
        }
        Text(stream, $"--{boundary}--{Line}");
        return ODataResponse.Of(200, stream.ToArray(), $"multipart/mixed;boundary={boundary}");
    }

    private List<BatchPart> ReadParts(ODataRequest batch)
    {
        using var stream = new MemoryStream(batch.Body.ToArray());
        using var scope = _container.CreateScope();
        var message = new MemoryMessage(scope.ServiceProvider, stream);
        foreach (var (name, value) in batch.Headers)
            message.SetHeader(name, value);
        var settings = new ODataMessageReaderSettings { BaseUri = batch.ServiceRoot, EnableMessageStreamDisposal = false };
        settings.MessageQuotas.MaxPartsPerBatch = QueryLimits.MaxBatchParts + 1;
        settings.MessageQuotas.MaxOperationsPerChangeset = QueryLimits.MaxBatchParts + 1;
        using var reader = new ODataMessageReader((IODataRequestMessage)message, settings, model.Edm);
        var batchReader = reader.CreateODataBatchReader();
        var parts = new List<BatchPart>();
        string? group = null;
        while (batchReader.Read())
        {
            if (batchReader.State is ODataBatchReaderState.ChangesetStart or ODataBatchReaderState.ChangesetEnd)
                group = batchReader.State == ODataBatchReaderState.ChangesetStart ? $"g{parts.Count}" : null;
            else if (batchReader.State == ODataBatchReaderState.Operation)
                parts.Add(Part(batch, batchReader.CreateOperationRequestMessage(), group));
            if (parts.Count > QueryLimits.MaxBatchParts)
                throw new QueryRefusedException(BatchProblems.TooMany());
        }
        return parts;
    }

    private static BatchPart Part(ODataRequest batch, ODataBatchOperationRequestMessage operation, string? group)
    {
        using var body = new MemoryStream();
        using (var content = operation.GetStream())
            content.CopyTo(body);
        return new BatchPart(operation.ContentId, group, [], PartAddress.Request(batch, operation.Method, operation.Url.OriginalString, operation.Headers, body.ToArray()));
    }

    private static void WriteChangeset(MemoryStream stream, BatchAnswer answer)
    {
        var boundary = $"changesetresponse_{Guid.NewGuid():N}";
        using var inner = new MemoryStream();
        Text(inner, $"--{boundary}{Line}");
        WriteOperation(inner, answer);
        Text(inner, $"--{boundary}--{Line}");
        Text(stream, $"Content-Type: multipart/mixed;boundary={boundary}{Line}Content-Length: {inner.Length}{Line}{Line}");
        inner.WriteTo(stream);
        Text(stream, Line);
    }

    private static void WriteOperation(MemoryStream stream, BatchAnswer answer)
    {
        var head = new StringBuilder("Content-Type: application/http").Append(Line).Append("Content-Transfer-Encoding: binary").Append(Line);
        if (answer.Part.Id is { } id)
            head.Append("Content-ID: ").Append(id).Append(Line);
        var response = answer.Response;
        head.Append(Line).Append("HTTP/1.1 ").Append(response.Status).Append(' ').Append(Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(response.Status)).Append(Line);
        foreach (var (name, value) in response.Headers)
            head.Append(name).Append(": ").Append(value).Append(Line);
        head.Append("Content-Length: ").Append(response.Body.Length).Append(Line).Append(Line);
        Text(stream, head.ToString());
        stream.Write(response.Body.Span);
        Text(stream, Line);
    }

    private static void Text(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Approval.Host.OData.Model;
using Approval.Host.OData.Writing;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Protocol;

/// <summary>The service document and <c>$metadata</c>; the same for everyone, as they tell of shapes and not of rows.</summary>
internal sealed class ServiceDocuments(ServiceModel model, PayloadWriter writer)
{
    private readonly Lazy<byte[]> _xml = new(() => Xml(model));
    private readonly Lazy<byte[]> _json = new(() => Json(model));

    public ODataResponse ServiceDocument(ODataRequest request)
    {
        var options = Options(request);
        var format = Negotiation.Json(request, options);
        return ODataResponse.Of(200, writer.ServiceDocument(new PayloadContext(request.ServiceRoot, new ODataPath(), null, format)), format.ContentType);
    }

    public ODataResponse Metadata(ODataRequest request) => Negotiation.MetadataAsJson(request, Options(request))
        ? ODataResponse.Of(200, _json.Value, "application/json;charset=utf-8")
        : ODataResponse.Of(200, _xml.Value, "application/xml;charset=utf-8");

    private static Dictionary<string, string> Options(ODataRequest request)
    {
        var options = RequestOptions.Parse(request.Query);
        QueryOptions.Refuse(options, [.. options.Keys.Where(k => k.StartsWith('$') && k != "$format")]);
        return options;
    }

    private static byte[] Xml(ServiceModel model)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Edm, xml, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException($"The model is not valid: {string.Join("; ", errors)}");
        }
        return stream.ToArray();
    }

    private static byte[] Json(ServiceModel model)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Edm, json, out var errors))
                throw new InvalidOperationException($"The model is not valid: {string.Join("; ", errors)}");
        }
        return stream.ToArray();
    }
}

using Approval.Host.OData.Model;
using Approval.Host.OData.Query;
using Microsoft.OData;

namespace Approval.Host.OData.Writing;

/// <summary>Writes rows with the library's writer, at the metadata level that was asked for.</summary>
internal sealed class PayloadWriter(ServiceModel model)
{
    private readonly IServiceProvider _container = LibraryContainer.Build();

    public byte[] Collection(Page page, Uri? nextLink, PayloadContext context) => Write(context, message =>
    {
        var target = PathTarget.Of(context.Path);
        var writer = message.CreateODataResourceSetWriter(target.Source, target.Type);
        writer.WriteStart(new ODataResourceSet { Count = page.Count, NextPageLink = nextLink });
        foreach (var row in page.Rows)
            new ResourceWriter(writer).Write(row, context.SelectExpand);
        writer.WriteEnd();
        writer.Flush();
    });

    public byte[] Entity(Row row, PayloadContext context) => Write(context, message =>
    {
        var target = PathTarget.Of(context.Path);
        var writer = message.CreateODataResourceWriter(target.Source, target.Type);
        new ResourceWriter(writer).Write(row, context.SelectExpand);
        writer.Flush();
    });

    public byte[] Property(string name, object value, PayloadContext context) =>
        Write(context, message => message.WriteProperty(new ODataProperty { Name = name, Value = value }));

    public byte[] ServiceDocument(PayloadContext context) => Write(context, message => message.WriteServiceDocument(new ODataServiceDocument
    {
        EntitySets = model.Edm.EntityContainer.Elements.OfType<Microsoft.OData.Edm.IEdmEntitySet>()
            .Select(s => new ODataEntitySetInfo { Name = s.Name, Title = model.Set(s.Name).Description, Url = new Uri(s.Name, UriKind.Relative) }).ToList(),
    }));

    private byte[] Write(PayloadContext context, Action<ODataMessageWriter> write)
    {
        using var stream = new MemoryStream();
        var settings = new ODataMessageWriterSettings
        {
            BaseUri = context.ServiceRoot,
            Version = ODataVersion.V4,
            EnableMessageStreamDisposal = false,
            ODataUri = new ODataUri { ServiceRoot = context.ServiceRoot, Path = context.Path, SelectAndExpand = context.SelectExpand },
        };
        // Rows come from the maps the model is made of; checking each value against it again tells nothing new.
        settings.Validations = ValidationKinds.None;
        settings.SetContentType(context.Format.ContentType, "utf-8");
        using var scope = _container.CreateScope();
        var message = new MemoryMessage(scope.ServiceProvider, stream);
        message.SetHeader("Content-Type", context.Format.ContentType);
        using (var writer = new ODataMessageWriter((IODataResponseMessage)message, settings, model.Edm))
            write(writer);
        return stream.ToArray();
    }
}

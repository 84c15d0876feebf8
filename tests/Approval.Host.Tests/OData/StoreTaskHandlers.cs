using Approval.Activities.Access;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Forms;
using Approval.Host.OData.Actions;
using System.Text.Json.Nodes;
using Npgsql;

namespace Approval.Host.Tests.OData;

/// <summary>The use cases reduced to what the door shows of them: a status, a version, a problem.</summary>
internal sealed class StoreTaskHandlers(NpgsqlDataSource source) : ITaskHandlers
{
    public Task<Problem?> ClaimAsync(Actor actor, Guid taskId, int? version, CancellationToken cancel) =>
        ChangeAsync(actor, taskId, version, "UPDATE review_task SET status = 'Claimed', claimed_by = $2, claimed_name = $2, version = version + 1 WHERE task_id = $1 AND status = 'Offered'", actor.Id, cancel);

    public Task<Problem?> ReleaseAsync(Actor actor, Guid taskId, int? version, CancellationToken cancel) =>
        ChangeAsync(actor, taskId, version, "UPDATE review_task SET status = 'Offered', claimed_by = NULL, claimed_name = $2, version = version + 1 WHERE task_id = $1 AND status = 'Claimed'", "", cancel);

    public Task<Problem?> CompleteAsync(Actor actor, Guid taskId, TaskCompletion completion, int? version, CancellationToken cancel) =>
        completion.Decision is "Approve" or "Refuse" or "Return"
            ? ChangeAsync(actor, taskId, version, "UPDATE review_task SET status = 'Decided', reasons = $2, version = version + 1 WHERE task_id = $1 AND status = 'Claimed'", completion.Reasons ?? "", cancel)
            : Task.FromResult<Problem?>(new Problem(ProblemKind.Invalid, "task.decision", "决定不正确。", "That is no decision."));

    public Task<Result<TaskForm>> FormAsync(Actor actor, Guid taskId, CancellationToken cancel) => Task.FromResult<Result<TaskForm>>(new TaskForm(
        taskId, "item-1", [new TaskFormSection(new LocalizedText("基本信息"), [new TaskFormField("company-name", new LocalizedText("企业名称", "Name"), JsonValue.Create("青山"), "青山")])],
        new JsonObject { ["company-name"] = "青山" },
        [new MaterialView("lease", new LocalizedText("租赁合同"), true, [], ["application/pdf"], 1000, null, null, null, null)]));

    private async Task<Problem?> ChangeAsync(Actor actor, Guid taskId, int? version, string sql, string value, CancellationToken cancel)
    {
        await using var read = source.CreateCommand("SELECT version, department_id FROM review_task WHERE task_id = $1");
        read.Parameters.Add(new NpgsqlParameter { Value = taskId });
        await using (var reader = await read.ExecuteReaderAsync(cancel))
        {
            if (!await reader.ReadAsync(cancel) || reader.GetString(1) != actor.DepartmentId)
                return new Problem(ProblemKind.NotFound, "task.unknown", "没有找到该审查任务。", "There is no such task.");
            if (version is not null && version != reader.GetInt32(0))
                return new Problem(ProblemKind.Stale, "version.stale", "内容已被他人更新。", "It has changed.");
        }
        await using var change = source.CreateCommand(sql);
        change.Parameters.Add(new NpgsqlParameter { Value = taskId });
        change.Parameters.Add(new NpgsqlParameter { Value = value });
        return await change.ExecuteNonQueryAsync(cancel) == 1 ? null : new Problem(ProblemKind.Conflict, "task.not-open", "不能进行此操作。", "Not possible now.");
    }
}

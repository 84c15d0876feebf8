using Approval.Activities.Outcomes;
using Approval.Activities.Reviews;
using Approval.Forms;

namespace Approval.Activities.Cases;

/// <summary>The expected failures of case and task steps, each with its stable code and its sentence.</summary>
internal static class CaseProblems
{
    public static Problem UnknownBundle(string id) =>
        new(ProblemKind.NotFound, "bundle.unknown", $"没有名为“{Shorten(id)}”的办事套餐。", $"There is no bundle '{Shorten(id)}'.");

    public static Problem UnknownCase { get; } =
        new(ProblemKind.NotFound, "case.unknown", "没有找到该办件，或您无权查看。", "There is no such case, or you may not see it.");

    public static Problem UnknownTask { get; } =
        new(ProblemKind.NotFound, "task.unknown", "没有找到该审查任务，或它不属于您的部门。", "There is no such task, or it is not your department's.");

    public static Problem UnknownMaterial(string id) =>
        new(ProblemKind.NotFound, "material.unknown", $"本办件不需要材料“{Shorten(id)}”。", $"This case does not ask for material '{Shorten(id)}'.");

    public static Problem NotAllowed(CaseStatus status, string action) =>
        new(ProblemKind.Conflict, "case.not-allowed", $"办件当前状态为“{StatusNames.Of(status)}”，不能进行此操作。", $"The case is {status}; {action} is not possible now.");

    public static Problem NotYours { get; } =
        new(ProblemKind.Forbidden, "case.forbidden", "您没有办理此操作的权限。", "You are not entitled to do this.");

    public static Problem Stale(int current) =>
        new(ProblemKind.Stale, "version.stale", "内容已被他人更新，请刷新后再试；您填写的内容未丢失。", $"It has changed since you read it; the current version is {current}.");

    public static Problem AlreadyDecided(ReviewTask task, string by) =>
        new(ProblemKind.Conflict, "task.already-decided", $"该任务已由{by}办理完毕，结果为“{StatusNames.Of(task.Decision)}”。", $"The task was already decided by {by}: {task.Decision}.");

    public static Problem ClaimedByOther(ReviewTask task) =>
        new(ProblemKind.Conflict, "task.claimed-by-other", $"该任务已由{task.ClaimedName}认领。", $"The task is claimed by {task.ClaimedName}.");

    public static Problem NotClaimed { get; } =
        new(ProblemKind.Conflict, "task.not-claimed", "请先认领该任务，再作出决定。", "Claim the task before deciding it.");

    public static Problem TaskClosed(ReviewTask task) =>
        new(ProblemKind.Conflict, "task.not-open", $"该任务当前状态为“{StatusNames.Of(task.Status)}”，不能进行此操作。", $"The task is {task.Status}; this is not possible now.");

    public static Problem ReasonsMissing { get; } =
        new(ProblemKind.Invalid, "decision.reasons-missing", "不予许可或退回补正时必须说明理由。", "A refusal or a return must give its reasons (Administrative Licensing Law, Art. 38).");

    public static Problem UnknownDecision(string? given) =>
        new(ProblemKind.Invalid, "decision.unknown", $"决定“{Shorten(given ?? "")}”无效，应为 Approve、Refuse 或 Return。", "The decision must be Approve, Refuse or Return.");

    public static Problem NothingToCorrect { get; } =
        new(ProblemKind.Invalid, "correction.empty", "补正通知必须一次性列明全部需要补正的内容。", "A correction notice must list everything to correct.");

    public static Problem FormTooLarge { get; } =
        new(ProblemKind.TooLarge, "form.too-large", "申请内容过大，请删减后再保存；之前保存的内容未受影响。", "The form is too large; what was saved before is untouched.");

    public static Problem InvalidAnswers(IReadOnlyList<FieldProblem> fields) =>
        new(ProblemKind.Invalid, "answers.invalid", "情形问题的回答不完整或有误，请核对。", "The answers to the situation questions are incomplete or wrong.") { Fields = fields };

    public static Problem InvalidForm(IReadOnlyList<FieldProblem> fields) =>
        new(ProblemKind.Invalid, "form.invalid", $"申请内容有 {fields.Count} 处需要更正，已填写的内容均已保留。", $"{fields.Count} places need correcting; everything you typed is kept.") { Fields = fields };

    public static FieldProblem ToProblem(this FieldError error) => new(error.Path, error.Code, error.Zh, error.En);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

using Approval.Activities.Licences;
using Approval.Activities.Reviews;
using Approval.Forms;

namespace Approval.Activities.Cases;

/// <summary>What pages and documents call a status.</summary>
public static class StatusNames
{
    public static LocalizedText Of(CaseStatus status) => status switch
    {
        CaseStatus.Draft => new("草稿", "Draft"),
        CaseStatus.Submitted => new("已提交", "Submitted"),
        CaseStatus.Received => new("已收件", "Received"),
        CaseStatus.InCorrection => new("待补正", "To be corrected"),
        CaseStatus.Accepted => new("已受理", "Accepted"),
        CaseStatus.InReview => new("审查中", "In review"),
        CaseStatus.Decided => new("已决定", "Decided"),
        CaseStatus.Concluded => new("已办结", "Concluded"),
        CaseStatus.Declined => new("不予受理", "Declined"),
        CaseStatus.Withdrawn => new("已撤回", "Withdrawn"),
        CaseStatus.Terminated => new("已终止", "Terminated"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static LocalizedText Of(CaseItemStatus status) => status switch
    {
        CaseItemStatus.Pending => new("待办理", "Pending"),
        CaseItemStatus.InReview => new("审查中", "In review"),
        CaseItemStatus.Approved => new("准予", "Approved"),
        CaseItemStatus.Refused => new("不予许可", "Refused"),
        CaseItemStatus.Cancelled => new("已取消", "Cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static LocalizedText Of(ReviewTaskStatus status) => status switch
    {
        ReviewTaskStatus.Offered => new("待认领", "Offered"),
        ReviewTaskStatus.Claimed => new("办理中", "Claimed"),
        ReviewTaskStatus.Suspended => new("已中止", "Suspended"),
        ReviewTaskStatus.Returned => new("待申请人补正", "Returned for correction"),
        ReviewTaskStatus.Decided => new("已决定", "Decided"),
        ReviewTaskStatus.Cancelled => new("已取消", "Cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static LocalizedText Of(ReviewDecision? decision) => decision switch
    {
        ReviewDecision.Approve => new("准予", "Approved"),
        ReviewDecision.Refuse => new("不予许可", "Refused"),
        ReviewDecision.Return => new("退回补正", "Returned for correction"),
        _ => new("未决定", "Undecided"),
    };

    public static LocalizedText Of(CaseResult result) => result switch
    {
        CaseResult.Approved => new("准予", "Approved"),
        CaseResult.PartiallyApproved => new("部分准予", "Partially approved"),
        CaseResult.Refused => new("不予许可", "Refused"),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    public static LocalizedText Of(LicenceState state) => state switch
    {
        LicenceState.Valid => new("有效", "Valid"),
        LicenceState.Suspended => new("暂停使用", "Suspended"),
        LicenceState.Revoked => new("已吊销", "Revoked"),
        LicenceState.Expired => new("已过期", "Expired"),
        LicenceState.Cancelled => new("已注销", "Cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

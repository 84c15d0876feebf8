using Approval.Forms;

namespace Approval.Host.Pages.Language;

/// <summary>How a status weighs for its reader; the style sheet gives each one colour and shape.</summary>
public enum Tone { Quiet, Running, Good, Wait, Bad }

/// <summary>A status as people read it.</summary>
public sealed record StatusWord(LocalizedText Name, Tone Tone);

/// <summary>The words for statuses: of a case, its result, an item, a task and a licence.</summary>
public static class StatusWords
{
    public static StatusWord OfCase(string status, string? result = null) => (status, result) switch
    {
        ("Draft", _) => Word("草稿", "Draft", Tone.Quiet),
        ("Submitted", _) => Word("已提交", "Submitted", Tone.Running),
        ("Received", _) => Word("已收件", "Received", Tone.Running),
        ("InCorrection", _) => Word("待补正", "To be corrected", Tone.Wait),
        ("Accepted", _) => Word("已受理", "Accepted", Tone.Running),
        ("InReview", _) => Word("审查中", "In review", Tone.Running),
        ("Decided", _) => Word("已决定", "Decided", Tone.Running),
        ("Concluded", "Refused") => Word("不予许可", "Refused", Tone.Bad),
        ("Concluded", "PartiallyApproved") => Word("部分准予", "Partly approved", Tone.Good),
        ("Concluded", _) => Word("已办结", "Concluded", Tone.Good),
        ("Declined", _) => Word("不予受理", "Not accepted", Tone.Bad),
        ("Withdrawn", _) => Word("已撤回", "Withdrawn", Tone.Quiet),
        ("Terminated", _) => Word("已终止", "Terminated", Tone.Quiet),
        _ => Word(status, status, Tone.Quiet),
    };

    public static StatusWord OfItem(string status) => status switch
    {
        "Pending" => Word("未开始", "Not started", Tone.Quiet),
        "InReview" => Word("审查中", "In review", Tone.Running),
        "Approved" => Word("准予", "Approved", Tone.Good),
        "Refused" => Word("不予许可", "Refused", Tone.Bad),
        "Cancelled" => Word("已取消", "Cancelled", Tone.Quiet),
        _ => Word(status, status, Tone.Quiet),
    };

    public static StatusWord OfTask(string status, string? decision = null) => (status, decision) switch
    {
        ("Offered", _) => Word("待签收", "To be claimed", Tone.Wait),
        ("Claimed", _) => Word("办理中", "Claimed", Tone.Running),
        ("Suspended", _) => Word("已中止", "Suspended", Tone.Quiet),
        ("Returned", _) => Word("退回补正", "Returned for correction", Tone.Wait),
        ("Decided", "Approve" or "Approved") => Word("已准予", "Approved", Tone.Good),
        ("Decided", "Refuse" or "Refused") => Word("不予许可", "Refused", Tone.Bad),
        ("Decided", _) => Word("已决定", "Decided", Tone.Good),
        ("Cancelled", _) => Word("已取消", "Cancelled", Tone.Quiet),
        _ => Word(status, status, Tone.Quiet),
    };

    public static StatusWord OfLicence(string state) => state switch
    {
        "Valid" => Word("有效", "Valid", Tone.Good),
        "Suspended" => Word("已中止", "Suspended", Tone.Wait),
        "Revoked" => Word("已吊销", "Revoked", Tone.Bad),
        "Expired" => Word("已过期", "Expired", Tone.Bad),
        "Cancelled" => Word("已注销", "Cancelled", Tone.Bad),
        _ => Word(state, state, Tone.Quiet),
    };

    private static StatusWord Word(string zh, string en, Tone tone) => new(new LocalizedText(zh, en), tone);
}

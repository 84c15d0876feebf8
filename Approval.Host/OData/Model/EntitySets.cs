using static Approval.Host.OData.Model.Column;

namespace Approval.Host.OData.Model;

/// <summary>The sets of the service: what a department's own software may read.</summary>
internal static class EntitySets
{
    public static IReadOnlyList<EntitySetMap> All { get; } = [Bundles(), Cases(), CaseItems(), ReviewTasks(), Licences(), Components()];

    private static EntitySetMap Bundles() => new("Bundles", "Bundle", "bundle_current", "一件事：一次申请、多个事项。A bundle of service items that is applied for once.")
    {
        Key = ["BundleId"],
        Rights = RowRights.Everyone,
        Search = ["BundleId", "Name", "Summary"],
        Columns =
        [
            Text("BundleId", "bundle_id", "标识 Identifier"),
            Text("Kind", "kind", "类型 oneThing or tradeLicence"),
            Text("Name", "name", "名称 Name"),
            OptionalText("NameEn", "name_en", "英文名称 Name in English"),
            Text("Summary", "summary", "说明 What it is for"),
            Text("LeadDepartment", "lead_department", "牵头部门 Lead department"),
            Text("Region", "region", "行政区划 Division, GB/T 2260"),
            Number("PromisedDays", "promised_days", "承诺时限 Promised limit in working days"),
            Number("ItemCount", "item_count", "事项数 Number of service items"),
            Text("ReleaseHash", "release_hash", "版本指纹 Content hash of the published release"),
            Instant("PublishedAt", "published_at", "发布时间 When this release was published"),
        ],
    };

    private static EntitySetMap Cases() => new("Cases", "Case", "approval_case", "办件：对一件事的一次申请。One application for one bundle.")
    {
        Key = ["CaseId"],
        Rights = RowRights.Cases,
        Version = "Version",
        Search = ["CaseNumber", "SubjectName", "ApplicantName", "BundleId"],
        Navigations =
        [
            new("Items", "CaseItems", true, [("CaseId", "CaseId")], "子办件 Its service items"),
            new("ReviewTasks", "ReviewTasks", true, [("CaseId", "CaseId")], "审查任务 Its review tasks"),
            new("Licences", "Licences", true, [("CaseId", "CaseId")], "证照 The licences it yielded"),
        ],
        Columns =
        [
            Guid("CaseId", "case_id", "标识 Identifier"),
            OptionalText("CaseNumber", "case_number", "办件编号 Case number"),
            Text("BundleId", "bundle_id", "一件事 Bundle"),
            OptionalText("PackageId", "package_id", "套餐 Package of the bundle"),
            Text("Status", "status", "状态 Draft, Submitted, Received, InCorrection, Accepted, InReview, Decided, Concluded, Declined, Withdrawn or Terminated"),
            OptionalText("Result", "result", "结果 Approved, Refused or PartiallyApproved"),
            Text("ApplicantName", "applicant_name", "申请人 Applicant"),
            OptionalText("SubjectName", "subject_name", "申请主体 What it is about, e.g. the company's name"),
            Text("LeadDepartment", "lead_department", "牵头部门 Lead department"),
            OptionalText("ClerkName", "clerk_name", "窗口人员 Clerk at the desk"),
            Instant("CreatedAt", "created_at", "创建时间 When the draft was begun"),
            Instant("ChangedAt", "changed_at", "变更时间 Last change"),
            OptionalInstant("SubmittedAt", "submitted_at", "提交时间 Submission"),
            OptionalInstant("ReceivedAt", "received_at", "收件时间 Receipt"),
            OptionalInstant("AcceptedAt", "accepted_at", "受理时间 Acceptance"),
            OptionalInstant("DecidedAt", "decided_at", "决定时间 Decision"),
            OptionalInstant("ConcludedAt", "concluded_at", "办结时间 Conclusion"),
            Number("Version", "version", "版本 Grows with every change; the ETag"),
        ],
    };

    private static EntitySetMap CaseItems() => new("CaseItems", "CaseItem", "case_item", "子办件：办件中的一个事项。One service item inside a case.")
    {
        Key = ["CaseId", "ItemId"],
        Rights = RowRights.Items,
        Search = ["ItemId"],
        Navigations = [new("Case", "Cases", false, [("CaseId", "CaseId")], "办件 Its case")],
        Columns =
        [
            Guid("CaseId", "case_id", "办件 Case"),
            Text("ItemId", "item_id", "事项 Service item"),
            Text("DepartmentId", "department_id", "部门 Department"),
            Number("Position", "position", "顺序 Position in the bundle"),
            Flag("Mandatory", "mandatory", "必办 No licence without it"),
            Text("Status", "status", "状态 Pending, InReview, Approved, Refused or Cancelled"),
            OptionalInstant("DecidedAt", "decided_at", "决定时间 Decision"),
        ],
    };

    private static EntitySetMap ReviewTasks() => new("ReviewTasks", "ReviewTask", "review_task", "审查任务：一个部门对一个事项的审查。A department's unit of work on one item.")
    {
        Key = ["TaskId"],
        Order = ["OfferedAt"],
        Rights = RowRights.Tasks,
        Version = "Version",
        Search = ["CaseNumber", "SubjectName", "ItemId"],
        Navigations = [new("Case", "Cases", false, [("CaseId", "CaseId")], "办件 Its case")],
        Columns =
        [
            Guid("TaskId", "task_id", "标识 Identifier"),
            Guid("CaseId", "case_id", "办件 Case"),
            Text("CaseNumber", "case_number", "办件编号 Case number"),
            Text("BundleId", "bundle_id", "一件事 Bundle"),
            OptionalText("SubjectName", "subject_name", "申请主体 What it is about"),
            Text("ItemId", "item_id", "事项 Service item"),
            Text("DepartmentId", "department_id", "部门 Department"),
            Text("Status", "status", "状态 Offered, Claimed, Suspended, Returned, Decided or Cancelled"),
            Instant("OfferedAt", "offered_at", "派发时间 When the department could begin"),
            OptionalInstant("ClaimedAt", "claimed_at", "签收时间 Claim"),
            OptionalText("ClaimedBy", "claimed_by", "签收人标识 Who claimed it"),
            OptionalText("ClaimedName", "claimed_name", "签收人 Name of who claimed it"),
            OptionalInstant("DecidedAt", "decided_at", "决定时间 Decision"),
            OptionalText("Decision", "decision", "决定 Approve, Refuse or Return"),
            OptionalText("Reasons", "reasons", "理由 Reasons"),
            Number("Version", "version", "版本 Grows with every change; the ETag"),
        ],
    };

    private static EntitySetMap Licences() => new("Licences", "Licence", "licence", "证照：一件事的综合证照。The composite licence of a case.")
    {
        Key = ["LicenceId"],
        Rights = RowRights.Licences,
        Version = "Version",
        Search = ["Name", "Code", "HolderName", "HolderCode"],
        Navigations =
        [
            new("Components", "Components", true, [("CaseId", "CaseId"), ("LicenceId", "LicenceId")], "子证照 The permits it carries"),
            new("Case", "Cases", false, [("CaseId", "CaseId")], "办件 Its case"),
        ],
        Columns =
        [
            Guid("LicenceId", "licence_id", "标识 Identifier"),
            Guid("CaseId", "case_id", "办件 Case"),
            Text("BundleId", "bundle_id", "一件事 Bundle"),
            Text("Type", "type", "证照类型 Licence type"),
            Text("Name", "name", "名称 Name"),
            Text("Code", "code", "证照标识码 Identification code, GB/T 36904"),
            Text("VerifyCode", "verify_code", "核验码 What the QR code carries"),
            Text("HolderName", "holder_name", "持证主体 Holder"),
            OptionalText("HolderCode", "holder_code", "主体代码 Unified social credit code of the holder, GB 32100"),
            Text("IssuerId", "issuer_id", "发证机关 Issuing department"),
            Text("IssuerName", "issuer_name", "发证机关名称 Name of the issuer"),
            Text("State", "state", "状态 Valid, Suspended, Revoked, Expired or Cancelled"),
            Instant("IssuedAt", "issued_at", "签发时间 Issue"),
            OptionalDate("ValidUntil", "valid_until", "有效期至 Last day of validity; null without end"),
            Flag("Development", "development", "测试签章 Sealed with a development key"),
            Number("Version", "version", "版本 Grows with every change; the ETag"),
        ],
    };

    // A component has no door of its own: it is reached through its licence, whose rights hold for it.
    private static EntitySetMap Components() => new("Components", "ComponentLicence", "component_licence", "子证照：综合证照所载的一项许可。One permit that a composite licence carries.")
    {
        Key = ["Position"],
        Contained = true,
        Rights = RowRights.Everyone,
        Search = ["Name", "Code"],
        Columns =
        [
            Number("Position", "position", "顺序 Position on the licence"),
            Guid("CaseId", "case_id", "办件 Case"),
            Guid("LicenceId", "licence_id", "综合证照 Its composite licence"),
            Text("ItemId", "item_id", "事项 Service item"),
            Text("Type", "type", "证照类型 Licence type"),
            Text("Name", "name", "名称 Name"),
            Text("Code", "code", "证照编号 Code"),
            Text("DepartmentId", "department_id", "部门 Department"),
            Text("IssuerName", "issuer_name", "发证机关名称 Name of the issuer"),
            Text("State", "state", "状态 Valid, Suspended, Revoked, Expired or Cancelled"),
            Instant("IssuedAt", "issued_at", "签发时间 Issue"),
            OptionalDate("ValidUntil", "valid_until", "有效期至 Last day of validity; null without end"),
        ],
    };
}

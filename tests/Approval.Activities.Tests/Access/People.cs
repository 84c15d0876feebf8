using Approval.Activities.Access;

namespace Approval.Activities.Tests.Access;

/// <summary>The people of the tables, by the name a column has.</summary>
internal static class People
{
    public const string Lead = "market-regulation";

    public static Actor Applicant { get; } = Of("lin", "林知远", null, Role.Applicant);

    public static Actor Clerk { get; } = Of("clerk", "窗口小王", Lead, Role.Clerk);

    public static Actor Reviewer(string department) => Of("reviewer." + department, "承办人·" + department, department, Role.Reviewer);

    public static Actor System(string department) => Of("system:" + department, "系统·" + department, department, Role.DepartmentSystem);

    public static Actor Supervisor(string department) => Of("supervisor." + department, "督办·" + department, department, Role.Supervisor);

    public static Actor Of(string id, string name, string? department, params string[] roles) =>
        new(id, name, roles.ToHashSet(StringComparer.Ordinal), department);

    /// <summary>Who a column is about; the case is Lin's, led by market regulation, with items of market regulation and tax.</summary>
    public static Actor Named(string column) => column switch
    {
        "applicant" => Applicant,
        "another applicant" => Of("zhou", "周子昂", null, Role.Applicant),
        "clerk" => Clerk,
        "clerk of tax" => Of("clerk.tax", "税务窗口", "tax", Role.Clerk),
        "reviewer" => Reviewer("tax"),
        "another reviewer" => Of("reviewer2.tax", "税务第二人", "tax", Role.Reviewer),
        "system" => System("tax"),
        "supervisor" => Supervisor("tax"),
        "supervisor and reviewer" => Of("head.tax", "税务科长", "tax", Role.Supervisor, Role.Reviewer),
        "admin" => Of("admin", "管理员", null, Role.Admin),
        "designer" => Of("designer", "设计人员", null, Role.Designer),
        "clerk applies" => Of("lin", "林知远", Lead, Role.Clerk, Role.Applicant),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such person in the tables."),
    };
}

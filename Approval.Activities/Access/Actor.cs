namespace Approval.Activities.Access;

/// <summary>Who acts: a signed-in person or a department's system.</summary>
/// <param name="Id">Stable id of the user, or <c>system:&lt;department id&gt;</c> for a department's own software.</param>
/// <param name="Name">The name that decisions and the timeline show.</param>
/// <param name="Roles">Roles held; see <see cref="Role"/>.</param>
/// <param name="DepartmentId">The department whose work the actor may see; null for applicants.</param>
public sealed record Actor(string Id, string Name, IReadOnlySet<string> Roles, string? DepartmentId)
{
    /// <summary>The platform itself: timers, jobs and rules.</summary>
    public static Actor Platform { get; } = new("platform", "审批平台", new HashSet<string>(StringComparer.Ordinal), null);

    public bool Has(string role) => Roles.Contains(role);
}

/// <summary>The roles of the platform.</summary>
public static class Role
{
    public const string Applicant = "applicant";
    public const string Clerk = "clerk";
    public const string Reviewer = "reviewer";
    public const string DepartmentSystem = "department-system";
    public const string Designer = "designer";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Applicant, Clerk, Reviewer, DepartmentSystem, Designer, Supervisor, Admin];
}

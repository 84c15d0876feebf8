using Approval.Activities.Access;
using Approval.Host.OData.Query;

namespace Approval.Host.OData.Model;

/// <summary>
/// Who may know of which rows. A department sees its own tasks and the cases in which it has one; the lead department's
/// desk sees the cases it leads; an applicant sees what is his own. Nobody but its applicant sees a case before it was
/// submitted.
/// </summary>
internal static class RowRights
{
    private static readonly string[] OfDepartment = [Role.Reviewer, Role.DepartmentSystem, Role.Clerk, Role.Supervisor, Role.Admin];
    private static readonly string[] OfLead = [Role.Clerk, Role.Supervisor, Role.Admin];

    // Between alternatives PostgreSQL would hash the whole other table first; an offset keeps the question to one row's probe.
    private const string ByRow = "OFFSET 0";

    public static string Everyone(SqlText sql, Actor actor, string alias) => "TRUE";

    public static string Cases(SqlText sql, Actor actor, string alias)
    {
        var ways = new List<string>();
        if (actor.Has(Role.Applicant))
            ways.Add($"{alias}.applicant_id = {sql.Parameter(actor.Id)}");
        if (IsPlatformAdmin(actor))
            ways.Add($"{alias}.submitted_at IS NOT NULL");
        if (Department(actor, OfDepartment) is { } department)
            ways.Add($"({alias}.submitted_at IS NOT NULL AND {CasesOfDepartment(sql, actor, alias, department)})");
        return Any(ways);
    }

    public static string Items(SqlText sql, Actor actor, string alias)
    {
        var ways = new List<string>();
        if (Department(actor, OfDepartment) is { } department)
            ways.Add($"({alias}.department_id = {sql.Parameter(department)} AND {InCase(sql, alias, "submitted_at IS NOT NULL")})");
        return Any([.. ways, .. ThroughCase(sql, actor, alias)]);
    }

    public static string Tasks(SqlText sql, Actor actor, string alias)
    {
        var ways = new List<string>();
        if (Department(actor, OfDepartment) is { } department)
            ways.Add($"{alias}.department_id = {sql.Parameter(department)}");
        if (Department(actor, OfLead) is { } lead)
            ways.Add(InCase(sql, alias, $"lead_department = {sql.Parameter(lead)}"));
        if (IsPlatformAdmin(actor))
            ways.Add("TRUE");
        return Any(ways);
    }

    public static string Licences(SqlText sql, Actor actor, string alias)
    {
        var owner = sql.Alias();
        return $"EXISTS (SELECT 1 FROM approval_case {owner} WHERE {owner}.case_id = {alias}.case_id AND {Cases(sql, actor, owner)})";
    }

    private static string CasesOfDepartment(SqlText sql, Actor actor, string alias, string department)
    {
        var own = sql.Parameter(department);
        var (item, task) = (sql.Alias(), sql.Alias());
        var ways = $"EXISTS (SELECT 1 FROM case_item {item} WHERE {item}.case_id = {alias}.case_id AND {item}.department_id = {own} {ByRow})"
            + $" OR EXISTS (SELECT 1 FROM review_task {task} WHERE {task}.case_id = {alias}.case_id AND {task}.department_id = {own} {ByRow})";
        return OfLead.Any(actor.Has) ? $"({alias}.lead_department = {own} OR {ways})" : $"({ways})";
    }

    private static IEnumerable<string> ThroughCase(SqlText sql, Actor actor, string alias)
    {
        if (actor.Has(Role.Applicant))
            yield return InCase(sql, alias, $"applicant_id = {sql.Parameter(actor.Id)}");
        if (Department(actor, OfLead) is { } lead)
            yield return InCase(sql, alias, $"submitted_at IS NOT NULL AND lead_department = {sql.Parameter(lead)}");
        if (IsPlatformAdmin(actor))
            yield return InCase(sql, alias, "submitted_at IS NOT NULL");
    }

    private static string InCase(SqlText sql, string alias, string condition)
    {
        var owner = sql.Alias();
        return $"EXISTS (SELECT 1 FROM approval_case {owner} WHERE {owner}.case_id = {alias}.case_id AND {condition} {ByRow})";
    }

    // An administrator who belongs to a department works for that department; one who belongs to none keeps the platform.
    private static bool IsPlatformAdmin(Actor actor) => actor.Has(Role.Admin) && actor.DepartmentId is null;

    private static string? Department(Actor actor, string[] roles) => roles.Any(actor.Has) ? actor.DepartmentId : null;

    private static string Any(List<string> ways) => ways.Count switch
    {
        0 => "FALSE",
        1 => ways[0],
        _ => $"({string.Join(" OR ", ways)})",
    };
}

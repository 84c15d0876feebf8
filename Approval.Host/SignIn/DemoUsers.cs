using System.Security.Cryptography;
using System.Text.Json;
using Approval.Activities.Access;
using Approval.Workflows.Storage;

namespace Approval.Host.SignIn;

/// <summary>The sign-ins of a demonstration: one password for all of them and for the departments' keys.</summary>
internal sealed class DemoUsers(Database database, Passwords passwords, TimeProvider time)
{
    /// <summary>
    /// Brings users and keys in line with <paramref name="departments"/> and the password. Without an asked password the stored one stays;
    /// when there is none yet, one is made and returned, and never can be told again.
    /// </summary>
    public async Task<string?> PrepareAsync(IReadOnlyList<DemoDepartment> departments, string? asked, CancellationToken cancel)
    {
        var stored = await StoredHashAsync(cancel);
        var made = asked is null && stored is null ? MakePassword() : null;
        var hash = (asked ?? made) is { } password && !passwords.Verify(stored, password) ? passwords.Hash(password) : stored!;
        await using var transaction = await database.BeginAsync(cancel);
        // Who was a demo user of a department that is gone stays, switched off: decisions carry the name.
        transaction.Write("update app_user set disabled = true where demo");
        transaction.Write("update api_key set disabled = true where demo");
        foreach (var user in Users(departments))
            WriteUser(transaction, user, hash);
        foreach (var department in departments)
            WriteKey(transaction, department, hash);
        await transaction.CommitAsync(cancel);
        return made;
    }

    /// <summary>Switches demo users and keys off: a store that once was a demonstration keeps no open door.</summary>
    /// <returns>The number that were still on.</returns>
    public async Task<int> SwitchOffAsync(CancellationToken cancel) =>
        await database.ExecuteAsync("update app_user set disabled = true, security_stamp = $1 where demo and not disabled", cancel, UserStore.NewStamp())
        + await database.ExecuteAsync("update api_key set disabled = true where demo and not disabled", cancel);

    private async Task<string?> StoredHashAsync(CancellationToken cancel) =>
        (await database.QueryAsync("select password_hash from app_user where demo order by login limit 1", static row => row.GetString(0), cancel)).SingleOrDefault();

    private static IEnumerable<DemoUser> Users(IReadOnlyList<DemoDepartment> departments) =>
    [
        new("applicant", "演示申请人", Role.Applicant, null),
        new("clerk", "演示窗口人员", Role.Clerk, Lead(departments)),
        .. departments.Select(static d => new DemoUser($"reviewer.{d.Id}", $"{d.Name}审批人员", Role.Reviewer, d.Id)),
        new("designer", "演示流程设计员", Role.Designer, null),
        new("supervisor", "演示督办人员", Role.Supervisor, Lead(departments)),
        new("admin", "演示管理员", Role.Admin, null),
    ];

    // The one window stands in the department that leads the bundles.
    private static string? Lead(IReadOnlyList<DemoDepartment> departments) => departments.OrderByDescending(static d => d.Leads).FirstOrDefault()?.Id;

    // The stamp changes only with the password, so that a restart signs nobody out.
    private void WriteUser(StoreTransaction transaction, DemoUser user, string hash) => transaction.Write(
        """
        insert into app_user (id, login, display_name, password_hash, roles, department_id, security_stamp, demo, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, true, $8, $8)
        on conflict (login) do update set display_name = excluded.display_name, roles = excluded.roles, department_id = excluded.department_id,
            security_stamp = case when app_user.password_hash = excluded.password_hash then app_user.security_stamp else excluded.security_stamp end,
            password_hash = excluded.password_hash, disabled = false, changed_at = excluded.changed_at
        where app_user.demo
        """,
        Guid.CreateVersion7(time.GetUtcNow()), user.Login, user.Name, hash, new[] { user.Role }, user.DepartmentId, UserStore.NewStamp(), transaction.Now);

    private static void WriteKey(StoreTransaction transaction, DemoDepartment department, string hash) => transaction.Write(
        """
        insert into api_key (key_id, department_id, display_name, secret_hash, demo, created_at, changed_at)
        values ($1, $1, $2, $3, true, $4, $4)
        on conflict (key_id) do update set display_name = excluded.display_name, secret_hash = excluded.secret_hash,
            disabled = false, changed_at = excluded.changed_at
        where api_key.demo
        """,
        department.Id, $"{department.Name}业务系统", hash, transaction.Now);

    // No vowels, no look-alikes: easy to read out, and no words.
    private static string MakePassword() => RandomNumberGenerator.GetString("bcdfghjkmnpqrstvwxyz23456789", 16);

    private sealed record DemoUser(string Login, string Name, string Role, string? DepartmentId);
}

/// <summary>A department as far as its demo sign-ins need it.</summary>
/// <param name="Leads">It leads a bundle, so its window receives the cases.</param>
internal sealed record DemoDepartment(string Id, string Name, bool Leads = false)
{
    /// <summary>Reads <c>departments/*.json</c> (<c>id</c>, <c>name.zh</c>); a file that cannot be read is left to the import, which names it.</summary>
    public static IReadOnlyList<DemoDepartment> ReadAll(string definitions)
    {
        var folder = Path.Combine(definitions, "departments");
        var leads = LeadDepartments(definitions);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<DemoDepartment>().Select(d => d with { Leads = leads.Contains(d.Id) })]
            : [];
    }

    private static HashSet<string?> LeadDepartments(string definitions)
    {
        var folder = Path.Combine(definitions, "bundles");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "bundle.json", SearchOption.AllDirectories).Select(file => Tolerant(file, static root => root.GetProperty("leadDepartment").GetString()))]
            : [];
    }

    private static DemoDepartment? Read(string file) => Tolerant(file, static root => root.TryGetProperty("id", out var id) && root.TryGetProperty("name", out var name)
        ? new DemoDepartment(id.GetString()!, name.GetProperty("zh").GetString()!)
        : null);

    private static T? Tolerant<T>(string file, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}

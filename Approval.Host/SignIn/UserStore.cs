using Approval.Workflows.Storage;
using Npgsql;

namespace Approval.Host.SignIn;

/// <summary>Users and keys in the database.</summary>
internal sealed class UserStore(Database database, TimeProvider time)
{
    private const string UserColumns = "id, login, display_name, password_hash, roles, department_id, security_stamp, disabled";

    public async Task<User?> FindAsync(string login, CancellationToken cancel)
    {
        // A character that PostgreSQL cannot store can be in no login name either.
        if (login.Contains('\0', StringComparison.Ordinal))
            return null;
        var found = await database.QueryAsync($"select {UserColumns} from app_user where login = $1", ReadUser, cancel, Normal(login));
        return found.SingleOrDefault();
    }

    public async Task<User?> FindAsync(Guid id, CancellationToken cancel) =>
        (await database.QueryAsync($"select {UserColumns} from app_user where id = $1", ReadUser, cancel, id)).SingleOrDefault();

    public async Task<ApiKey?> FindKeyAsync(string keyId, CancellationToken cancel)
    {
        if (keyId.Contains('\0', StringComparison.Ordinal))
            return null;
        var found = await database.QueryAsync(
            "select key_id, department_id, display_name, secret_hash, disabled from api_key where key_id = $1",
            static row => new ApiKey(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)),
            cancel, keyId);
        return found.SingleOrDefault();
    }

    /// <summary>Adds a user.</summary>
    /// <returns>False when the login name is taken.</returns>
    public async Task<bool> AddAsync(string login, string displayName, string passwordHash, string[] roles, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.ExecuteAsync(
            """
            insert into app_user (id, login, display_name, password_hash, roles, security_stamp, created_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (login) do nothing
            """,
            cancel, Guid.CreateVersion7(now), Normal(login), displayName, passwordHash, roles, NewStamp(), now) == 1;
    }

    /// <summary>Adds a key of a department's system.</summary>
    /// <returns>False when the key id is taken.</returns>
    public async Task<bool> AddKeyAsync(ApiKey key, CancellationToken cancel) => await database.ExecuteAsync(
        """
        insert into api_key (key_id, department_id, display_name, secret_hash, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $5) on conflict (key_id) do nothing
        """,
        cancel, key.KeyId, key.DepartmentId, key.DisplayName, key.SecretHash, time.GetUtcNow()) == 1;

    /// <summary>Changes a password; whoever is signed in with the old one is signed out.</summary>
    public Task SetPasswordAsync(Guid id, string passwordHash, CancellationToken cancel) => database.ExecuteAsync(
        "update app_user set password_hash = $2, security_stamp = $3, changed_at = $4 where id = $1",
        cancel, id, passwordHash, NewStamp(), time.GetUtcNow());

    /// <summary>A stamp that no session carries yet.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("N");

    /// <summary>Login names are compared without regard to case and to spaces around them.</summary>
    public static string Normal(string login) => login.Trim().ToLowerInvariant();

    private static User ReadUser(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<string[]>(4),
        row.IsDBNull(5) ? null : row.GetString(5), row.GetString(6), row.GetBoolean(7));
}

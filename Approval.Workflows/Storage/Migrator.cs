using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Approval.Workflows.Storage;

/// <summary>One numbered SQL script of a room, e.g. <c>Approval.Workflows.Storage.Schema.001_workflows.sql</c>.</summary>
/// <param name="Room">The assembly that brings it; scripts are numbered per room.</param>
/// <param name="Number">Order inside the room.</param>
/// <param name="Name">What it does, from the file name.</param>
/// <param name="Sql">Its text; it must not contain COMMIT.</param>
public sealed record SchemaScript(string Room, int Number, string Name, string Sql)
{
    /// <summary>Finds the embedded scripts of a room: resources named <c>….Schema.NNN_name.sql</c>.</summary>
    public static IEnumerable<SchemaScript> Of(Assembly room)
    {
        const string marker = ".Schema.";
        foreach (var resource in room.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && n.Contains(marker, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var file = resource[(resource.LastIndexOf(marker, StringComparison.Ordinal) + marker.Length)..^4];
            using var reader = new StreamReader(room.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return new SchemaScript(room.GetName().Name!, int.Parse(file[..3], CultureInfo.InvariantCulture), file[4..], reader.ReadToEnd());
        }
    }

    internal string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

/// <summary>A store that was made by a newer version, or by scripts that have since changed.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);

/// <summary>
/// Creates and upgrades the schema: every script once, in order, under an advisory lock, all of one start in one
/// transaction, so that a crash leaves the old schema whole.
/// </summary>
public sealed class Migrator(NpgsqlDataSource source, IEnumerable<SchemaScript> scripts)
{
    private const long LockKey = 0x4150_5052_4F56_414C; // "APPROVAL"

    /// <summary>Runs every script that the store has not seen.</summary>
    /// <returns>The number of scripts that were run.</returns>
    /// <exception cref="SchemaMismatchException">The store knows a script that this program does not, or one with another text.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancel);
        await ExecuteAsync(connection, """
            CREATE TABLE IF NOT EXISTS schema_script (
                room text NOT NULL, number int NOT NULL, name text NOT NULL, hash text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (room, number))
            """, cancel);
        var applied = await AppliedAsync(connection, cancel);
        var wanted = scripts.ToList();
        RefuseUnknown(applied, wanted);
        var run = 0;
        foreach (var script in wanted.Where(s => !applied.ContainsKey((s.Room, s.Number))))
        {
            await ExecuteAsync(connection, script.Sql, cancel);
            await using var record = new NpgsqlCommand("INSERT INTO schema_script (room, number, name, hash) VALUES ($1, $2, $3, $4)", connection);
            record.Parameters.AddPositional(script.Room, script.Number, script.Name, script.Hash);
            await record.ExecuteNonQueryAsync(cancel);
            run++;
        }
        await transaction.CommitAsync(cancel);
        return run;
    }

    private static async Task<Dictionary<(string, int), string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT room, number, hash FROM schema_script", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new Dictionary<(string, int), string>();
        while (await reader.ReadAsync(cancel))
            applied[(reader.GetString(0), reader.GetInt32(1))] = reader.GetString(2);
        return applied;
    }

    private static void RefuseUnknown(Dictionary<(string, int), string> applied, List<SchemaScript> wanted)
    {
        foreach (var ((room, number), hash) in applied)
        {
            var script = wanted.Find(s => s.Room == room && s.Number == number)
                ?? throw new SchemaMismatchException($"The store has schema script {room} {number:000}, which this version does not know: it was made by a newer version. Start that version, or restore a backup.");
            if (script.Hash != hash)
                throw new SchemaMismatchException($"Schema script {room} {number:000}_{script.Name} is not the one this store was made with.");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

using Approval.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Architecture;

/// <summary>One case is one shard: what keeps the road to several databases open, held over the schema as it was really made.</summary>
public sealed class SchemaRuleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>
    /// Tables that are not a case's or an instance's: definitions and people, which every database has a copy of, and registries, by
    /// which a business key that is unique everywhere finds its case.
    /// </summary>
    private static readonly string[] Registries =
    [
        "schema_script", "app_user", "api_key", "bundle_release", "bundle_current", "workflow_snapshot", "workflow_definition", "workflow_trigger",
        "blob", "case_number_registry", "licence_registry", "number_series", "result_registry", "workflow_activation",
    ];

    [Fact]
    public async Task RunTimeTables_BeginEveryUniqueKeyWithTheirShardKey() => (await KeysWithoutShardAsync()).ShouldBeEmpty();

    [Fact]
    public async Task RunTimeTables_HaveAPrimaryKey() => (await TablesWithoutKeyAsync()).ShouldBeEmpty();

    [Fact]
    public async Task ForeignKeys_StayInsideTheirShard() => (await CrossingReferencesAsync()).ShouldBeEmpty();

    [Fact]
    public async Task TimesAndIds_ComeFromTheApplication() => (await OwnValuesAsync()).ShouldBeEmpty();

    [Fact]
    public async Task Registries_AllExist_SoThatTheListDoesNotGrowStale() =>
        Registries.Except(await ReadAsync("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")).ShouldBeEmpty();

    [Fact]
    public async Task InstantsAreKeptWithZone_AndTextsWithoutLength() =>
        (await ReadAsync("""
            SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type IN ('timestamp without time zone', 'time with time zone', 'character varying', 'character', 'money', 'json')
            """)).ShouldBeEmpty();

    [Fact]
    public async Task Rules_FindTheSeededViolations()
    {
        await using var spoiled = await TestDatabase.CreateAsync();
        await spoiled.Source.CreateCommand("""
            CREATE TABLE seed_unkeyed (case_id uuid NOT NULL);
            CREATE TABLE seed_serial (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_id uuid NOT NULL, made_at timestamptz DEFAULT now());
            CREATE TABLE seed_child (case_id uuid, other uuid REFERENCES approval_case, number text UNIQUE, PRIMARY KEY (case_id));
            """).ExecuteNonQueryAsync();
        var rules = new SchemaRuleTests(spoiled);
        (await rules.TablesWithoutKeyAsync()).ShouldBe(["seed_unkeyed"]);
        (await rules.KeysWithoutShardAsync()).ShouldBe(["seed_child.seed_child_number_key", "seed_serial.seed_serial_pkey"]);
        (await rules.CrossingReferencesAsync()).ShouldBe(["seed_child.seed_child_other_fkey"]);
        (await rules.OwnValuesAsync()).ShouldBe(["seed_serial.id", "seed_serial.made_at"]);
    }

    private Task<List<string>> KeysWithoutShardAsync() => ReadAsync("""
        SELECT t.relname || '.' || i.relname
        FROM pg_index x
        JOIN pg_class t ON t.oid = x.indrelid AND t.relnamespace = 'public'::regnamespace
        JOIN pg_class i ON i.oid = x.indexrelid
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
        WHERE x.indisunique AND t.relname <> ALL ($1) AND coalesce(a.attname, '') NOT IN ('case_id', 'instance_id')
        ORDER BY 1
        """);

    private Task<List<string>> TablesWithoutKeyAsync() => ReadAsync("""
        SELECT t.relname::text FROM pg_class t
        WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname <> ALL ($1)
          AND NOT EXISTS (SELECT 1 FROM pg_index x WHERE x.indrelid = t.oid AND x.indisprimary)
        ORDER BY 1
        """);

    // The first columns on both sides must be the shard key; a registry may refer to a registry.
    private Task<List<string>> CrossingReferencesAsync() => ReadAsync("""
        SELECT t.relname || '.' || c.conname
        FROM pg_constraint c
        JOIN pg_class t ON t.oid = c.conrelid
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
        WHERE c.contype = 'f' AND t.relname <> ALL ($1) AND NOT (a.attname = b.attname AND a.attname IN ('case_id', 'instance_id'))
        ORDER BY 1
        """);

    private Task<List<string>> OwnValuesAsync() => ReadAsync("""
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> ALL ($1)
          AND (is_identity = 'YES' OR column_default ~* '(now|nextval|gen_random_uuid|clock_timestamp|current_timestamp)')
        ORDER BY 1
        """);

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        if (sql.Contains("$1", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter { Value = Registries });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}

using Approval.Activities.Access;
using Approval.Host.OData.Model;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Approval.Testing;
using Microsoft.OData.UriParser;
using Npgsql;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

/// <summary>How PostgreSQL goes about the queries that departments send all day, over many rows.</summary>
public sealed class PlanTests(TestDatabase store) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Cases = 20_000;

    private static readonly ServiceModel Model = new();
    private static readonly Actor Tax = Department("tax");

    private const string Fill = """
        INSERT INTO approval_case (case_id, case_number, bundle_id, release_hash, status, applicant_id, applicant_name, subject_name, lead_department,
            answers, form_revision, form, created_at, changed_at, submitted_at, version)
        SELECT ('0193a000-0001-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'C' || i, 'b', 'h', 'InReview', 'a' || i % 5000, '李雷', '公司' || i, 'market-regulation',
            '{}', 1, '{}', '2026-01-01Z'::timestamptz + i * interval '1 minute', now(), now(), 1 FROM generate_series(1, $1) i;
        """;

    private const string FillTasks = """
        INSERT INTO review_task (case_id, task_id, case_number, bundle_id, item_id, department_id, status, bookmark_id, offered_at, version)
        SELECT c.case_id, md5(c.case_number || d)::uuid, c.case_number, 'b', 'item-' || d, d, CASE WHEN c.ctid::text LIKE '%,1)' THEN 'Offered' ELSE 'Decided' END, c.case_id, c.created_at, 1
        FROM approval_case c CROSS JOIN unnest(ARRAY['tax', 'housing-fund', 'market-regulation']) d
        """;

    private const string FillItems = """
        INSERT INTO case_item (case_id, item_id, department_id, position, mandatory, status)
        SELECT case_id, item_id, department_id, 1, true, 'InReview' FROM review_task
        """;

    public static TheoryData<string> Hot =>
    [
        "ReviewTasks?$filter=Status in ('Offered','Claimed')&$top=50",
        "ReviewTasks?$filter=Status eq 'Offered'&$orderby=OfferedAt&$top=50",
        "ReviewTasks?$top=50",
        "ReviewTasks?$orderby=OfferedAt desc&$top=50",
        "ReviewTasks(3e5cd2b8-0000-7000-8000-000000000001)",
        "Cases(0193a000-0001-7000-8000-000000000100)",
        "Cases?$top=50",
        "Cases?$orderby=CaseId desc&$top=50",
        "Cases(0193a000-0001-7000-8000-000000000100)/ReviewTasks",
        "ReviewTasks(3e5cd2b8-0000-7000-8000-000000000001)/Case",
    ];

    public async Task InitializeAsync()
    {
        await using var count = store.Source.CreateCommand("SELECT count(*) FROM approval_case");
        if ((long)(await count.ExecuteScalarAsync())! > 0)
            return;
        await ExecuteAsync(Fill, Cases);
        await ExecuteAsync(FillTasks);
        await ExecuteAsync(FillItems);
        await ExecuteAsync("ANALYZE");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private sealed record HotRead(ResourcePath Path, CollectionQuery Query);

    [Theory]
    [MemberData(nameof(Hot))]
    public async Task HotQuery_OfADepartment_ReadsByIndex(string url)
    {
        var plan = await ExplainAsync(Command(Read(url)));

        plan.ShouldContain("Index");
        plan.ShouldNotContain("Seq Scan");
    }

    [Fact]
    public async Task SecondPage_BeginsInTheIndex()
    {
        var query = Read("ReviewTasks?$filter=Status in ('Offered','Claimed')&$top=500");
        var token = SkipToken.Write(query.Query.Identity, [new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc), Guid.Empty]);
        var plan = await ExplainAsync(Command(query with { Query = query.Query with { SkipToken = token } }));

        plan.ShouldContain("review_task_open");
        plan.ShouldContain("offered_at >= ");
        plan.ShouldNotContain("Sort");
    }

    [Fact]
    public async Task Expansion_OfAPage_ReadsEachParentByIndex()
    {
        var scope = Scope();
        var tasks = Model.Set("ReviewTasks");
        var parents = Enumerable.Range(1, 50).Select(i => new Row(tasks, [.. tasks.Columns.Select(c => c.Name == "CaseId" ? (object)World.Id(1, i) : null)], [])).ToList();
        var plan = await ExplainAsync(RowsSql.Children(scope, new ParentKeys(parents, tasks.Navigation("Case")), new CollectionQuery { Top = 1 }, new NodeBudget()).Command);

        plan.ShouldNotContain("Seq Scan");
    }

    private static HotRead Read(string url)
    {
        var (path, query) = url.Split('?') is [var p, var q] ? (p, q) : (url, "");
        var root = new Uri("http://localhost/odata/");
        var resource = ResourcePath.Of(new ODataUriParser(Model.Edm, root, new Uri(root, path)).ParsePath(), Model);
        return new HotRead(resource, QueryOptions.Collection(Model, resource, new ODataRequest("GET", root, path, query, Tax), RequestOptions.Parse(query)));
    }

    private static NpgsqlBatchCommand Command(HotRead read) => read.Path.Kind == ResourceKind.Entity
        ? RowsSql.Single(Scope(), read.Path.Steps)
        : RowsSql.Page(Scope(), read.Path.Steps, read.Query, new NodeBudget()).Command;

    private static QueryScope Scope() => new(Model, Tax, World.Start);

    private static Actor Department(string id) => new($"system:{id}", id, new HashSet<string>(StringComparer.Ordinal) { Role.DepartmentSystem }, id);

    private async Task<string> ExplainAsync(NpgsqlBatchCommand command)
    {
        await using var explain = store.Source.CreateCommand($"EXPLAIN {command.CommandText}");
        foreach (NpgsqlParameter parameter in command.Parameters)
            explain.Parameters.Add(parameter.Clone());
        await using var reader = await explain.ExecuteReaderAsync();
        return string.Join('\n', await ReadSession.AllAsync(reader, r => r.GetString(0), CancellationToken.None));
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = store.Source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}

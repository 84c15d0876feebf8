using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public class TestDatabaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Schema_FreshDatabase_HoldsEveryScript()
    {
        var rooms = await database.Database.QueryAsync("select distinct room from schema_script", row => row.GetString(0), default);

        rooms.ShouldContain("Approval.Activities");
    }

    [Fact]
    public async Task TwoDatabases_OneWrites_OtherSeesNothing()
    {
        await using var other = await TestDatabase.CreateAsync();

        await database.Database.ExecuteAsync("create table only_here (id int)", default);

        var seen = await other.Database.QueryAsync("select to_regclass('only_here') is null", row => row.GetBoolean(0), default);
        seen.ShouldBe([true]);
    }
}

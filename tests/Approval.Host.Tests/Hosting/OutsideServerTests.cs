using System.Net;
using Approval.Host.Hosting;
using Approval.Host.Postgres;
using Approval.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public class OutsideServerTests
{
    [Fact]
    public async Task Host_OutsideDatabase_UsesItAndStartsNoOther()
    {
        await using var host = await HostFixture.StartAsync(new HostOptions { Definitions = TestDefinitions.Empty });

        (await host.Anonymous().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Directory.Exists(new EmbeddedLayout(host.DataDirectory).Cluster).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2", "cannot be reached")]
    [InlineData("{server};Database=never_made", "cannot be reached")]
    [InlineData("{server};Database=ascii_only", "UTF8 is needed")]
    public async Task Check_UnusableDatabase_SaysWhy(string template, string reason)
    {
        var server = await PostgresServer.ConnectionStringAsync();
        if (template.Contains("ascii_only", StringComparison.Ordinal))
            await PostgresServer.ExecuteAsync("create database ascii_only encoding 'SQL_ASCII' template template0");
        await using var source = NpgsqlDataSource.Create(template.Replace("{server}", server, StringComparison.Ordinal));

        var refusal = await Should.ThrowAsync<StartRefusedException>(() => new OutsideServer(source, TimeSpan.Zero).CheckAsync(default));

        refusal.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Host_ConnectionStringThatCannotBeRead_IsOneSentence()
    {
        using var data = TestDirectory.Create("bad");

        var (exit, output) = await ProcessHost.RunAsync(null, "--data", data.Path, "--ConnectionStrings:Approval=Hosst=x");

        exit.ShouldBe(1);
        output.ShouldContain("ConnectionStrings:Approval cannot be read");
        output.ShouldNotContain("   at ");
    }

    /// <summary>The oldest PostgreSQL that is promised; Debian's package, where it is installed.</summary>
    [Fact]
    public async Task Host_Postgres15_StartsAndSignsIn()
    {
        const string programs = "/usr/lib/postgresql/15/bin";
        if (!File.Exists(Path.Combine(programs, "initdb")))
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", "PostgreSQL 15 is missing: apt-get install postgresql-15");
            return;
        }

        using var directory = TestDirectory.Create("pg15");
        await using var server = await Postgres15.StartAsync(programs, directory.Path);

        await using var host = await ProcessHost.StartAsync(Path.Combine(directory.Path, "host"), $"--ConnectionStrings:Approval={server.ConnectionString}");

        host.Output.ShouldContain("outside PostgreSQL 15.");
    }
}

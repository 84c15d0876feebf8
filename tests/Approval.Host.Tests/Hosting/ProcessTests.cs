using System.Net;
using System.Net.Http.Json;
using Approval.Host.Postgres;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public sealed class ProcessTests : IDisposable
{
    private readonly TestDirectory _data = TestDirectory.Create("proc");

    private EmbeddedLayout Layout => new(_data.Path);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task SecondStart_SameData_IsRefusedAndTheFirstGoesOn()
    {
        await using var first = await ProcessHost.StartAsync(_data.Path);

        var (exit, output) = await ProcessHost.RunAsync(null, "--data", _data.Path, "--urls", "http://127.0.0.1:0");

        exit.ShouldBe(1);
        output.ShouldContain("正被另一个已启动的审批平台使用");
        output.ShouldContain("is in use by another host");
        output.ShouldNotContain("   at ");
        (await SignInAsync(first)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Sigterm_RunningHost_StopsEverythingWithinSeconds()
    {
        var host = await ProcessHost.StartAsync(_data.Path);
        var server = PostmasterFile.ReadPid(Layout)!.Value;
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var exit = await host.TerminateAsync();

        exit.ShouldBe(0, host.Output);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        await Eventually.TrueAsync(() => !PostmasterFile.IsTaken(server), "the server's process has ended");
    }

    [Fact]
    public async Task Sigkill_WatcherLives_ServerStopsAndTheNextStartWorks()
    {
        var killed = await ProcessHost.StartAsync(_data.Path);
        var server = PostmasterFile.ReadPid(Layout)!.Value;

        await killed.KillAsync();

        await Eventually.TrueAsync(() => !PostmasterFile.IsTaken(server), "the watcher has stopped the server");
        await using var next = await ProcessHost.StartAsync(_data.Path);
        (await SignInAsync(next)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Sigkill_WatcherDiesToo_TheNextStartAdoptsTheServer()
    {
        var killed = await ProcessHost.StartAsync(_data.Path);
        var server = PostmasterFile.ReadPid(Layout)!.Value;
        foreach (var watcher in WatcherProcesses.Of(Layout))
            await ProcessHost.SignalAsync(watcher, "KILL");
        await killed.KillAsync();

        await using var next = await ProcessHost.StartAsync(_data.Path);

        next.Output.ShouldContain("found running");
        PostmasterFile.ReadPid(Layout).ShouldBe(server);
        (await SignInAsync(next)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Sigkill_StartAtOnce_WorksWhateverTheServerIsDoing()
    {
        for (var i = 0; i < 3; i++)
        {
            var killed = await ProcessHost.StartAsync(_data.Path);
            await killed.KillAsync();
        }

        await using var next = await ProcessHost.StartAsync(_data.Path);

        (await SignInAsync(next)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task WarmStart_IsReadyWithinTenSeconds()
    {
        await (await ProcessHost.StartAsync(_data.Path)).TerminateAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await using var warm = await ProcessHost.StartAsync(_data.Path);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task AddressTaken_IsSaidInOneSentence()
    {
        await using var first = await ProcessHost.StartAsync(_data.Path);
        using var other = TestDirectory.Create("proc2");

        var (exit, output) = await ProcessHost.RunAsync(null, "--data", other.Path, "--urls", first.Address.ToString());

        exit.ShouldBe(1);
        output.ShouldContain("监听地址已被其他程序占用");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task NormalUser_OwnDirectory_Works()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            // Then every other test here has shown it.
            return;
        }

        using var chown = System.Diagnostics.Process.Start("chown", ["nobody", _data.Path]);
        await chown.WaitForExitAsync();

        await using var host = await ProcessHost.StartAsAsync("nobody", _data.Path);

        (await SignInAsync(host)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task CreateAdmin_BesideARunningHost_SignsIn()
    {
        await using var host = await ProcessHost.StartAsync(_data.Path, "--Approval:DemoData=false");

        var (exit, output) = await ProcessHost.RunAsync("a long enough password", "create-admin", "Chief", "--data", _data.Path);

        exit.ShouldBe(0, output);
        (await SignInAsync(host, "chief", "a long enough password")).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task CreateAdmin_WithoutAHost_WorksOnceAndIsThereAtTheNextStart()
    {
        string[] words = ["create-admin", "chief", "--data", _data.Path];

        var (exit, output) = await ProcessHost.RunAsync("a long enough password", words);
        var (again, refusal) = await ProcessHost.RunAsync("another long password", words);
        var (reset, _) = await ProcessHost.RunAsync("the newest password", [.. words, "--reset"]);

        exit.ShouldBe(0, output);
        again.ShouldBe(1);
        refusal.ShouldContain("已存在");
        reset.ShouldBe(0);
        await using var host = await ProcessHost.StartAsync(_data.Path, "--Approval:DemoData=false");
        (await SignInAsync(host, "chief", "the newest password")).ShouldBe(HttpStatusCode.NoContent);
        (await SignInAsync(host, "chief", "a long enough password")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task CreateKey_OutsideDemoData_LetsTheDepartmentIn()
    {
        await using var host = await ProcessHost.StartAsync(_data.Path, "--Approval:DemoData=false");

        var (exit, output) = await ProcessHost.RunAsync(null, "create-key", "tax", "--data", _data.Path);

        exit.ShouldBe(0, output);
        var key = output.Split('\n').Single(line => line.StartsWith("tax-", StringComparison.Ordinal));
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new("ApiKey", key);
        (await client.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> SignInAsync(ProcessHost host, string user = "clerk", string password = HostFixture.Password)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { userName = user, password });
        return answer.StatusCode;
    }
}

using Approval.Host.SignIn;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.SignIn;

public sealed class DemoUsersTests : IAsyncLifetime
{
    private static readonly DemoDepartment[] Tax = [new("tax", "税务局")];

    private readonly Passwords _passwords = new();
    private TestDatabase _database = null!;

    private DemoUsers Demo => new(_database.Database, _passwords, _database.Time);

    private UserStore Users => new(_database.Database, _database.Time);

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Prepare_NoPasswordGiven_MakesOneOnce()
    {
        var made = await Demo.PrepareAsync(Tax, null, default);
        var again = await Demo.PrepareAsync(Tax, null, default);

        again.ShouldBeNull();
        _passwords.Verify((await Users.FindAsync("clerk", default))!.PasswordHash, made!).ShouldBeTrue();
        _passwords.Verify((await Users.FindKeyAsync("tax", default))!.SecretHash, made!).ShouldBeTrue();
    }

    [Fact]
    public async Task Prepare_OtherPasswordGiven_ReplacesItEverywhere()
    {
        await Demo.PrepareAsync(Tax, "the first password", default);

        await Demo.PrepareAsync(Tax, "the second password", default);

        var clerk = (await Users.FindAsync("clerk", default))!;
        _passwords.Verify(clerk.PasswordHash, "the second password").ShouldBeTrue();
        _passwords.Verify(clerk.PasswordHash, "the first password").ShouldBeFalse();
        _passwords.Verify((await Users.FindKeyAsync("tax", default))!.SecretHash, "the second password").ShouldBeTrue();
    }

    [Fact]
    public async Task Prepare_SamePasswordAgain_SignsNobodyOut()
    {
        await Demo.PrepareAsync(Tax, "the same password", default);
        var before = (await Users.FindAsync("clerk", default))!.SecurityStamp;

        await Demo.PrepareAsync(Tax, "the same password", default);

        (await Users.FindAsync("clerk", default))!.SecurityStamp.ShouldBe(before);
    }

    [Fact]
    public async Task Prepare_DepartmentCameAndWent_FollowsTheDefinitions()
    {
        var made = await Demo.PrepareAsync(Tax, null, default);

        await Demo.PrepareAsync([new("bank", "银行")], null, default);

        (await Users.FindAsync("reviewer.tax", default))!.Disabled.ShouldBeTrue();
        (await Users.FindKeyAsync("tax", default))!.Disabled.ShouldBeTrue();
        var bank = (await Users.FindAsync("reviewer.bank", default))!;
        bank.DepartmentId.ShouldBe("bank");
        // Nobody knows the made password any more, yet the new department's user has it.
        _passwords.Verify(bank.PasswordHash, made!).ShouldBeTrue();
    }

    [Fact]
    public async Task Prepare_RealUserHasADemoName_IsLeftAlone()
    {
        await Users.AddAsync("admin", "真正的管理员", _passwords.Hash("a real password"), ["admin"], default);

        await Demo.PrepareAsync(Tax, "the demo password", default);

        _passwords.Verify((await Users.FindAsync("admin", default))!.PasswordHash, "a real password").ShouldBeTrue();
    }

    [Fact]
    public async Task Host_WithoutDemoData_HasNoUserAndShutsThoseOfBefore()
    {
        await Demo.PrepareAsync(Tax, HostFixture.Password, default);

        await using var host = await HostFixture.StartAsync(new HostOptions { DemoData = false, Database = _database, Definitions = TestDefinitions.Empty });

        await Should.ThrowAsync<InvalidOperationException>(() => host.SignedInAsync("admin"));
        (await host.WithKey("tax").GetAsync("/api/me")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        await using var fresh = await HostFixture.StartAsync(new HostOptions { DemoData = false, Definitions = TestDefinitions.Empty });
        (await fresh.Database.Database.QueryAsync("select login from app_user", row => row.GetString(0), default)).ShouldBeEmpty();
    }
}

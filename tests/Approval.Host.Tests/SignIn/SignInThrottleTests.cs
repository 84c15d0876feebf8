using Approval.Host.SignIn;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.SignIn;

public class SignInThrottleTests
{
    private readonly FakeTime _time = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new(_time);

    [Fact]
    public void Wait_AfterFiveFailures_LastsFiveMinutesFromTheLast()
    {
        Fail("li", "10.0.0.1", 4);
        _throttle.Wait("li", "10.0.0.1").ShouldBeNull();

        Fail("LI ", "10.0.0.1", 1);

        _throttle.Wait("li", "10.0.0.1").ShouldBe(TimeSpan.FromMinutes(5));
        _time.Advance(TimeSpan.FromMinutes(5));
        _throttle.Wait("li", "10.0.0.1").ShouldBeNull();
    }

    [Fact]
    public void Wait_OtherNameOrOtherAddress_IsFree()
    {
        Fail("li", "10.0.0.1", 5);

        _throttle.Wait("wang", "10.0.0.1").ShouldBeNull();
        _throttle.Wait("li", "10.0.0.2").ShouldBeNull();
    }

    [Fact]
    public void Wait_OneAddressTriesManyNames_IsLockedForAll()
    {
        for (var i = 0; i < 50; i++)
            Fail("user" + i, "10.0.0.1", 1);

        _throttle.Wait("never-tried", "10.0.0.1").ShouldNotBeNull();
        _throttle.Wait("never-tried", "10.0.0.2").ShouldBeNull();
    }

    [Fact]
    public void Succeeded_AfterFourFailures_StartsOver()
    {
        Fail("li", "10.0.0.1", 4);

        _throttle.Succeeded("li", "10.0.0.1");
        Fail("li", "10.0.0.1", 4);

        _throttle.Wait("li", "10.0.0.1").ShouldBeNull();
    }

    private void Fail(string name, string address, int times)
    {
        for (var i = 0; i < times; i++)
            _throttle.Failed(name, address);
    }
}

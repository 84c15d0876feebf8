using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public class FakeTimeTests
{
    [Fact]
    public void Advance_PeriodicTimer_FiresAtEveryPeriod()
    {
        var time = new FakeTime();
        var start = time.GetUtcNow();
        var fired = new List<TimeSpan>();
        using var timer = time.CreateTimer(_ => fired.Add(time.GetUtcNow() - start), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

        time.Advance(TimeSpan.FromMinutes(5.5));

        fired.ShouldBe([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5)]);
        (time.GetUtcNow() - start).ShouldBe(TimeSpan.FromMinutes(5.5));
    }

    [Fact]
    public async Task Delay_TimeReachesIt_Completes()
    {
        var time = new FakeTime();
        var delay = Task.Delay(TimeSpan.FromDays(20), time);
        delay.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromDays(20));

        await delay;
    }

    [Fact]
    public void Set_EarlierInstant_IsRefused()
    {
        var time = new FakeTime();

        Should.Throw<ArgumentOutOfRangeException>(() => time.Set(time.GetUtcNow() - TimeSpan.FromSeconds(1)));
    }
}

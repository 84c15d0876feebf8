using Shouldly;
using Xunit;

namespace Approval.Activities.Tests;

public sealed class OfficeTimeTests
{
    [Theory]
    [InlineData("2026-03-01T15:59:59Z", "2026-03-01")]
    [InlineData("2026-03-01T16:00:00Z", "2026-03-02")]
    [InlineData("2026-12-31T16:00:00Z", "2027-01-01")]
    [InlineData("2026-03-02T00:30:00+08:00", "2026-03-02")]
    [InlineData("2026-03-01T20:00:00-05:00", "2026-03-02")]
    public void LegalDate_OfAnInstant_IsTheOfficesDate(string instant, string date) =>
        OfficeTime.DateOf(DateTimeOffset.Parse(instant)).ShouldBe(DateOnly.Parse(date));

    [Fact]
    public void LocalTime_IsTheSameInstant_EightHoursAhead()
    {
        var instant = DateTimeOffset.Parse("2026-07-01T01:00:00Z");
        var local = OfficeTime.LocalOf(instant);
        local.ShouldBe(instant);
        local.Offset.ShouldBe(TimeSpan.FromHours(8));
        local.Hour.ShouldBe(9);
    }
}

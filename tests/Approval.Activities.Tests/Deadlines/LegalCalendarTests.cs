using Approval.Activities.Deadlines;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Deadlines;

public sealed class LegalCalendarTests
{
    private static readonly LegalCalendar Year2026 = CompanyOpening.Release.Calendars.Single(c => c.Year == 2026);

    [Theory]
    [InlineData("2026-01-01", false, "New Year, a Thursday")]
    [InlineData("2026-01-02", false, "day off in lieu, a Friday")]
    [InlineData("2026-01-04", true, "worked Sunday")]
    [InlineData("2026-01-05", true, "ordinary Monday")]
    [InlineData("2026-01-10", false, "ordinary Saturday")]
    [InlineData("2026-02-14", true, "worked Saturday before Spring Festival")]
    [InlineData("2026-02-15", false, "first day of Spring Festival, a Sunday")]
    [InlineData("2026-02-23", false, "last day of Spring Festival, a Monday")]
    [InlineData("2026-02-24", true, "back to work")]
    [InlineData("2026-02-28", true, "worked Saturday after Spring Festival")]
    [InlineData("2026-03-01", false, "ordinary Sunday")]
    [InlineData("2026-04-06", false, "Qingming, a Monday")]
    [InlineData("2026-05-05", false, "last day of Labour Day holidays")]
    [InlineData("2026-05-09", true, "worked Saturday")]
    [InlineData("2026-06-19", false, "Dragon Boat Festival, a Friday")]
    [InlineData("2026-09-20", true, "worked Sunday")]
    [InlineData("2026-09-25", false, "Mid-Autumn, a Friday")]
    [InlineData("2026-10-07", false, "last day of National Day holidays")]
    [InlineData("2026-10-08", true, "back to work")]
    [InlineData("2026-10-10", true, "worked Saturday")]
    public void WorkingDay_Of2026_FollowsTheStateCouncil(string day, bool works, string why) =>
        Year2026.IsWorkingDay(DateOnly.Parse(day)).ShouldBe(works, why);

    // Weekdays of the year, less holidays on weekdays, plus worked weekend days: the sum the notice implies for each month.
    [Theory]
    [InlineData(1, 21)]
    [InlineData(2, 16)]
    [InlineData(3, 22)]
    [InlineData(4, 21)]
    [InlineData(5, 19)]
    [InlineData(6, 21)]
    [InlineData(7, 23)]
    [InlineData(8, 21)]
    [InlineData(9, 22)]
    [InlineData(10, 18)]
    [InlineData(11, 21)]
    [InlineData(12, 23)]
    public void WorkingDays_InEachMonthOf2026_AreCounted(int month, int days) =>
        DaysOf(2026).Count(d => d.Month == month && Year2026.IsWorkingDay(d)).ShouldBe(days);

    [Fact]
    public void MovedDays_InEveryPublishedCalendar_AreWeekendsOfItsYear_AndNoHolidays()
    {
        foreach (var calendar in CompanyOpening.Release.Calendars)
        {
            calendar.Workdays.ShouldAllBe(d => d.Year == calendar.Year && (d.DayOfWeek == DayOfWeek.Saturday || d.DayOfWeek == DayOfWeek.Sunday), calendar.Id);
            calendar.Workdays.Intersect(calendar.Holidays.Select(h => h.Date)).ShouldBeEmpty(calendar.Id);
            calendar.Holidays.Select(h => h.Date).ShouldBeUnique(calendar.Id);
        }
    }

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(i => new DateOnly(year, 1, 1).AddDays(i));
}

namespace Approval.Activities.Deadlines;

/// <summary>One year's legal calendar (国务院办公厅节假日安排): which weekdays are off and which weekend days are worked.</summary>
/// <param name="Status"><c>published</c>, or <c>provisional</c> while the State Council has not published the year.</param>
public sealed record LegalCalendar(string Id, int Year, string Source, string Status, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DateOnly> Workdays)
{
    /// <summary>Whether legal periods count this day (Administrative Licensing Law, Art. 82).</summary>
    public bool IsWorkingDay(DateOnly day) =>
        Workdays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Holidays.All(h => h.Date != day));
}

/// <summary>A day off, with the festival it belongs to.</summary>
public sealed record Holiday(DateOnly Date, string Name);

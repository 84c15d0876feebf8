using System.Runtime.InteropServices;

namespace Approval.Workflows.Scripting.Library;

/// <summary>A time cut into its parts in the proleptic Gregorian calendar; month from 0, weekday from Sunday 0.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct DateParts
{
    public const double PerDay = 86_400_000;

    public DateParts(double time)
    {
        var days = Math.Floor(time / PerDay);
        var rest = time - days * PerDay;
        (Year, Month, Day) = Civil((long)days);
        Weekday = (int)(((days + 4) % 7 + 7) % 7);
        Hour = (int)(rest / 3_600_000);
        Minute = (int)(rest / 60_000) % 60;
        Second = (int)(rest / 1000) % 60;
        Millisecond = (int)(rest % 1000);
    }

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    public int Weekday { get; }

    public int Hour { get; }

    public int Minute { get; }

    public int Second { get; }

    public int Millisecond { get; }

    /// <summary>The time of parts that may lie outside their ranges: month 12 is January of the next year.</summary>
    public static double Make(ReadOnlySpan<double> parts)
    {
        foreach (var part in parts)
        {
            if (!double.IsFinite(part) || Math.Abs(part) > 1e17) return double.NaN;
        }
        var months = Math.Truncate(parts[0]) * 12 + Math.Truncate(parts[1]);
        var year = Math.Floor(months / 12);
        if (Math.Abs(year) > 400_000) return double.NaN;
        var days = DaysFromCivil((long)year, (int)(months - year * 12)) + Math.Truncate(parts[2]) - 1;
        return days * PerDay + Math.Truncate(parts[3]) * 3_600_000 + Math.Truncate(parts[4]) * 60_000 + Math.Truncate(parts[5]) * 1000 + Math.Truncate(parts[6]);
    }

    // Years begin in March here, so that the leap day is the last one of its year.
    private static long DaysFromCivil(long year, int month)
    {
        if (month < 2) year--;
        var era = Math.DivRem(year >= 0 ? year : year - 399, 400).Quotient;
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * ((month + 10) % 12) + 2) / 5;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static (int Year, int Month, int Day) Civil(long days)
    {
        days += 719_468;
        var era = (days >= 0 ? days : days - 146_096) / 146_097;
        var dayOfEra = days - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var march = (5 * dayOfYear + 2) / 153;
        var month = (int)((march + 2) % 12);
        var year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
        return ((int)year, month, (int)(dayOfYear - (153 * march + 2) / 5) + 1);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Dates as text and back.</summary>
internal static partial class DateText
{
    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>ISO 8601, and 2026/7/5 or 2026-7-5 as people write it here. A date alone is UTC in ISO 8601, local otherwise.</summary>
    public static double Parse(string text)
    {
        if (text.Length > 64) return double.NaN;
        var match = Pattern().Match(text.Trim());
        if (!match.Success) return double.NaN;
        var slashes = match.Groups["slash"].Success;
        double Part(string name, double fallback) => match.Groups[name].Success ? double.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : fallback;
        double month = Part("month", 1), day = Part("day", 1), hour = Part("hour", 0), minute = Part("minute", 0), second = Part("second", 0);
        var millisecond = Math.Truncate(Part("fraction", 0) * 1000);
        if (month is < 1 or > 12 || day < 1 || day > (slashes ? 31 : DaysIn(Part("year", 0), month)) || hour > 24 || minute > 59 || second > 59) return double.NaN;
        if (hour == 24 && (minute > 0 || second > 0 || millisecond > 0)) return double.NaN;
        var time = DateParts.Make([Part("year", 0), month - 1, day, hour, minute, second, millisecond]);
        if (match.Groups["sign"].Success) return time - (match.Groups["sign"].Value == "-" ? -1 : 1) * (Part("zoneHour", 0) * 60 + Part("zoneMinute", 0)) * 60_000;
        var isUtc = match.Groups["utc"].Success || (!match.Groups["hour"].Success && !slashes);
        return isUtc ? time : OfficeTime.ToUtc(time);
    }

    private static double DaysIn(double year, double month) => new DateParts(DateParts.Make([year, month, 0, 0, 0, 0, 0])).Day;

    public static string Date(double local)
    {
        var parts = new DateParts(local);
        return $"{s_days[parts.Weekday]} {s_months[parts.Month]} {parts.Day:00} {parts.Year:0000}";
    }

    public static string Full(double utc)
    {
        if (double.IsNaN(utc)) return "Invalid Date";
        var offset = (int)(OfficeTime.OffsetAt(utc) / 60_000);
        return $"{Date(OfficeTime.ToLocal(utc))} {Clock(OfficeTime.ToLocal(utc))} GMT+{offset / 60:00}{offset % 60:00} (China Standard Time)";
    }

    public static string Utc(double utc)
    {
        var parts = new DateParts(utc);
        return $"{s_days[parts.Weekday]}, {parts.Day:00} {s_months[parts.Month]} {parts.Year:0000} {Clock(utc)} GMT";
    }

    public static string Clock(double local)
    {
        var parts = new DateParts(local);
        return $"{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00}";
    }

    /// <summary>2026/7/25, as in zh-CN.</summary>
    public static string LocalDate(double local)
    {
        var parts = new DateParts(local);
        return $"{parts.Year}/{parts.Month + 1}/{parts.Day}";
    }

    [GeneratedRegex(@"^(?<year>\d{4}|[+-]\d{6})(?:(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)|(?:(?<slash>[/-])(?<month>\d\d?)[/-](?<day>\d\d?)))?(?:[T ](?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>\.\d{1,9})?)?)?(?:(?<utc>Z)|(?<sign>[+-])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Pattern();
}

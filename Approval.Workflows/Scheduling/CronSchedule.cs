using System.Text;
using Approval.Workflows.Execution;
using Quartz;

namespace Approval.Workflows.Scheduling;

/// <summary>
/// Cron expressions in Elsa's notation (seconds first, Sunday is 0 or 7, both day fields may be <c>*</c>), evaluated by
/// Quartz, which counts Sunday as 1 and wants <c>?</c> for the unused day field.
/// </summary>
internal static class CronSchedule
{
    /// <summary>The first occurrence after an instant; null when there is none.</summary>
    /// <exception cref="WorkflowFaultException">The text is no cron expression.</exception>
    public static DateTimeOffset? Next(string text, DateTimeOffset after) => Parse(text).GetNextValidTimeAfter(after);

    public static CronExpression Parse(string text)
    {
        try
        {
            return new CronExpression(ToQuartz(text), TimeZoneInfo.Utc);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new WorkflowFaultException("schedule.bad-cron", $"Error when parsing cron expression: {e.Message}", e);
        }
    }

    private static string ToQuartz(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (fields.Count == 5)
            fields.Insert(0, "0");
        if (fields.Count < 6)
            throw new FormatException("five or six fields are needed.");
        if (fields[5] is "*" or "?")
            fields[5] = fields[3] == "?" ? "*" : "?";
        else
        {
            fields[5] = Weekdays(fields[5]);
            if (fields[3] == "*")
                fields[3] = "?";
        }
        return string.Join(' ', fields);
    }

    /// <summary>Shifts day numbers by one; what follows <c>/</c> or <c>#</c> is no day.</summary>
    private static string Weekdays(string field)
    {
        var shifted = new StringBuilder();
        for (var i = 0; i < field.Length; i++)
        {
            var isDay = char.IsAsciiDigit(field[i]) && (i == 0 || field[i - 1] is not ('/' or '#'));
            shifted.Append(isDay ? (char)('1' + ((field[i] - '0') % 7)) : field[i]);
        }
        return shifted.ToString();
    }
}

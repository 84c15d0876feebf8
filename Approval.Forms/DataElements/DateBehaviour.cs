using System.Globalization;
using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>Legal dates; canonical <c>2026-11-21</c>.</summary>
internal sealed class DateBehaviour : KindBehaviour
{
    private static readonly string[] Writings = ["yyyy-MM-dd", "yyyyMMdd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if (Read(value) is not { } date) return check.Fail("date.unreadable", "不是有效的日期，应如 2026-11-21。", "is no date; it should look like 2026-11-21.");
        return Within(date, check) ? JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>Past, future and plausible years.</summary>
    public static bool Within(DateOnly date, ValueCheck check)
    {
        if (date.Year is < 1850 or > 2200) check.Fail("date.implausible", $"{date:yyyy-MM-dd}不合常理，请核对年份。", $"{date:yyyy-MM-dd} is not plausible.");
        else if (check.Domain.NotFuture && date > check.Today) check.Fail("date.in-future", "不能晚于今天。", "must not lie in the future.");
        else if (check.Domain.NotPast && date < check.Today) check.Fail("date.in-past", "不能早于今天。", "must not lie in the past.");
        return !check.Failed;
    }

    private static DateOnly? Read(JsonNode value)
    {
        if (Scalars.TextOf(value) is not { Length: <= 40 } text) return null;
        var plain = TextChecks.HalfWidth(text).Trim();
        return DateOnly.TryParseExact(plain, Writings, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}

/// <summary>Instants; canonical in the office's zone, <c>2026-11-21T09:30:00+08:00</c>. Without an offset that zone is meant.</summary>
internal sealed class DateTimeBehaviour : KindBehaviour
{
    private static readonly TimeSpan OfficeOffset = TimeSpan.FromHours(8);
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if (Read(value) is not { } instant) return check.Fail("date-time.unreadable", "不是有效的日期时间，应如 2026-11-21T09:30:00。", "is no date and time; it should look like 2026-11-21T09:30:00.");
        var office = instant.ToOffset(OfficeOffset);
        return DateBehaviour.Within(DateOnly.FromDateTime(office.DateTime), check)
            ? JsonValue.Create(office.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
            : null;
    }

    private static DateTimeOffset? Read(JsonNode value)
    {
        if (Scalars.TextOf(value) is not { Length: <= 40 } text) return null;
        if (DateTime.TryParseExact(text.Trim(), Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), OfficeOffset);
        return DateTimeOffset.TryParseExact(text.Trim(), Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && instant.Year > 1 ? instant : null;
    }
}

/// <summary>Months; canonical <c>2026-11</c>.</summary>
internal sealed class YearMonthBehaviour : KindBehaviour
{
    private static readonly string[] Writings = ["yyyy-MM", "yyyyMM", "yyyy-M", "yyyy/M", "yyyy年M月"];

    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        var text = Scalars.TextOf(value) is { Length: <= 40 } given ? TextChecks.HalfWidth(given).Trim() : "";
        if (!DateOnly.TryParseExact(text, Writings, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return check.Fail("year-month.unreadable", "不是有效的年月，应如 2026-11。", "is no month; it should look like 2026-11.");
        // A month is past or future as a whole, so the current one is neither.
        var nearest = month.Year == check.Today.Year && month.Month == check.Today.Month ? check.Today : month;
        return DateBehaviour.Within(nearest, check) ? JsonValue.Create(month.ToString("yyyy-MM", CultureInfo.InvariantCulture)) : null;
    }
}

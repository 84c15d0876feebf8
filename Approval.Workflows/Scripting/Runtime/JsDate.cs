using Approval.Workflows.Scripting.Library;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>A Date: milliseconds since 1970 in UTC, NaN when invalid.</summary>
internal sealed class JsDate(Realm? realm, double time, JsObject? prototype = null) : JsObject(realm, prototype ?? realm?.PrototypeOf(DateLibrary.Class))
{
    /// <summary>Dates reach 100 million days to either side of 1970.</summary>
    private const double Limit = 8.64e15;

    private double _time = Clip(time);

    public double Time
    {
        get => _time;
        set => _time = Clip(value);
    }

    public override string ClassName => "Date";

    public string ToIso()
    {
        var parts = new DateParts(_time);
        var year = parts.Year is >= 0 and <= 9999 ? $"{parts.Year:0000}" : $"{(parts.Year < 0 ? '-' : '+')}{Math.Abs(parts.Year):000000}";
        return $"{year}-{parts.Month + 1:00}-{parts.Day:00}T{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00}.{parts.Millisecond:000}Z";
    }

    private static double Clip(double time) => double.IsFinite(time) && Math.Abs(time) <= Limit ? Math.Truncate(time) + 0.0 : double.NaN;
}

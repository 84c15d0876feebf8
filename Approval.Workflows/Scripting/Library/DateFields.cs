using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary><c>getMonth</c>, <c>setUTCHours</c> and the others like them.</summary>
internal static class DateFields
{
    // The setters take this field and those after it up to the last one of its group.
    private static readonly (string Name, int Field, int Last)[] s_fields =
    [
        ("FullYear", 0, 2), ("Month", 1, 2), ("Date", 2, 2), ("Hours", 3, 6), ("Minutes", 4, 6), ("Seconds", 5, 6), ("Milliseconds", 6, 6),
    ];

    public static MemberTable AddTo(MemberTable table)
    {
        foreach (var (name, field, last) in s_fields)
        {
            table.Method("get" + name, 0, (realm, thisValue, _) => Read(realm, thisValue, true, field));
            table.Method("getUTC" + name, 0, (realm, thisValue, _) => Read(realm, thisValue, false, field));
            table.Method("set" + name, last - field + 1, (realm, thisValue, arguments) => Write(realm, thisValue, arguments, true, field, last));
            table.Method("setUTC" + name, last - field + 1, (realm, thisValue, arguments) => Write(realm, thisValue, arguments, false, field, last));
        }
        return table
            .Method("getDay", 0, static (realm, thisValue, _) => Read(realm, thisValue, true, 7))
            .Method("getUTCDay", 0, static (realm, thisValue, _) => Read(realm, thisValue, false, 7));
    }

    private static JsValue Read(Realm realm, JsValue thisValue, bool local, int field)
    {
        var time = DateLibrary.Of(realm, thisValue).Time;
        return new JsValue(double.IsNaN(time) ? double.NaN : Cut(local ? OfficeTime.ToLocal(time) : time)[field]);
    }

    private static double[] Cut(double time)
    {
        var parts = new DateParts(time);
        return [parts.Year, parts.Month, parts.Day, parts.Hour, parts.Minute, parts.Second, parts.Millisecond, parts.Weekday];
    }

    private static JsValue Write(Realm realm, JsValue thisValue, JsValue[] arguments, bool local, int field, int last)
    {
        var date = DateLibrary.Of(realm, thisValue);
        var time = double.IsNaN(date.Time) && field == 0 ? 0 : date.Time;
        if (double.IsNaN(time)) return new JsValue(double.NaN);
        var parts = Cut(local ? OfficeTime.ToLocal(time) : time);
        for (var i = 0; i <= last - field; i++)
        {
            if (i == 0 || i < arguments.Length) parts[field + i] = realm.ToNumber(arguments.At(i));
        }
        var made = DateParts.Make(parts.AsSpan(0, 7));
        date.Time = local ? OfficeTime.ToUtc(made) : made;
        return new JsValue(date.Time);
    }
}

using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Date. What the language calls local is the office's zone; the clock is the host's.</summary>
internal static class DateLibrary
{
    public static readonly BuiltinClass Class = new("Date", 7, DateFields.AddTo(new MemberTable()
        .Method("getTime", 0, static (realm, thisValue, _) => new JsValue(Of(realm, thisValue).Time))
        .Method("valueOf", 0, static (realm, thisValue, _) => new JsValue(Of(realm, thisValue).Time))
        .Method("setTime", 1, static (realm, thisValue, arguments) => new JsValue(Of(realm, thisValue).Time = realm.ToNumber(arguments.At(0))))
        .Method("getTimezoneOffset", 0, static (realm, thisValue, _) => new JsValue(double.IsNaN(Of(realm, thisValue).Time) ? double.NaN : -OfficeTime.OffsetAt(Of(realm, thisValue).Time) / 60_000))
        .Method("toISOString", 0, static (realm, thisValue, _) => Of(realm, thisValue) is var date && double.IsNaN(date.Time) ? throw realm.RangeError("Invalid time value") : realm.NewText(date.ToIso()))
        .Method("toJSON", 1, static (realm, thisValue, _) => Of(realm, thisValue) is var date && double.IsNaN(date.Time) ? JsValue.Null : realm.NewText(date.ToIso()))
        .Method("toString", 0, static (realm, thisValue, _) => realm.NewText(DateText.Full(Of(realm, thisValue).Time)))
        .Method("toDateString", 0, static (realm, thisValue, _) => Local(realm, thisValue, DateText.Date))
        .Method("toTimeString", 0, static (realm, thisValue, _) => Local(realm, thisValue, static local => DateText.Clock(local) + " GMT+0800 (China Standard Time)"))
        .Method("toUTCString", 0, static (realm, thisValue, _) => double.IsNaN(Of(realm, thisValue).Time) ? new JsValue("Invalid Date") : realm.NewText(DateText.Utc(Of(realm, thisValue).Time)))
        .Method("toLocaleDateString", 0, static (realm, thisValue, _) => Local(realm, thisValue, DateText.LocalDate))
        .Method("toLocaleTimeString", 0, static (realm, thisValue, _) => Local(realm, thisValue, DateText.Clock))
        .Method("toLocaleString", 0, static (realm, thisValue, _) => Local(realm, thisValue, static local => $"{DateText.LocalDate(local)} {DateText.Clock(local)}"))), new MemberTable()
        .Method("now", 0, static (realm, _, _) => new JsValue(Now(realm)))
        .Method("parse", 1, static (realm, _, arguments) => new JsValue(DateText.Parse(realm.ToText(arguments.At(0)))))
        .Method("UTC", 7, static (realm, _, arguments) => new JsValue(new JsDate(realm, FromParts(realm, arguments)).Time)))
    {
        Call = static (realm, _, _) => realm.NewText(DateText.Full(Now(realm))),
        Construct = static (realm, arguments, prototype) => new JsDate(realm, TimeOf(realm, arguments), prototype),
    };

    public static JsDate Of(Realm realm, JsValue value) => value.Reference as JsDate ?? throw realm.TypeError("this is not a Date object.");

    private static double Now(Realm realm) => realm.Host.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private static JsValue Local(Realm realm, JsValue thisValue, Func<double, string> format)
    {
        var time = Of(realm, thisValue).Time;
        return double.IsNaN(time) ? new JsValue("Invalid Date") : realm.NewText(format(OfficeTime.ToLocal(time)));
    }

    private static double TimeOf(Realm realm, JsValue[] arguments)
    {
        realm.Meter.Allocate(64);
        if (arguments.Length == 0) return Now(realm);
        if (arguments.Length > 1) return OfficeTime.ToUtc(FromParts(realm, arguments));
        if (arguments[0].Reference is JsDate date) return date.Time;
        var value = realm.ToPrimitive(arguments[0], "default");
        return value.IsString ? DateText.Parse(value.Text) : realm.ToNumber(value);
    }

    private static double FromParts(Realm realm, JsValue[] arguments)
    {
        Span<double> parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < parts.Length && i < arguments.Length; i++) parts[i] = realm.ToNumber(arguments[i]);
        // Two digits mean the twentieth century, as they always have here.
        if (Math.Truncate(parts[0]) is >= 0 and <= 99) parts[0] = 1900 + Math.Truncate(parts[0]);
        return DateParts.Make(parts);
    }
}

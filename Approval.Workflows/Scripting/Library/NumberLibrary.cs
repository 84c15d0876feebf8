using System.Globalization;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

internal static class NumberLibrary
{
    private const double MaxSafe = 9_007_199_254_740_991;

    public static readonly BuiltinClass Class = new("Number", 1, new MemberTable()
        .Method("toString", 1, ToText)
        .Method("toLocaleString", 0, ToLocaleText)
        .Method("valueOf", 0, static (realm, thisValue, _) => new JsValue(Of(realm, thisValue)))
        .Method("toFixed", 1, ToFixed)
        .Method("toPrecision", 1, ToPrecision)
        .Method("toExponential", 1, ToExponential), new MemberTable()
        .Constant("MAX_SAFE_INTEGER", new JsValue(MaxSafe))
        .Constant("MIN_SAFE_INTEGER", new JsValue(-MaxSafe))
        .Constant("MAX_VALUE", new JsValue(double.MaxValue))
        .Constant("MIN_VALUE", new JsValue(double.Epsilon))
        .Constant("EPSILON", new JsValue(Math.Pow(2, -52)))
        .Constant("POSITIVE_INFINITY", new JsValue(double.PositiveInfinity))
        .Constant("NEGATIVE_INFINITY", new JsValue(double.NegativeInfinity))
        .Constant("NaN", new JsValue(double.NaN))
        .Method("isInteger", 1, static (_, _, arguments) => JsValue.From(IsInteger(arguments.At(0))))
        .Method("isSafeInteger", 1, static (_, _, arguments) => JsValue.From(IsInteger(arguments.At(0)) && Math.Abs(arguments[0].Number) <= MaxSafe))
        .Method("isFinite", 1, static (_, _, arguments) => JsValue.From(arguments.At(0).IsNumber && double.IsFinite(arguments[0].Number)))
        .Method("isNaN", 1, static (_, _, arguments) => JsValue.From(arguments.At(0).IsNumber && double.IsNaN(arguments[0].Number)))
        .Method("parseInt", 2, GlobalLibrary.ParseInt)
        .Method("parseFloat", 1, GlobalLibrary.ParseFloat))
    {
        Call = static (realm, _, arguments) => new JsValue(arguments.Length == 0 ? 0 : realm.ToNumber(arguments[0])),
        Construct = static (realm, arguments, prototype) => new JsPrimitive(realm, prototype, new JsValue(arguments.Length == 0 ? 0 : realm.ToNumber(arguments[0]))),
    };

    private static bool IsInteger(JsValue value) => value.IsNumber && double.IsFinite(value.Number) && Math.Truncate(value.Number) == value.Number;

    private static double Of(Realm realm, JsValue value)
    {
        if (value.Reference is JsPrimitive wrapped) value = wrapped.Value;
        return value.IsNumber ? value.Number : throw realm.TypeError("Not a number");
    }

    private static JsValue ToText(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var number = Of(realm, thisValue);
        var radix = arguments.At(0).IsUndefined ? 10 : realm.ToInteger(arguments[0]);
        if (radix is < 2 or > 36) throw realm.RangeError("toString() radix must be between 2 and 36");
        return realm.NewText(radix == 10 || !double.IsFinite(number) ? NumberText.Of(number) : InRadix(number, (int)radix));
    }

    private static string InRadix(double number, int radix)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var whole = Math.Floor(Math.Abs(number));
        var fraction = Math.Abs(number) - whole;
        var text = new List<char>();
        do
        {
            text.Add(Digits[(int)(whole % radix)]);
            whole = Math.Floor(whole / radix);
        }
        while (whole > 0);
        if (number < 0) text.Add('-');
        text.Reverse();
        if (fraction > 0) text.Add('.');
        // As many digits as tell this number from its neighbours.
        for (var precision = Math.Max(Math.BitIncrement(Math.Abs(number)) - Math.Abs(number), double.Epsilon) / 2; fraction > precision && text.Count < 1_100; precision *= radix)
        {
            fraction *= radix;
            var digit = (int)fraction;
            fraction -= digit;
            if (fraction > 0.5 && fraction + precision * radix > 1 && digit + 1 < radix) (digit, fraction) = (digit + 1, 0);
            text.Add(Digits[digit]);
        }
        return new string([.. text]);
    }

    private static int DigitCount(Realm realm, JsValue value, int minimum)
    {
        var digits = realm.ToInteger(value);
        return digits >= minimum && digits <= 100 ? (int)digits : throw realm.RangeError($"Digits must be between {minimum} and 100");
    }

    private static JsValue ToFixed(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var number = Of(realm, thisValue);
        var digits = DigitCount(realm, arguments.At(0), 0);
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21) return realm.NewText(NumberText.Of(number));
        var text = ExactDecimal.Fixed(Math.Abs(number), digits);
        return realm.NewText(number < 0 ? "-" + text : text);
    }

    private static JsValue ToExponential(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var number = Of(realm, thisValue);
        if (!double.IsFinite(number)) return realm.NewText(NumberText.Of(number));
        if (arguments.At(0).IsUndefined) return realm.NewText(number.ToString("0.################e+0", CultureInfo.InvariantCulture));
        var (digits, exponent) = ExactDecimal.Significant(Math.Abs(number), DigitCount(realm, arguments[0], 0) + 1);
        return realm.NewText((number < 0 ? "-" : "") + Scientific(digits, exponent));
    }

    private static JsValue ToPrecision(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var number = Of(realm, thisValue);
        if (arguments.At(0).IsUndefined || !double.IsFinite(number)) return realm.NewText(NumberText.Of(number));
        var count = DigitCount(realm, arguments[0], 1);
        var (digits, exponent) = ExactDecimal.Significant(Math.Abs(number), count);
        var text = exponent < -6 || exponent >= count ? Scientific(digits, exponent)
            : exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
            : exponent + 1 < count ? digits.Insert(exponent + 1, ".") : digits;
        return realm.NewText((number < 0 ? "-" : "") + text);
    }

    private static string Scientific(string digits, int exponent) =>
        $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";

    private static JsValue ToLocaleText(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var number = Of(realm, thisValue);
        if (!double.IsFinite(number)) return realm.NewText(NumberText.Of(number));
        var options = arguments.At(1).Reference as JsObject;
        var least = Digits(realm, options, "minimumFractionDigits", 0);
        var most = Math.Max(least, Digits(realm, options, "maximumFractionDigits", Math.Max(3, least)));
        var text = Math.Abs(number) >= 1e21 ? NumberText.Of(Math.Abs(number)) : ExactDecimal.Fixed(Math.Abs(number), most);
        return realm.NewText((number < 0 ? "-" : "") + Grouped(text, least));
    }

    // Thousands are grouped; zeros at the end that nobody asked for are left out.
    private static string Grouped(string text, int least)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var end = text.Length;
        if (point >= 0)
        {
            while (end > point + 1 + least && text[end - 1] == '0') end--;
            if (end == point + 1) end = point;
        }
        var grouped = text[..end];
        for (var at = (point < 0 ? text.Length : point) - 3; at > 0; at -= 3) grouped = grouped.Insert(at, ",");
        return grouped;
    }

    private static int Digits(Realm realm, JsObject? options, string name, int fallback)
    {
        var value = options?.Get(name) ?? default;
        return value.IsUndefined ? fallback : DigitCount(realm, value, 0);
    }
}

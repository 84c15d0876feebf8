using System.Globalization;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>The names every script can use.</summary>
internal static class GlobalLibrary
{
    private static readonly Dictionary<string, BuiltinClass> s_classes = new BuiltinClass[]
    {
        ObjectLibrary.Class, FunctionLibrary.Class, ArrayLibrary.Class, StringLibrary.Class, NumberLibrary.Class, BooleanLibrary.Class, SymbolLibrary.Class,
        DateLibrary.Class, RegexLibrary.Class, CollectionLibrary.Map, CollectionLibrary.Set, CollectionLibrary.WeakMap, CollectionLibrary.WeakSet, PromiseLibrary.Class,
        ErrorLibrary.Error, ErrorLibrary.TypeError, ErrorLibrary.RangeError, ErrorLibrary.ReferenceError, ErrorLibrary.SyntaxError, ErrorLibrary.EvalError, ErrorLibrary.UriError,
    }.ToDictionary(static builtin => builtin.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Func<Realm, JsValue>> s_values = new(StringComparer.Ordinal)
    {
        ["undefined"] = static _ => default,
        ["NaN"] = static _ => new JsValue(double.NaN),
        ["Infinity"] = static _ => new JsValue(double.PositiveInfinity),
        ["Math"] = static realm => new JsValue(new LibraryObject(realm, realm.ObjectPrototype, MathLibrary.Members)),
        ["JSON"] = static realm => new JsValue(new LibraryObject(realm, realm.ObjectPrototype, JsonLibrary.Members)),
        ["parseInt"] = static realm => Function(realm, "parseInt", ParseInt),
        ["parseFloat"] = static realm => Function(realm, "parseFloat", ParseFloat),
        ["isNaN"] = static realm => Function(realm, "isNaN", static (realm, _, arguments) => JsValue.From(double.IsNaN(realm.ToNumber(arguments.At(0))))),
        ["isFinite"] = static realm => Function(realm, "isFinite", static (realm, _, arguments) => JsValue.From(double.IsFinite(realm.ToNumber(arguments.At(0))))),
        ["encodeURIComponent"] = static realm => Function(realm, "encodeURIComponent", static (realm, _, arguments) => UriText.Encode(realm, arguments.At(0), UriText.ComponentSafe)),
        ["encodeURI"] = static realm => Function(realm, "encodeURI", static (realm, _, arguments) => UriText.Encode(realm, arguments.At(0), UriText.UriSafe)),
        ["decodeURIComponent"] = static realm => Function(realm, "decodeURIComponent", static (realm, _, arguments) => UriText.Decode(realm, arguments.At(0), "")),
        ["decodeURI"] = static realm => Function(realm, "decodeURI", static (realm, _, arguments) => UriText.Decode(realm, arguments.At(0), ";/?:@&=+$,#")),
    };

    public static bool TryMake(Realm realm, string name, out JsValue value)
    {
        value = default;
        if (s_values.TryGetValue(name, out var make)) value = make(realm);
        else if (s_classes.TryGetValue(name, out var builtin)) value = new JsValue(realm.ConstructorOf(builtin));
        else return false;
        return true;
    }

    public static JsValue ParseInt(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = realm.ToText(arguments.At(0)).AsSpan().Trim(NumberText.Whitespace);
        var negative = text.StartsWith("-");
        if (text.Length > 0 && text[0] is '+' or '-') text = text[1..];
        var radix = realm.ToInt32(arguments.At(1));
        if (radix is 0 or 16 && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            text = text[2..];
            radix = 16;
        }
        if (radix == 0) radix = 10;
        if (radix is < 2 or > 36) return new JsValue(double.NaN);
        var length = 0;
        while (length < text.Length && NumberText.DigitOf(text[length]) is var digit && digit >= 0 && digit < radix) length++;
        var value = radix == 10 && length > 0 ? double.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture) : NumberText.ParseRadix(text[..length], radix);
        return new JsValue(negative ? -value : value);
    }

    public static JsValue ParseFloat(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = realm.ToText(arguments.At(0)).AsSpan().Trim(NumberText.Whitespace);
        var sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[sign..].StartsWith("Infinity")) return new JsValue(text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
        var length = LengthOfNumber(text, sign);
        return new JsValue(double.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN);
    }

    private static int LengthOfNumber(ReadOnlySpan<char> text, int at)
    {
        at = Digits(text, at);
        if (at < text.Length && text[at] == '.') at = Digits(text, at + 1);
        if (at >= text.Length || (text[at] | 32) != 'e') return at;
        var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var end = Digits(text, exponent);
        return end > exponent ? end : at;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private static JsValue Function(Realm realm, string name, NativeCode code) => new(new NativeFunction(realm, name, name == "parseInt" ? 2 : 1, code));
}

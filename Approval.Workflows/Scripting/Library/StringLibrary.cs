using System.Globalization;
using System.Text;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>String: its constructor and the methods about cutting and searching. Those that build text are in <see cref="StringMaking"/>.</summary>
internal static class StringLibrary
{
    public static readonly BuiltinClass Class = new("String", 1, StringPatterns.AddTo(StringMaking.AddTo(new MemberTable()
        .Method("toString", 0, static (realm, thisValue, _) => Own(realm, thisValue))
        .Method("valueOf", 0, static (realm, thisValue, _) => Own(realm, thisValue))
        .Method("charAt", 1, static (realm, thisValue, arguments) => Index(realm, thisValue, arguments, out var text) is var at && at >= 0 ? realm.Character(text[at]) : new JsValue(""))
        .Method("charCodeAt", 1, static (realm, thisValue, arguments) => new JsValue(Index(realm, thisValue, arguments, out var text) is var at && at >= 0 ? text[at] : double.NaN))
        .Method("codePointAt", 1, CodePointAt)
        .Method("at", 1, At)
        .Method("indexOf", 1, static (realm, thisValue, arguments) => Search(realm, thisValue, arguments, static (text, wanted, from) => text.IndexOf(wanted, from, StringComparison.Ordinal)))
        .Method("lastIndexOf", 1, LastIndexOf)
        .Method("includes", 1, static (realm, thisValue, arguments) => JsValue.From(Search(realm, thisValue, Plain(realm, arguments), static (text, wanted, from) => text.IndexOf(wanted, from, StringComparison.Ordinal)).Number >= 0))
        .Method("startsWith", 1, static (realm, thisValue, arguments) => JsValue.From(Search(realm, thisValue, Plain(realm, arguments), static (text, wanted, from) => text.AsSpan(from).StartsWith(wanted, StringComparison.Ordinal) ? 1 : 0).Number > 0))
        .Method("endsWith", 1, EndsWith)
        .Method("slice", 2, Slice)
        .Method("substring", 2, Substring)
        .Method("substr", 2, Substr)
        .Method("localeCompare", 1, LocaleCompare)
        .Method(JsSymbol.Iterator, "[Symbol.iterator]", 0, static (realm, thisValue, _) => realm.NewIterator(realm.Collect(realm.ToTextValue(thisValue)))))), new MemberTable()
        .Method("fromCharCode", 1, static (realm, _, arguments) => realm.NewText(string.Concat(arguments.Select(code => (char)(ushort)realm.ToInt32(code)))))
        .Method("fromCodePoint", 1, FromCodePoint)
        .Method("raw", 1, static (realm, _, _) => throw realm.TypeError("Tagged templates are not supported")))
    {
        Call = static (realm, _, arguments) => arguments.Length == 0 ? new JsValue("") : arguments[0].IsSymbol ? new JsValue(arguments[0].ToString()) : realm.ToTextValue(arguments[0]),
        Construct = static (realm, arguments, prototype) => new JsPrimitive(realm, prototype, arguments.Length == 0 ? new JsValue("") : realm.ToTextValue(arguments[0])),
    };

    /// <summary>The text a method was called on.</summary>
    public static string This(Realm realm, JsValue thisValue)
    {
        if (thisValue.IsNullish) throw realm.TypeError("String method called on null or undefined");
        return realm.ToText(thisValue);
    }

    private static JsValue Own(Realm realm, JsValue value)
    {
        if (value.Reference is JsPrimitive wrapped) value = wrapped.Value;
        return value.IsString ? value : throw realm.TypeError("Not a string");
    }

    private static int Index(Realm realm, JsValue thisValue, JsValue[] arguments, out string text)
    {
        text = This(realm, thisValue);
        var at = realm.ToInteger(arguments.At(0));
        return at >= 0 && at < text.Length ? (int)at : -1;
    }

    private static JsValue At(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = This(realm, thisValue);
        var at = realm.ToInteger(arguments.At(0));
        if (at < 0) at += text.Length;
        return at >= 0 && at < text.Length ? realm.Character(text[(int)at]) : default;
    }

    private static JsValue CodePointAt(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var at = Index(realm, thisValue, arguments, out var text);
        if (at < 0) return default;
        return new JsValue(Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : text[at]);
    }

    // A regular expression where plain text is wanted is a mistake the language reports.
    private static JsValue[] Plain(Realm realm, JsValue[] arguments) =>
        arguments.At(0).Reference is JsRegex ? throw realm.TypeError("First argument must not be a regular expression") : arguments;

    private static JsValue Search(Realm realm, JsValue thisValue, JsValue[] arguments, Func<string, string, int, int> search)
    {
        var text = This(realm, thisValue);
        var wanted = realm.ToText(arguments.At(0));
        var from = Math.Clamp(realm.ToInteger(arguments.At(1)), 0, text.Length);
        realm.Meter.Work(text.Length / 64);
        return new JsValue(search(text, wanted, (int)from));
    }

    private static JsValue LastIndexOf(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = This(realm, thisValue);
        var wanted = realm.ToText(arguments.At(0));
        var from = realm.ToNumber(arguments.At(1));
        realm.Meter.Work(text.Length / 64);
        var end = double.IsNaN(from) ? text.Length : Math.Clamp(Math.Truncate(from), 0, text.Length) + wanted.Length;
        return new JsValue(text.AsSpan(0, (int)Math.Min(end, text.Length)).LastIndexOf(wanted, StringComparison.Ordinal));
    }

    private static JsValue EndsWith(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = This(realm, thisValue);
        var wanted = realm.ToText(Plain(realm, arguments).At(0));
        var end = arguments.At(1).IsUndefined ? text.Length : (int)Math.Clamp(realm.ToInteger(arguments[1]), 0, text.Length);
        return JsValue.From(text.AsSpan(0, end).EndsWith(wanted, StringComparison.Ordinal));
    }

    private static JsValue Slice(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = This(realm, thisValue);
        var start = realm.ToOffset(arguments.At(0), text.Length, 0);
        var end = realm.ToOffset(arguments.At(1), text.Length, text.Length);
        return Cut(realm, text, start, end);
    }

    private static JsValue Substring(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = This(realm, thisValue);
        var start = (int)Math.Clamp(realm.ToInteger(arguments.At(0)), 0, text.Length);
        var end = arguments.At(1).IsUndefined ? text.Length : (int)Math.Clamp(realm.ToInteger(arguments[1]), 0, text.Length);
        return Cut(realm, text, Math.Min(start, end), Math.Max(start, end));
    }

    private static JsValue Substr(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = This(realm, thisValue);
        var start = realm.ToOffset(arguments.At(0), text.Length, 0);
        var length = arguments.At(1).IsUndefined ? text.Length : realm.ToInteger(arguments[1]);
        return Cut(realm, text, start, (int)Math.Min(start + Math.Max(0, length), text.Length));
    }

    private static JsValue Cut(Realm realm, string text, int start, int end) =>
        end <= start ? new JsValue("") : end - start == text.Length ? new JsValue(text) : end - start == 1 ? realm.Character(text[start]) : realm.NewText(text.AsSpan(start, end - start));

    // The office's language decides: Chinese by pinyin.
    private static JsValue LocaleCompare(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var (text, other) = (This(realm, thisValue), realm.ToText(arguments.At(0)));
        realm.Meter.Work((text.Length + other.Length) / 8);
        return new JsValue(Math.Sign(CultureInfo.GetCultureInfo("zh-CN").CompareInfo.Compare(text, other)));
    }

    private static JsValue FromCodePoint(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            var code = realm.ToNumber(argument);
            if (code != Math.Truncate(code) || code is < 0 or > 0x10FFFF) throw realm.RangeError($"Invalid code point {realm.ToText(argument)}");
            if (code >= 0x10000) text.Append(char.ConvertFromUtf32((int)code));
            else text.Append((char)code);
        }
        return realm.NewText(text.ToString());
    }
}

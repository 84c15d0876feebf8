using System.Text;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>The string methods that make new text; its size is charged before it is made.</summary>
internal static class StringMaking
{
    public static MemberTable AddTo(MemberTable table) => table
        .Method("concat", 1, static (realm, thisValue, arguments) => arguments.Aggregate(new JsValue(StringLibrary.This(realm, thisValue)), (text, part) => realm.Concat(text, realm.ToTextValue(part))))
        .Method("repeat", 1, Repeat)
        .Method("padStart", 2, static (realm, thisValue, arguments) => Pad(realm, thisValue, arguments, true))
        .Method("padEnd", 2, static (realm, thisValue, arguments) => Pad(realm, thisValue, arguments, false))
        .Method("trim", 0, static (realm, thisValue, _) => Make(realm, thisValue, static text => text.Trim(s_space)))
        .Method("trimStart", 0, static (realm, thisValue, _) => Make(realm, thisValue, static text => text.TrimStart(s_space)))
        .Method("trimEnd", 0, static (realm, thisValue, _) => Make(realm, thisValue, static text => text.TrimEnd(s_space)))
        .Method("toUpperCase", 0, static (realm, thisValue, _) => Make(realm, thisValue, static text => text.ToUpperInvariant()))
        .Method("toLowerCase", 0, static (realm, thisValue, _) => Make(realm, thisValue, static text => text.ToLowerInvariant()))
        .Method("toLocaleUpperCase", 0, static (realm, thisValue, _) => Make(realm, thisValue, static text => text.ToUpperInvariant()))
        .Method("toLocaleLowerCase", 0, static (realm, thisValue, _) => Make(realm, thisValue, static text => text.ToLowerInvariant()))
        .Method("normalize", 0, Normalize);

    private static readonly char[] s_space = NumberText.Whitespace.ToCharArray();

    private static JsValue Make(Realm realm, JsValue thisValue, Func<string, string> make)
    {
        var text = StringLibrary.This(realm, thisValue);
        realm.Meter.Allocate(24 + 2L * text.Length);
        realm.Meter.Work(text.Length / 64);
        return new JsValue(make(text));
    }

    private static JsValue Repeat(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = StringLibrary.This(realm, thisValue);
        var count = realm.ToInteger(arguments.At(0));
        if (count < 0 || double.IsInfinity(count)) throw realm.RangeError($"Invalid count value: {realm.ToText(arguments.At(0))}");
        if (text.Length == 0) return new JsValue("");
        realm.Meter.Require(2 * count * text.Length);
        realm.Meter.Allocate(24 + 2 * (long)count * text.Length);
        return new JsValue(new StringBuilder().Insert(0, text, (int)count).ToString());
    }

    private static JsValue Pad(Realm realm, JsValue thisValue, JsValue[] arguments, bool atStart)
    {
        var text = StringLibrary.This(realm, thisValue);
        var length = realm.ToInteger(arguments.At(0));
        var filler = arguments.At(1).IsUndefined ? " " : realm.ToText(arguments[1]);
        if (length <= text.Length || filler.Length == 0) return new JsValue(text);
        realm.Meter.Require(2 * length);
        realm.Meter.Allocate(24 + 2 * (long)length);
        var padding = string.Create((int)length - text.Length, filler, static (span, filler) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = filler[i % filler.Length];
        });
        return new JsValue(atStart ? padding + text : text + padding);
    }

    private static JsValue Normalize(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var form = arguments.At(0).IsUndefined ? "NFC" : realm.ToText(arguments[0]);
        var wanted = form switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw realm.RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD."),
        };
        var text = StringLibrary.This(realm, thisValue);
        realm.Meter.Allocate(8L * text.Length);
        realm.Meter.Work(text.Length / 8);
        // Half a surrogate pair is legal here and not for the platform's normalizer.
        var whole = !text.Any(char.IsSurrogate) || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
        return whole ? realm.NewText(text.Normalize(wanted)) : new JsValue(text);
    }
}

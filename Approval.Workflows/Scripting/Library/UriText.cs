using System.Buffers;
using System.Globalization;
using System.Text;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Percent encoding as in ECMA-262 19.2.6.</summary>
internal static class UriText
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";

    public static readonly SearchValues<char> ComponentSafe = SearchValues.Create(Unreserved);
    public static readonly SearchValues<char> UriSafe = SearchValues.Create(Unreserved + ";/?:@&=+$,#");

    public static JsValue Encode(Realm realm, JsValue value, SearchValues<char> safe)
    {
        var text = realm.ToText(value);
        realm.Meter.Allocate(18L * text.Length);
        realm.Meter.Work(text.Length / 16);
        var result = new StringBuilder();
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (safe.Contains(text[i]))
            {
                result.Append(text[i]);
                continue;
            }
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != OperationStatus.Done) throw realm.Error(ErrorLibrary.UriError, "URI malformed");
            i += used - 1;
            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)]) result.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }
        return new JsValue(result.ToString());
    }

    public static JsValue Decode(Realm realm, JsValue value, string keep)
    {
        var text = realm.ToText(value);
        realm.Meter.Allocate(4L * text.Length);
        realm.Meter.Work(text.Length / 16);
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                result.Append(text[i]);
                continue;
            }
            var start = i;
            var rune = ReadRune(realm, text, ref i);
            if (rune.IsAscii && keep.Contains((char)rune.Value, StringComparison.Ordinal)) result.Append(text, start, 3);
            else result.Append(rune.ToString());
        }
        return new JsValue(result.ToString());
    }

    private static Rune ReadRune(Realm realm, string text, ref int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var first = ReadByte(realm, text, at);
        var count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        for (var i = 0; i < count; i++) bytes[i] = ReadByte(realm, text, at + 3 * i);
        if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) != OperationStatus.Done || used != count) throw realm.Error(ErrorLibrary.UriError, "URI malformed");
        at += 3 * count - 1;
        return rune;
    }

    private static byte ReadByte(Realm realm, string text, int at) =>
        at + 2 < text.Length && text[at] == '%' && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw realm.Error(ErrorLibrary.UriError, "URI malformed");
}

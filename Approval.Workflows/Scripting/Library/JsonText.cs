using System.Globalization;
using System.Text;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary><c>JSON.stringify</c>. Every character is charged as it is written.</summary>
internal sealed class JsonText
{
    private readonly Realm _realm;
    private readonly JsFunction? _replacer;
    private readonly HashSet<string>? _only;
    private readonly string _gap;
    private readonly StringBuilder _text = new();
    private readonly HashSet<JsObject> _open = [];
    private string _indent = "";

    public JsonText(Realm realm, JsValue replacer, JsValue space)
    {
        _realm = realm;
        _replacer = replacer.Reference as JsFunction;
        if (replacer.Reference is JsArray only) _only = [.. realm.Collect(new JsValue(only)).Select(realm.ToText)];
        _gap = space.IsNumber ? new string(' ', (int)Math.Clamp(space.Number, 0, 10)) : space.IsString ? space.Text[..Math.Min(10, space.TextLength)] : "";
    }

    public JsValue Write(JsValue value)
    {
        var holder = _realm.NewObject();
        holder.Put("", value);
        return Write(holder, "", value) ? new JsValue(_text.ToString()) : default;
    }

    private void Append(string text)
    {
        _realm.Meter.Allocate(4L * text.Length);
        _text.Append(text);
    }

    // False when the value has no JSON: undefined, a function or a symbol.
    private bool Write(JsObject holder, string key, JsValue value)
    {
        _realm.Meter.Step();
        value = Prepare(holder, key, value);
        switch (value.Kind)
        {
            case JsKind.Null: Append("null"); return true;
            case JsKind.Boolean: Append(value.Boolean ? "true" : "false"); return true;
            case JsKind.Number: Append(double.IsFinite(value.Number) ? NumberText.Of(value.Number) : "null"); return true;
            case JsKind.String: Quote(value.Text); return true;
            case JsKind.Object when !value.IsFunction: WriteObject((JsObject)value.Reference!); return true;
            default: return false;
        }
    }

    private JsValue Prepare(JsObject holder, string key, JsValue value)
    {
        if (value.IsObject && _realm.GetMember(value, "toJSON").Reference is JsFunction toJson) value = toJson.Call(value, [new JsValue(key)]);
        if (_replacer is not null) value = _replacer.Call(new JsValue(holder), [new JsValue(key), value]);
        return value.Reference is JsPrimitive wrapped ? wrapped.Value : value;
    }

    private void WriteObject(JsObject value)
    {
        _realm.Meter.Enter();
        if (!_open.Add(value)) throw _realm.TypeError("Converting circular structure to JSON");
        var before = _indent;
        _realm.Meter.Require(2.0 * (_indent.Length + _gap.Length));
        _indent += _gap;
        if (value is JsArray array) WriteItems(array, before);
        else WriteMembers(value, before);
        _indent = before;
        _open.Remove(value);
        _realm.Meter.Leave();
    }

    private void WriteItems(JsArray array, string before)
    {
        Append("[");
        for (var i = 0; i < array.Count; i++)
        {
            Separate(i == 0);
            if (!Write(array, NumberText.OfIndex(i), array.At(i))) Append("null");
        }
        End("]", before, array.Count == 0);
    }

    private void WriteMembers(JsObject value, string before)
    {
        Append("{");
        var first = true;
        foreach (var key in value.EnumerableKeys().ToList())
        {
            if (_only is not null && !_only.Contains(key)) continue;
            var start = _text.Length;
            Separate(first);
            Quote(key);
            Append(_gap.Length > 0 ? ": " : ":");
            if (Write(value, key, value.Get(key))) first = false;
            else _text.Length = start;
        }
        End("}", before, first);
    }

    private void Separate(bool first)
    {
        if (!first) Append(",");
        if (_gap.Length > 0) Append("\n" + _indent);
    }

    private void End(string bracket, string before, bool empty)
    {
        if (_gap.Length > 0 && !empty) Append("\n" + before);
        Append(bracket);
    }

    private void Quote(string text)
    {
        _realm.Meter.Allocate(8L + 4L * text.Length);
        _realm.Meter.Work(text.Length / 32);
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '"' or '\\') _text.Append('\\').Append(character);
            else if (character < ' ' || IsLoneSurrogate(text, i)) Escape(character);
            else _text.Append(character);
        }
        _text.Append('"');
    }

    private void Escape(char character)
    {
        var at = "\b\t\n\f\r".IndexOf(character, StringComparison.Ordinal);
        if (at >= 0) _text.Append('\\').Append("btnfr"[at]);
        else _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
    }

    private static bool IsLoneSurrogate(string text, int at) =>
        char.IsSurrogate(text[at]) && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) && !(char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));
}

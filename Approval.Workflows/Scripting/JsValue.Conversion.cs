using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting;

public readonly partial struct JsValue
{
    private const int MaxDepth = 256;

    private JsValue(HostFunction function) : this(function, 0)
    {
    }

    /// <summary>A value from JSON; null becomes <c>null</c>. Numbers become doubles. Nesting deeper than 256 is refused.</summary>
    /// <exception cref="ScriptBudgetException">The JSON is nested too deeply.</exception>
    public static JsValue FromJson(JsonNode? node) => FromJson(node, 0);

    /// <summary>A value from JSON; an undefined element becomes <c>undefined</c>.</summary>
    /// <exception cref="ScriptBudgetException">The JSON is nested too deeply.</exception>
    public static JsValue FromJson(JsonElement element) => FromJson(element, 0);

    /// <summary>
    /// A value from a plain CLR value: null, string, bool, char, any number, Guid, enum (by name), date and time types (as Date, dates without
    /// time as text), JSON, dictionaries with string keys, sequences, bytes (as an array of numbers). Nothing else is let in.
    /// </summary>
    /// <exception cref="ArgumentException">The type is none of these.</exception>
    public static JsValue From(object? value) => FromClr(value, 0);

    /// <summary>A function of the host.</summary>
    public static JsValue FromFunction(string name, Func<JsValue[], JsValue> code) => new(new HostFunction(name, code));

    /// <summary>An object whose properties live with the host.</summary>
    public static JsValue FromContainer(IScriptContainer container) => new(container, 0);

    /// <summary>A Date.</summary>
    public static JsValue From(DateTimeOffset instant) => new(new JsDate(null, (double)instant.UtcTicks / TimeSpan.TicksPerMillisecond - 62_135_596_800_000));

    /// <summary>
    /// JSON as <c>JSON.stringify</c> would see it, without running script code: undefined, functions and symbols are null (left out of objects),
    /// dates are ISO 8601 in UTC, NaN and infinities are null, whole numbers have no fraction, Map is an object and Set an array.
    /// </summary>
    /// <exception cref="ScriptRuntimeException">The value contains itself.</exception>
    /// <exception cref="ScriptBudgetException">The value is nested deeper than 256 or larger than the run's remaining bytes.</exception>
    public JsonNode? ToJson() => new JsonWriter().Write(this);

    /// <summary>The value as null, bool, double, string or <see cref="DateTimeOffset"/>; objects as a <see cref="JsonNode"/>.</summary>
    public object? ToClr() => Kind switch
    {
        // Without the cast the arms would meet in JsonNode, which everything here converts to.
        JsKind.Boolean => (object)Boolean,
        JsKind.Number => _number,
        JsKind.String => Text,
        JsKind.Object when _reference is JsDate date && !double.IsNaN(date.Time) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(date.Time, -62_135_596_800_000, 253_402_300_799_999)),
        JsKind.Object => ToJson(),
        _ => null,
    };

    private static JsValue FromJson(JsonNode? node, int depth)
    {
        if (depth > MaxDepth) throw new ScriptBudgetException(ScriptResource.Depth);
        switch (node)
        {
            case null: return Null;
            case JsonArray array: return ArrayOf(array.Select(item => FromJson(item, depth + 1)));
            case JsonObject members: return ObjectOf(members.Select(member => (member.Key, FromJson(member.Value, depth + 1))));
            default:
                var value = node.AsValue();
                return value.TryGetValue(out JsonElement element) ? FromJson(element, depth) : FromClr(value.GetValue<object>(), depth);
        }
    }

    private static JsValue FromJson(JsonElement element, int depth)
    {
        if (depth > MaxDepth) throw new ScriptBudgetException(ScriptResource.Depth);
        return element.ValueKind switch
        {
            JsonValueKind.Null => Null,
            JsonValueKind.True => True,
            JsonValueKind.False => False,
            JsonValueKind.Number => new JsValue(double.Parse(element.GetRawText(), CultureInfo.InvariantCulture)),
            JsonValueKind.String => From(element.GetString()),
            JsonValueKind.Array => ArrayOf(element.EnumerateArray().Select(item => FromJson(item, depth + 1))),
            JsonValueKind.Object => ObjectOf(element.EnumerateObject().Select(member => (member.Name, FromJson(member.Value, depth + 1)))),
            _ => default,
        };
    }

    private static JsValue FromClr(object? value, int depth)
    {
        if (depth > MaxDepth) throw new ScriptBudgetException(ScriptResource.Depth);
        return value switch
        {
            null => Null,
            JsValue already => already,
            string text => new JsValue(text),
            bool flag => From(flag),
            char character => new JsValue(character.ToString()),
            double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte => new JsValue(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            Guid or Enum => new JsValue(value.ToString()!),
            DateTimeOffset instant => From(instant),
            DateTime time => From(time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(time)),
            DateOnly date => new JsValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            TimeOnly or TimeSpan => new JsValue(((IFormattable)value).ToString("c", CultureInfo.InvariantCulture)),
            JsonNode node => FromJson(node, depth),
            JsonElement element => FromJson(element, depth),
            System.Collections.IDictionary dictionary => ObjectOf(Entries(dictionary).Select(entry => (entry.Key, FromClr(entry.Value, depth + 1)))),
            IEnumerable<KeyValuePair<string, object?>> members => ObjectOf(members.Select(member => (member.Key, FromClr(member.Value, depth + 1)))),
            System.Collections.IEnumerable items => ArrayOf(items.Cast<object?>().Select(item => FromClr(item, depth + 1))),
            _ => throw new ArgumentException($"A value of type {value.GetType()} cannot be given to a script", nameof(value)),
        };
    }

    private static IEnumerable<(string Key, object? Value)> Entries(System.Collections.IDictionary dictionary)
    {
        foreach (System.Collections.DictionaryEntry entry in dictionary) yield return (Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value);
    }

    private static JsValue ArrayOf(IEnumerable<JsValue> items)
    {
        var array = new JsArray(null, (JsObject?)null);
        foreach (var item in items) array.Add(item);
        return new JsValue(array);
    }

    private static JsValue ObjectOf(IEnumerable<(string Key, JsValue Value)> members)
    {
        var made = new JsObject(null, null);
        foreach (var (key, value) in members) made.Put(key, value);
        return new JsValue(made);
    }
}

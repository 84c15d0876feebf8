using System.Text.Json.Nodes;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>Turns a value into JSON nodes for the host. Getters and toJSON are not asked: the run is over.</summary>
internal sealed class JsonWriter
{
    private const int MaxDepth = 256;

    private readonly HashSet<JsObject> _open = [];

    public JsonNode? Write(JsValue value) => value.Kind switch
    {
        JsKind.Boolean => JsonValue.Create(value.Boolean),
        JsKind.Number => Number(value.Number),
        JsKind.String => JsonValue.Create(value.Text),
        JsKind.Object when value.Reference is JsObject found => WriteObject(found),
        _ => null,
    };

    private static JsonValue? Number(double number)
    {
        if (!double.IsFinite(number)) return null;
        return number == Math.Truncate(number) && Math.Abs(number) <= 9_007_199_254_740_991 ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    private JsonNode? WriteObject(JsObject value)
    {
        switch (value)
        {
            case JsFunction: return null;
            case JsPrimitive primitive: return Write(primitive.Value);
            case JsDate date: return double.IsNaN(date.Time) ? null : JsonValue.Create(date.ToIso());
        }
        if (_open.Count >= MaxDepth) throw new ScriptBudgetException(ScriptResource.Depth);
        if (!_open.Add(value)) throw new ScriptRuntimeException("TypeError: Converting circular structure to JSON", 0, 0);
        JsonNode node = value switch
        {
            JsArray array => WriteArray(array.Realm, array.Items.ToArray()),
            JsCollection { IsMap: false } set => WriteArray(set.Realm, set.Keys()),
            JsCollection map => WriteMembers(map.Realm, map.Entries().Select(static entry => (entry.Key.ToString(), entry.Value))),
            _ => WriteMembers(value.Realm, Members(value)),
        };
        _open.Remove(value);
        return node;
    }

    private JsonArray WriteArray(Realm? realm, IEnumerable<JsValue> items)
    {
        var array = new JsonArray();
        foreach (var item in items)
        {
            realm?.Meter.Allocate(64);
            array.Add(Write(item));
        }
        return array;
    }

    private JsonObject WriteMembers(Realm? realm, IEnumerable<(string Key, JsValue Value)> members)
    {
        var node = new JsonObject();
        foreach (var (key, value) in members)
        {
            realm?.Meter.Allocate(128);
            if (!value.IsUndefined && !value.IsSymbol && !value.IsFunction) node[key] = Write(value);
        }
        return node;
    }

    private static IEnumerable<(string Key, JsValue Value)> Members(JsObject value)
    {
        foreach (var key in value.EnumerableKeys())
        {
            if (value.TryGetOwn(key, out var property) && property.Accessor is null) yield return (key, property.Value);
        }
    }
}

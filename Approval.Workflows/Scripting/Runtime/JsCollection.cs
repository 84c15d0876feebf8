namespace Approval.Workflows.Scripting.Runtime;

/// <summary>A Map or a Set: values in the order they came. Walks see what is added while they run.</summary>
internal sealed class JsCollection(Realm realm, JsObject prototype, bool isMap) : JsObject(realm, prototype)
{
    private readonly Dictionary<JsValue, int> _index = [];
    private readonly List<(JsValue Key, JsValue Value, bool Gone)> _entries = [];

    public bool IsMap => isMap;

    public int Count => _index.Count;

    public override string ClassName => isMap ? "Map" : "Set";

    public bool Has(JsValue key) => _index.ContainsKey(key);

    public JsValue Read(JsValue key) => _index.TryGetValue(key, out var at) ? _entries[at].Value : default;

    public void Write(JsValue key, JsValue value)
    {
        if (key.IsNumber) key = new JsValue(key.Number + 0.0);
        if (_index.TryGetValue(key, out var at))
        {
            _entries[at] = (key, value, false);
            return;
        }
        Realm!.Meter.Allocate(112);
        _index[key] = _entries.Count;
        _entries.Add((key, value, false));
    }

    public bool Remove(JsValue key)
    {
        if (!_index.Remove(key, out var at)) return false;
        _entries[at] = (default, default, true);
        return true;
    }

    public void Clear()
    {
        for (var i = 0; i < _entries.Count; i++) _entries[i] = (default, default, true);
        _index.Clear();
    }

    public IEnumerable<JsValue> Keys() => Entries().Select(static entry => entry.Key);

    // Gone entries stay in place, so a walk under way keeps its position.
    public IEnumerable<(JsValue Key, JsValue Value)> Entries()
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (!_entries[i].Gone) yield return (_entries[i].Key, _entries[i].Value);
        }
    }
}

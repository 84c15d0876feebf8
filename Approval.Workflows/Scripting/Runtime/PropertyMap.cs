using System.Runtime.InteropServices;

namespace Approval.Workflows.Scripting.Runtime;

[Flags]
internal enum PropertyTraits
{
    None = 0,
    Writable = 1,
    Enumerable = 2,
    Configurable = 4,
    Hidden = Writable | Configurable,
    All = Writable | Enumerable | Configurable,
}

/// <summary>A value, or an <see cref="Runtime.Accessor"/> in the place of the value, with its traits.</summary>
internal readonly record struct Property(JsValue Value, PropertyTraits Traits)
{
    public Accessor? Accessor => Value.Reference as Accessor;

    public bool Has(PropertyTraits trait) => (Traits & trait) != PropertyTraits.None;
}

/// <summary>Own properties in the order they were made; small maps are searched, large ones indexed.</summary>
internal sealed class PropertyMap
{
    private const int IndexFrom = 9;

    private readonly List<(object? Key, Property Property)> _entries = [];
    private Dictionary<object, int>? _index;
    private int _removed;

    public int Count => _entries.Count - _removed;

    public bool TryGet(object key, out Property property)
    {
        var at = Find(key);
        property = at < 0 ? default : _entries[at].Property;
        return at >= 0;
    }

    /// <summary>Sets a property and tells whether it is new.</summary>
    public bool Put(object key, Property property)
    {
        var at = Find(key);
        if (at >= 0)
        {
            CollectionsMarshal.AsSpan(_entries)[at].Property = property;
            return false;
        }
        _index?.Add(key, _entries.Count);
        _entries.Add((key, property));
        if (_index is null && _entries.Count >= IndexFrom) Reindex();
        return true;
    }

    public void Remove(object key)
    {
        var at = Find(key);
        if (at < 0) return;
        _entries[at] = default;
        _index?.Remove(key);
        if (++_removed > 16 && _removed > _entries.Count / 2) Compact();
    }

    /// <summary>A copy of the keys, so that a caller may change the map while it walks.</summary>
    public List<object> Keys()
    {
        var keys = new List<object>(Count);
        foreach (var (key, _) in _entries)
        {
            if (key is not null) keys.Add(key);
        }
        return keys;
    }

    private int Find(object key)
    {
        if (_index is not null) return _index.TryGetValue(key, out var at) ? at : -1;
        var entries = CollectionsMarshal.AsSpan(_entries);
        for (var i = 0; i < entries.Length; i++)
        {
            if (ReferenceEquals(entries[i].Key, key)) return i;
        }
        if (key is not string text) return -1;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key is string other && other == text) return i;
        }
        return -1;
    }

    private void Compact()
    {
        _entries.RemoveAll(static entry => entry.Key is null);
        _removed = 0;
        Reindex();
    }

    private void Reindex()
    {
        _index = new Dictionary<object, int>(_entries.Count);
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key is { } key) _index[key] = i;
        }
    }
}

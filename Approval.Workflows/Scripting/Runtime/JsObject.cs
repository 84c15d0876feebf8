using System.Globalization;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>
/// An object of the script language. Keys are strings or <see cref="JsSymbol"/>s. It belongs to the realm of one run;
/// an object without a realm is a detached copy that a run takes over by <see cref="Realm.Import(JsValue)"/>.
/// </summary>
internal class JsObject(Realm? realm, JsObject? prototype)
{
    private const int BytesPerProperty = 64;

    private PropertyMap? _properties;
    private MemberTable? _members;

    public Realm? Realm => realm;

    public JsObject? Prototype { get; set; } = prototype;

    /// <summary>Changes the prototype; a chain may neither close nor grow without end.</summary>
    public void SetPrototype(Realm owner, JsObject? parent)
    {
        var length = 0;
        for (var at = parent; at is not null; at = at.Prototype)
        {
            if (ReferenceEquals(at, this)) throw owner.TypeError("Cyclic prototype chain");
            if (++length > 1_000) throw owner.RangeError("Prototype chain is too long");
        }
        Prototype = parent;
    }

    public bool Extensible { get; set; } = true;

    public virtual string ClassName => "Object";

    /// <summary>Members that are made when they are first asked for.</summary>
    protected MemberTable? Members
    {
        init => _members = value;
    }

    public virtual bool TryGetOwn(object key, out Property property)
    {
        if (_properties is not null && _properties.TryGet(key, out property)) return true;
        property = default;
        if (_members is null || !_members.TryMake(key, this, out property)) return false;
        Define(key, property);
        return true;
    }

    /// <summary>Makes or replaces an own property without asking setters.</summary>
    public virtual void Define(object key, Property property)
    {
        _properties ??= new PropertyMap();
        if (_properties.Put(key, property)) realm?.Meter.Allocate(BytesPerProperty);
    }

    /// <summary>Removes an own property; false when it may not be removed.</summary>
    public virtual bool Delete(object key)
    {
        if (!TryGetOwn(key, out var property)) return true;
        if (!property.Has(PropertyTraits.Configurable)) return false;
        MakeMembers();
        _properties?.Remove(key);
        return true;
    }

    /// <summary>Own keys: array indexes in order, then strings, then symbols in the order they were made.</summary>
    public virtual List<object> OwnKeys()
    {
        MakeMembers();
        if (_properties is null) return [];
        realm?.Meter.Allocate(16L * _properties.Count);
        realm?.Meter.Work(_properties.Count);
        return InOrder(_properties.Keys());
    }

    public bool HasProperty(object key)
    {
        for (JsObject? at = this; at is not null; at = at.Prototype)
        {
            if (at.TryGetOwn(key, out _)) return true;
        }
        return false;
    }

    public JsValue Get(object key) => Get(key, new JsValue(this));

    public virtual JsValue Get(object key, JsValue receiver)
    {
        for (JsObject? at = this; at is not null; at = at.Prototype)
        {
            if (!at.TryGetOwn(key, out var property)) continue;
            if (property.Accessor is not { } accessor) return property.Value.IsEmpty ? default : property.Value;
            return accessor.Getter is null ? default : accessor.Getter.Call(receiver, []);
        }
        return default;
    }

    /// <summary>Assignment: runs a setter, or makes or changes the receiver's own property. False when that is not allowed.</summary>
    public virtual bool Set(object key, JsValue value, JsValue receiver)
    {
        for (JsObject? at = this; at is not null; at = at.Prototype)
        {
            if (!at.TryGetOwn(key, out var property)) continue;
            if (property.Accessor is { } accessor)
            {
                accessor.Setter?.Call(receiver, [value]);
                return accessor.Setter is not null;
            }
            if (!property.Has(PropertyTraits.Writable)) return false;
            if (ReferenceEquals(at, receiver.Reference))
            {
                at.Define(key, property with { Value = value });
                return true;
            }
            break;
        }
        if (receiver.Reference is not JsObject target) return false;
        if (!target.Extensible && !target.TryGetOwn(key, out _)) return false;
        target.Define(key, new Property(value, PropertyTraits.All));
        return true;
    }

    /// <summary>Makes a plain data property, as an object literal does.</summary>
    public void Put(object key, JsValue value) => Define(key, new Property(value, PropertyTraits.All));

    public bool IsEnumerable(object key) => TryGetOwn(key, out var property) && property.Has(PropertyTraits.Enumerable);

    public IEnumerable<string> EnumerableKeys() => OwnKeys().OfType<string>().Where(IsEnumerable);

    /// <summary>Is the key the decimal text of an array index?</summary>
    public static bool IsIndex(object key, out uint index)
    {
        index = 0;
        return key is string { Length: > 0 and <= 10 } text && text[0] is >= '0' and <= '9' && (text[0] != '0' || text.Length == 1)
            && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index != uint.MaxValue;
    }

    private void MakeMembers()
    {
        if (_members is null) return;
        foreach (var key in _members.Keys) TryGetOwn(key, out _);
        _members = null;
    }

    private static List<object> InOrder(List<object> keys)
    {
        if (!keys.Exists(static key => key is JsSymbol || IsIndex(key, out _))) return keys;
        var indexes = keys.Where(static key => IsIndex(key, out _)).OrderBy(static key => uint.Parse((string)key, CultureInfo.InvariantCulture));
        return [.. indexes, .. keys.Where(static key => key is string && !IsIndex(key, out _)), .. keys.Where(static key => key is JsSymbol)];
    }
}

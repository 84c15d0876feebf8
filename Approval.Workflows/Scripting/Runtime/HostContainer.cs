namespace Approval.Workflows.Scripting.Runtime;

/// <summary>An object whose properties live with the host, such as <c>variables</c>.</summary>
internal sealed class HostContainer(Realm realm, IScriptContainer container) : JsObject(realm, realm.ObjectPrototype)
{
    private readonly Dictionary<string, JsValue> _read = new(StringComparer.Ordinal);

    public override bool TryGetOwn(object key, out Property property)
    {
        property = default;
        if (key is not string name) return false;
        if (!_read.TryGetValue(name, out var value))
        {
            if (container.Read(name) is not { } found) return false;
            Realm!.Meter.Allocate(96);
            value = _read[name] = Realm.Import(found);
        }
        property = new Property(value, PropertyTraits.All);
        return true;
    }

    public override void Define(object key, Property property)
    {
        if (key is not string name || property.Accessor is not null) throw Realm!.TypeError("Only plain values can be stored here");
        container.Write(name, property.Value);
        Realm!.Meter.Allocate(96);
        _read[name] = property.Value;
    }

    public override bool Delete(object key) => key is not string name || container.Read(name) is null;

    public override List<object> OwnKeys() => [.. container.Names];

    public void HandBack()
    {
        foreach (var (name, value) in _read)
        {
            if (value.IsObject && !value.IsFunction) container.Write(name, value);
        }
    }
}

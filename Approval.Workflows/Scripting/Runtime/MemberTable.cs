namespace Approval.Workflows.Scripting.Runtime;

/// <summary>
/// The members of a library object, shared by all runs. A run makes the function objects it really asks for,
/// so a fresh realm costs next to nothing and no run sees what another changed.
/// </summary>
internal sealed class MemberTable
{
    private readonly Dictionary<object, Func<JsObject, Property>> _makers = [];

    public IEnumerable<object> Keys => _makers.Keys;

    public MemberTable Lazy(object key, Func<JsObject, Property> make)
    {
        _makers[key] = make;
        return this;
    }

    public MemberTable Method(string name, int length, NativeCode code) => Method(name, name, length, code);

    public MemberTable Method(object key, string name, int length, NativeCode code) =>
        Lazy(key, owner => new Property(new JsValue(new NativeFunction(owner.Realm!, name, length, code)), PropertyTraits.Hidden));

    public MemberTable Getter(string name, NativeCode code) =>
        Lazy(name, owner => new Property(new JsValue(new Accessor(new NativeFunction(owner.Realm!, name, 0, code), null)), PropertyTraits.Configurable));

    public MemberTable Constant(object key, JsValue value) => Lazy(key, _ => new Property(value, PropertyTraits.None));

    public bool TryMake(object key, JsObject owner, out Property property)
    {
        property = default;
        if (!_makers.TryGetValue(key, out var make)) return false;
        property = make(owner);
        return true;
    }
}

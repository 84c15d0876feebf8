namespace Approval.Workflows.Scripting.Runtime;

/// <summary>A class of the library: what its prototype and its constructor hold, and what a call and <c>new</c> do.</summary>
internal sealed class BuiltinClass
{
    public BuiltinClass(string name, int length, MemberTable members, MemberTable statics)
    {
        (Name, Length) = (name, length);
        Members = members.Lazy("constructor", owner => new Property(new JsValue(owner.Realm!.ConstructorOf(this)), PropertyTraits.Hidden));
        Statics = statics
            .Lazy("name", _ => new Property(new JsValue(name), PropertyTraits.Configurable))
            .Lazy("length", _ => new Property(new JsValue(length), PropertyTraits.Configurable))
            .Lazy("prototype", owner => new Property(new JsValue(owner.Realm!.PrototypeOf(this)), PropertyTraits.None));
    }

    public string Name { get; }

    public int Length { get; }

    public MemberTable Members { get; }

    public MemberTable Statics { get; }

    public BuiltinClass? Parent { get; init; }

    /// <summary>A call without <c>new</c>; null refuses it.</summary>
    public NativeCode? Call { get; init; }

    /// <summary><c>new</c>; null refuses it.</summary>
    public NativeConstructor? Construct { get; init; }
}

/// <summary>A prototype or a namespace such as Math.</summary>
internal sealed class LibraryObject : JsObject
{
    public LibraryObject(Realm realm, JsObject? prototype, MemberTable members) : base(realm, prototype) => Members = members;
}

/// <summary>The constructor of a <see cref="BuiltinClass"/> in one run.</summary>
internal sealed class LibraryConstructor : JsFunction
{
    private readonly BuiltinClass _class;

    public LibraryConstructor(Realm realm, BuiltinClass builtin, JsObject prototype) : base(realm, prototype)
    {
        _class = builtin;
        Members = builtin.Statics;
    }

    public override bool IsConstructor => _class.Construct is not null;

    public override JsValue Call(JsValue thisValue, JsValue[] arguments)
    {
        if (_class.Call is null) throw Realm.TypeError($"Class constructor {_class.Name} cannot be invoked without 'new'");
        Realm.Meter.Enter();
        var result = _class.Call(Realm, thisValue, arguments);
        Realm.Meter.Leave();
        return result;
    }

    public override JsObject Construct(JsValue[] arguments, JsObject newTarget)
    {
        if (_class.Construct is null) throw Realm.TypeError($"{_class.Name} is not a constructor");
        Realm.Meter.Enter();
        var result = _class.Construct(Realm, arguments, PrototypeFor(newTarget, Realm.PrototypeOf(_class)));
        Realm.Meter.Leave();
        return result;
    }
}

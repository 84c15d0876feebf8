namespace Approval.Workflows.Scripting.Runtime;

/// <summary>Something callable.</summary>
internal abstract class JsFunction(Realm realm, JsObject? prototype) : JsObject(realm, prototype)
{
    public override string ClassName => "Function";

    protected new Realm Realm => base.Realm!;

    public abstract JsValue Call(JsValue thisValue, JsValue[] arguments);

    /// <summary><c>new f(...)</c>; <paramref name="newTarget"/> is the class whose prototype the object gets.</summary>
    public virtual JsObject Construct(JsValue[] arguments, JsObject newTarget) => throw Realm.TypeError($"{DisplayName} is not a constructor");

    public virtual bool IsConstructor => false;

    public string DisplayName => TryGetOwn("name", out var name) && name.Value.IsString && name.Value.TextLength > 0 ? name.Value.Text : "anonymous function";

    /// <summary>The prototype for an object made by <c>new newTarget</c>.</summary>
    protected static JsObject PrototypeFor(JsObject newTarget, JsObject fallback) => newTarget.Get("prototype").Reference as JsObject ?? fallback;
}

internal delegate JsValue NativeCode(Realm realm, JsValue thisValue, JsValue[] arguments);

internal delegate JsObject NativeConstructor(Realm realm, JsValue[] arguments, JsObject prototype);

/// <summary>A function of the library.</summary>
internal sealed class NativeFunction : JsFunction
{
    private static readonly MemberTable s_members = new MemberTable()
        .Lazy("name", static owner => new Property(new JsValue(((NativeFunction)owner)._name), PropertyTraits.Configurable))
        .Lazy("length", static owner => new Property(new JsValue(((NativeFunction)owner)._length), PropertyTraits.Configurable));

    private readonly string _name;
    private readonly int _length;
    private readonly NativeCode _code;

    public NativeFunction(Realm realm, string name, int length, NativeCode code) : base(realm, realm.FunctionPrototype)
    {
        realm.Meter.Allocate(64);
        (_name, _length, _code) = (name, length, code);
        Members = s_members;
    }

    public override JsValue Call(JsValue thisValue, JsValue[] arguments)
    {
        var meter = Realm.Meter;
        meter.Enter();
        var result = _code(Realm, thisValue, arguments);
        meter.Leave();
        return result;
    }
}

/// <summary>The result of <c>f.bind(...)</c>.</summary>
internal sealed class BoundFunction(Realm realm, JsFunction target, JsValue boundThis, JsValue[] boundArguments) : JsFunction(realm, target.Prototype)
{
    public override bool IsConstructor => target.IsConstructor;

    public override JsValue Call(JsValue thisValue, JsValue[] arguments)
    {
        Realm.Meter.Enter();
        var result = target.Call(boundThis, All(arguments));
        Realm.Meter.Leave();
        return result;
    }

    public override JsObject Construct(JsValue[] arguments, JsObject newTarget) =>
        target.Construct(All(arguments), ReferenceEquals(newTarget, this) ? target : newTarget);

    private JsValue[] All(JsValue[] arguments)
    {
        Realm.Meter.Allocate(JsArray.BytesPerItem * (long)(boundArguments.Length + arguments.Length));
        return [.. boundArguments, .. arguments];
    }
}

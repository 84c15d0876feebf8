using Approval.Workflows.Scripting.Library;
using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>A function written in the script: its code and the variables it was made among.</summary>
internal sealed class ScriptFunction : JsFunction
{
    private static readonly MemberTable s_plain = new MemberTable()
        .Lazy("length", static owner => new Property(new JsValue(((ScriptFunction)owner)._info.Length), PropertyTraits.Configurable))
        .Lazy("name", static owner => new Property(new JsValue(((ScriptFunction)owner)._name), PropertyTraits.Configurable));

    private static readonly MemberTable s_constructor = new MemberTable()
        .Lazy("length", static owner => new Property(new JsValue(((ScriptFunction)owner)._info.Length), PropertyTraits.Configurable))
        .Lazy("name", static owner => new Property(new JsValue(((ScriptFunction)owner)._name), PropertyTraits.Configurable))
        .Lazy("prototype", static owner => new Property(NewPrototype((ScriptFunction)owner), PropertyTraits.Writable));

    private readonly FunctionInfo _info;
    private readonly Env _closure;
    private readonly string _name;
    private List<(object Key, ScriptFunction? Value)>? _fields;

    public ScriptFunction(Realm realm, FunctionInfo info, Env closure, string name, JsObject? home) : base(realm, realm.FunctionPrototype)
    {
        (_info, _closure, _name, HomeObject) = (info, closure, name, home);
        Members = IsConstructor ? s_constructor : s_plain;
    }

    /// <summary>The object whose prototype <c>super</c> means.</summary>
    public JsObject? HomeObject { get; }

    public override bool IsConstructor => !_info.IsAsync && _info.Kind is not (FunctionKind.Arrow or FunctionKind.Method);

    public override JsValue Call(JsValue thisValue, JsValue[] arguments)
    {
        if (_info.Kind >= FunctionKind.ClassConstructor) throw Realm.TypeError($"Class constructor {_name} cannot be invoked without 'new'");
        var activation = _info.Kind == FunctionKind.Arrow ? _closure.Activation : new Activation(thisValue, this, arguments, null);
        return _info.IsAsync ? RunAsync(activation, arguments) : Run(activation, arguments);
    }

    public override JsObject Construct(JsValue[] arguments, JsObject newTarget)
    {
        if (_info.IsDefaultDerived) return ConstructParent(arguments, newTarget);
        var activation = new Activation(JsValue.Empty, this, arguments, newTarget);
        if (_info.Kind != FunctionKind.DerivedConstructor)
        {
            Realm.Meter.Allocate(64);
            var made = new JsObject(Realm, PrototypeFor(newTarget, Realm.ObjectPrototype));
            InitializeFields(made);
            activation.This = new JsValue(made);
        }
        var result = Run(activation, arguments);
        if (result.Reference is JsObject replacement) return replacement;
        if (activation.This.IsEmpty) throw Realm.ReferenceError("Must call super constructor in derived class before returning from derived constructor");
        return (JsObject)activation.This.Reference!;
    }

    /// <summary>Adds a field that every new object gets.</summary>
    public void AddField(object key, ScriptFunction? value) => (_fields ??= []).Add((key, value));

    public void InitializeFields(JsObject made)
    {
        foreach (var (key, value) in _fields ?? []) made.Put(key, value?.Call(new JsValue(made), []) ?? default);
    }

    private static JsValue NewPrototype(ScriptFunction owner)
    {
        var prototype = owner.Realm.NewObject();
        prototype.Define("constructor", new Property(new JsValue(owner), PropertyTraits.Hidden));
        return new JsValue(prototype);
    }

    private JsObject ConstructParent(JsValue[] arguments, JsObject newTarget)
    {
        Realm.Meter.Enter();
        if (Prototype is not JsFunction { IsConstructor: true } parent) throw Realm.TypeError("Super constructor is not a constructor");
        var made = parent.Construct(arguments, newTarget);
        InitializeFields(made);
        Realm.Meter.Leave();
        return made;
    }

    private JsValue Run(Activation activation, JsValue[] arguments)
    {
        var meter = Realm.Meter;
        meter.Enter();
        var slots = _info.Layout.Slots;
        meter.Allocate(160 + JsArray.BytesPerItem * slots);
        var env = new Env(Realm, activation, _closure, slots == 0 ? [] : new JsValue[slots]);
        var result = _info.Run(env, this, arguments);
        meter.Leave();
        return result;
    }

    // Nothing here waits: an async function is done when it returns, and says so with a settled promise.
    private JsValue RunAsync(Activation activation, JsValue[] arguments)
    {
        var depth = Realm.Meter.Depth;
        try
        {
            return PromiseLibrary.Resolved(Realm, Run(activation, arguments));
        }
        catch (JsThrow thrown)
        {
            Realm.Meter.Depth = depth;
            return PromiseLibrary.Rejected(Realm, thrown.Value);
        }
    }
}

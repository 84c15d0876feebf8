using Approval.Workflows.Scripting.Runtime;
using Approval.Workflows.Scripting.Syntax;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>A name; where its value lives is settled when the whole source has been read.</summary>
internal sealed class Name(string text, Scope scope) : Expression, ITarget
{
    private int _hops;
    private int _slot;
    private bool _global;
    private bool _checked;
    private bool _constant;

    public string Text => text;

    public Scope Scope => scope;

    /// <summary>Stands in a declaration, not in a use.</summary>
    public bool Declares { get; set; }

    public bool IsGlobal => _global;

    /// <summary>Binds the name to a slot some environments up.</summary>
    public void Bind(int hops, int slot, bool checkedRead, bool constant) => (_hops, _slot, _checked, _constant) = (hops, slot, checkedRead, constant);

    public void BindGlobal(int index) => (_global, _slot) = (true, index);

    public override JsValue Evaluate(Env env)
    {
        if (_global) return ReadGlobal(env);
        ref var place = ref Place(env);
        if (_checked && place.IsEmpty) throw NotYet(env);
        return place;
    }

    /// <summary>For <c>typeof</c>, which does not mind names that do not exist.</summary>
    public JsValue EvaluateOrUndefined(Env env)
    {
        if (!_global) return Evaluate(env);
        var value = env.Realm.ReadGlobal(_slot);
        return value.IsEmpty ? default : value;
    }

    public void Store(Env env, JsValue value, bool initialize)
    {
        if (_global)
        {
            env.Realm.Globals[_slot] = value;
            return;
        }
        ref var place = ref Place(env);
        if (!initialize)
        {
            if (_checked && place.IsEmpty) throw NotYet(env);
            if (_constant) throw Fail(env).TypeError("Assignment to constant variable.");
        }
        place = value;
    }

    private ref JsValue Place(Env env)
    {
        for (var hops = _hops; hops > 0; hops--) env = env.Parent!;
        return ref env.Slots[_slot];
    }

    private JsValue ReadGlobal(Env env)
    {
        var value = env.Realm.Globals[_slot];
        if (!value.IsEmpty) return value;
        value = env.Realm.ReadGlobal(_slot);
        return value.IsEmpty ? throw Fail(env).ReferenceError($"{text} is not defined") : value;
    }

    private JsThrow NotYet(Env env) => Fail(env).ReferenceError($"Cannot access '{text}' before initialization");

    private Realm Fail(Env env)
    {
        env.Realm.Position = Position;
        return env.Realm;
    }
}

internal sealed class This : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var value = env.Activation.This;
        if (!value.IsEmpty) return value;
        env.Realm.Position = Position;
        throw env.Realm.ReferenceError("Must call super constructor in derived class before accessing 'this'");
    }
}

internal sealed class NewTarget : Expression
{
    public override JsValue Evaluate(Env env) => env.Activation.NewTarget is { } target ? new JsValue(target) : default;
}

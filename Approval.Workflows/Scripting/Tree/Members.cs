using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>Where a member expression points once its object and key are known, so that <c>a[i()] += 1</c> evaluates them once.</summary>
internal readonly record struct Reference(Realm Realm, JsValue Target, JsValue Key, string? FixedKey)
{
    public JsValue Read() => FixedKey is null ? Realm.GetMember(Target, Key) : Realm.GetMember(Target, FixedKey);

    public void Write(JsValue value)
    {
        if (FixedKey is null) Realm.SetMember(Target, Key, value);
        else Realm.SetMember(Target, FixedKey, value);
    }
}

/// <summary><c>a.b</c>, <c>a[b]</c>, <c>a.#b</c> and their optional forms.</summary>
internal sealed class MemberAccess(Expression target, string? fixedKey, Expression? key, bool optional) : Expression, ITarget
{
    public override JsValue Evaluate(Env env) => EvaluateWithThis(env, out _);

    /// <summary>The member and the object it was read from.</summary>
    public JsValue EvaluateWithThis(Env env, out JsValue thisValue)
    {
        thisValue = target.Evaluate(env);
        if (thisValue.IsSkipped || (optional && thisValue.IsNullish)) return JsValue.Skipped;
        var realm = env.Realm;
        if (fixedKey is not null)
        {
            realm.Position = Position;
            return realm.GetMember(thisValue, fixedKey);
        }
        var at = key!.Evaluate(env);
        realm.Position = Position;
        return realm.GetMember(thisValue, at);
    }

    public Reference Resolve(Env env)
    {
        var holder = target.Evaluate(env);
        var at = key?.Evaluate(env) ?? default;
        env.Realm.Position = Position;
        if (at.IsObject) at = env.Realm.ToPrimitive(at, "string");
        return new Reference(env.Realm, holder, at, fixedKey);
    }

    public void Store(Env env, JsValue value, bool initialize) => Resolve(env).Write(value);

    public JsValue Delete(Env env)
    {
        var reference = Resolve(env);
        if (reference.Target.IsSkipped || (optional && reference.Target.IsNullish)) return JsValue.True;
        var holder = env.Realm.ToObject(reference.Target);
        var at = fixedKey ?? env.Realm.ToKey(reference.Key);
        if (!holder.Delete(at)) throw env.Realm.TypeError($"Cannot delete property '{Realm.KeyText(at)}'");
        return JsValue.True;
    }

    /// <summary>What to call this in a message: <c>order.total</c>.</summary>
    public override string ToString() => $"{Called(target)}{(fixedKey is null ? "[…]" : "." + fixedKey)}";

    public static string Called(Expression expression) => expression switch
    {
        Name name => name.Text,
        MemberAccess member => member.ToString(),
        This => "this",
        _ => "(…)",
    };
}

/// <summary><c>super.b</c> and <c>super[b]</c>.</summary>
internal sealed class SuperMember(string? fixedKey, Expression? key) : Expression, ITarget
{
    public override JsValue Evaluate(Env env)
    {
        var at = fixedKey ?? env.Realm.ToKey(key!.Evaluate(env));
        env.Realm.Position = Position;
        var home = env.Activation.Function?.HomeObject;
        return home?.Prototype is { } parent ? parent.Get(at, env.Activation.This) : default;
    }

    public void Store(Env env, JsValue value, bool initialize) =>
        env.Realm.SetMember(env.Activation.This, fixedKey ?? env.Realm.ToKey(key!.Evaluate(env)), value);
}

/// <summary>A private member <c>a.#b</c>; its key is a symbol nobody else can name.</summary>
internal sealed class PrivateMember(Expression target, JsSymbol key, bool optional) : Expression, ITarget
{
    public override JsValue Evaluate(Env env) => EvaluateWithThis(env, out _);

    public JsValue EvaluateWithThis(Env env, out JsValue thisValue)
    {
        thisValue = target.Evaluate(env);
        if (thisValue.IsSkipped || (optional && thisValue.IsNullish)) return JsValue.Skipped;
        return Holder(env, thisValue).Get(key, thisValue);
    }

    public void Store(Env env, JsValue value, bool initialize)
    {
        var holder = target.Evaluate(env);
        Holder(env, holder).Set(key, value, holder);
    }

    private JsObject Holder(Env env, JsValue value)
    {
        env.Realm.Position = Position;
        if (value.Reference is JsObject holder && holder.HasProperty(key)) return holder;
        throw env.Realm.TypeError($"Cannot use private member {key.Description} of an object whose class did not declare it");
    }
}

/// <summary>The end of a chain with <c>?.</c>: what was skipped becomes undefined here.</summary>
internal sealed class OptionalChain(Expression chain) : Expression
{
    public Expression Chain => chain;

    public override JsValue Evaluate(Env env)
    {
        var value = chain.Evaluate(env);
        return value.IsSkipped ? default : value;
    }
}

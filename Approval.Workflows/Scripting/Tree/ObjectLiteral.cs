using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

internal enum MemberKind
{
    Value,
    Method,
    Getter,
    Setter,
    Spread,
}

/// <summary>One entry of an object literal or of a class body. The key is a constant or computed.</summary>
internal sealed record Member(MemberKind Kind, object? Key, Expression? Computed, Expression Value)
{
    public object KeyOf(Env env) => Key ?? env.Realm.ToKey(Computed!.Evaluate(env));

    /// <summary>Defines a method, getter or setter on its home object.</summary>
    public void DefineOn(JsObject home, object key, Env env, PropertyTraits traits)
    {
        var function = ((FunctionExpression)Value).Make(env, NameOf(key), home);
        if (Kind == MemberKind.Method)
        {
            home.Define(key, new Property(new JsValue(function), traits));
            return;
        }
        var other = home.TryGetOwn(key, out var present) ? present.Accessor : null;
        var accessor = Kind == MemberKind.Getter ? new Accessor(function, other?.Setter) : new Accessor(other?.Getter, function);
        home.Define(key, new Property(new JsValue(accessor), traits & ~PropertyTraits.Writable));
    }

    public static string NameOf(object key) => key as string ?? $"[{((JsSymbol)key).Description}]";
}

internal sealed class ObjectLiteral(Member[] members) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var realm = env.Realm;
        var made = realm.NewObject();
        foreach (var member in members)
        {
            if (member.Kind == MemberKind.Spread)
            {
                CopyInto(realm, made, member.Value.Evaluate(env), []);
                continue;
            }
            var key = member.KeyOf(env);
            if (member.Kind != MemberKind.Value) member.DefineOn(made, key, env, PropertyTraits.All);
            else if (member.Key is "__proto__") SetPrototype(made, member.Value.Evaluate(env));
            else made.Put(key, member.Value.EvaluateNamed(env, Member.NameOf(key)));
        }
        return new JsValue(made);
    }

    /// <summary>Copies own enumerable properties, those of <paramref name="except"/> left out.</summary>
    public static void CopyInto(Realm realm, JsObject target, JsValue source, ICollection<object> except)
    {
        if (source.IsNullish) return;
        var from = realm.ToObject(source);
        foreach (var key in from.OwnKeys())
        {
            realm.Meter.Step();
            if (!except.Contains(key) && from.IsEnumerable(key)) target.Put(key, from.Get(key));
        }
    }

    private static void SetPrototype(JsObject made, JsValue prototype)
    {
        if (prototype.IsNull) made.Prototype = null;
        else if (prototype.Reference is JsObject parent) made.Prototype = parent;
    }
}

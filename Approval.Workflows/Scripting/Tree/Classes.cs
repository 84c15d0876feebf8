using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>A method, accessor or field of a class. A field's value is a method that computes it, null for undefined.</summary>
internal sealed record ClassMember(Member Member, bool IsStatic, bool IsField)
{
    public FunctionExpression? FieldValue => Member.Value as FunctionExpression;
}

internal sealed class ClassExpression(string name, Name? inner, BlockLayout layout, Expression? parent, FunctionExpression constructor, ClassMember[] members) : Expression
{
    public override JsValue Evaluate(Env env) => EvaluateNamed(env, "");

    public override JsValue EvaluateNamed(Env env, string given)
    {
        env = layout.Enter(env);
        var realm = env.Realm;
        var (parentPrototype, parentClass) = Parents(env);
        var prototype = new JsObject(realm, parentPrototype);
        var made = constructor.Make(env, name.Length > 0 ? name : given, prototype);
        made.Prototype = parentClass;
        made.Define("prototype", new Property(new JsValue(prototype), PropertyTraits.None));
        prototype.Define("constructor", new Property(new JsValue(made), PropertyTraits.Hidden));
        var statics = new List<(object Key, ScriptFunction? Value)>();
        foreach (var member in members) Define(env, member, made, prototype, statics);
        inner?.Store(env, new JsValue(made), true);
        foreach (var (key, value) in statics) made.Put(key, value?.Call(new JsValue(made), []) ?? default);
        return new JsValue(made);
    }

    private static void Define(Env env, ClassMember member, ScriptFunction made, JsObject prototype, List<(object Key, ScriptFunction? Value)> statics)
    {
        var key = member.Member.KeyOf(env);
        JsObject home = member.IsStatic ? made : prototype;
        if (!member.IsField)
        {
            member.Member.DefineOn(home, key, env, PropertyTraits.Hidden);
            return;
        }
        var value = member.FieldValue?.Make(env, Member.NameOf(key), home);
        if (member.IsStatic) statics.Add((key, value));
        else made.AddField(key, value);
    }

    private (JsObject? Prototype, JsObject Class) Parents(Env env)
    {
        var realm = env.Realm;
        if (parent is null) return (realm.ObjectPrototype, realm.FunctionPrototype);
        var value = parent.Evaluate(env);
        realm.Position = Position;
        if (value.IsNull) return (null, realm.FunctionPrototype);
        if (value.Reference is not JsFunction { IsConstructor: true } type) throw realm.TypeError($"Class extends value {Realm.Describe(value)} is not a constructor or null");
        return (type.Get("prototype").Reference as JsObject, type);
    }
}

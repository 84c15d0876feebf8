using Approval.Workflows.Scripting.Library;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

internal enum UnaryOperator
{
    Not,
    Negate,
    Plus,
    Complement,
    TypeOf,
    Void,
    Delete,
    Await,
}

internal sealed class Unary(UnaryOperator op, Expression operand) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        if (op == UnaryOperator.Delete) return Delete(env);
        if (op == UnaryOperator.TypeOf) return new JsValue(Operators.TypeOf(operand is Name name ? name.EvaluateOrUndefined(env) : operand.Evaluate(env)));
        var value = operand.Evaluate(env);
        if (op == UnaryOperator.Not) return JsValue.From(!value.IsTruthy);
        env.Realm.Position = Position;
        return op switch
        {
            UnaryOperator.Negate => new JsValue(-env.Realm.ToNumber(value)),
            UnaryOperator.Plus => new JsValue(env.Realm.ToNumber(value)),
            UnaryOperator.Complement => new JsValue(~env.Realm.ToInt32(value)),
            UnaryOperator.Await => PromiseLibrary.Await(env.Realm, value),
            _ => default,
        };
    }

    private JsValue Delete(Env env)
    {
        if (operand is MemberAccess member) return member.Delete(env);
        if (operand is OptionalChain { Chain: MemberAccess chained }) return chained.Delete(env);
        operand.Evaluate(env);
        return JsValue.True;
    }
}

/// <summary><c>++x</c>, <c>x--</c> and the other two.</summary>
internal sealed class Update(Expression target, double step, bool prefix) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        if (target is MemberAccess member)
        {
            var reference = member.Resolve(env);
            var before = env.Realm.ToNumber(reference.Read());
            reference.Write(new JsValue(before + step));
            return new JsValue(prefix ? before + step : before);
        }
        var value = target.Evaluate(env);
        env.Realm.Position = Position;
        var old = value.IsNumber ? value.Number : env.Realm.ToNumber(value);
        ((ITarget)target).Store(env, new JsValue(old + step), false);
        return new JsValue(prefix ? old + step : old);
    }
}

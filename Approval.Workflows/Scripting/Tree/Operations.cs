using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

internal enum Operator
{
    Add, Subtract, Multiply, Divide, Remainder, Power,
    ShiftLeft, ShiftRight, ShiftRightUnsigned, And, Or, Xor,
    Less, LessOrEqual, Greater, GreaterOrEqual,
    Equal, NotEqual, StrictEqual, StrictNotEqual, In, InstanceOf,
}

internal sealed class Binary(Operator op, Expression left, Expression right) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var a = left.Evaluate(env);
        var b = right.Evaluate(env);
        return Apply(env.Realm, op, a, b, Position);
    }

    public static JsValue Apply(Realm realm, Operator op, JsValue a, JsValue b, int position)
    {
        if (op == Operator.StrictEqual) return JsValue.From(Operators.StrictEquals(a, b));
        if (op == Operator.StrictNotEqual) return JsValue.From(!Operators.StrictEquals(a, b));
        if (a.IsNumber && b.IsNumber && op < Operator.In) return Numbers(op, a.Number, b.Number);
        realm.Position = position;
        return op switch
        {
            Operator.Add => Operators.Add(realm, a, b),
            Operator.Less => JsValue.From(Operators.Less(realm, a, b, true) is true),
            Operator.Greater => JsValue.From(Operators.Less(realm, b, a, false) is true),
            Operator.LessOrEqual => JsValue.From(Operators.Less(realm, b, a, false) is false),
            Operator.GreaterOrEqual => JsValue.From(Operators.Less(realm, a, b, true) is false),
            Operator.Equal => JsValue.From(Operators.LooseEquals(realm, a, b)),
            Operator.NotEqual => JsValue.From(!Operators.LooseEquals(realm, a, b)),
            Operator.In => JsValue.From(Operators.In(realm, a, b)),
            Operator.InstanceOf => JsValue.From(Operators.InstanceOf(realm, a, b)),
            _ => Numbers(op, realm.ToNumber(a), realm.ToNumber(b)),
        };
    }

    private static JsValue Numbers(Operator op, double a, double b) => op switch
    {
        Operator.Add => new JsValue(a + b),
        Operator.Subtract => new JsValue(a - b),
        Operator.Multiply => new JsValue(a * b),
        Operator.Divide => new JsValue(a / b),
        Operator.Remainder => new JsValue(a % b),
        Operator.Power => new JsValue(Operators.Power(a, b)),
        Operator.Less => JsValue.From(a < b),
        Operator.LessOrEqual => JsValue.From(a <= b),
        Operator.Greater => JsValue.From(a > b),
        Operator.GreaterOrEqual => JsValue.From(a >= b),
        Operator.Equal => JsValue.From(a == b),
        Operator.NotEqual => JsValue.From(a != b),
        _ => new JsValue(Bits(op, Operators.ToInt32(a), Operators.ToInt32(b))),
    };

    private static double Bits(Operator op, int a, int b) => op switch
    {
        Operator.ShiftLeft => a << (b & 31),
        Operator.ShiftRight => a >> (b & 31),
        Operator.ShiftRightUnsigned => (uint)a >> (b & 31),
        Operator.And => a & b,
        Operator.Or => a | b,
        _ => a ^ b,
    };
}

internal enum LogicalOperator
{
    And,
    Or,
    Coalesce,
}

internal sealed class Logical(LogicalOperator op, Expression left, Expression right) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var value = left.Evaluate(env);
        return Decides(op, value) ? value : right.Evaluate(env);
    }

    /// <summary>Is the left side the result already?</summary>
    public static bool Decides(LogicalOperator op, JsValue left) => op switch
    {
        LogicalOperator.And => !left.IsTruthy,
        LogicalOperator.Or => left.IsTruthy,
        _ => !left.IsNullish,
    };
}

internal sealed class Conditional(Expression test, Expression whenTrue, Expression whenFalse) : Expression
{
    public override JsValue Evaluate(Env env) => test.Evaluate(env).IsTruthy ? whenTrue.Evaluate(env) : whenFalse.Evaluate(env);
}

/// <summary>The comma operator.</summary>
internal sealed class Sequence(Expression[] parts) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        for (var i = 0; i < parts.Length - 1; i++) parts[i].Evaluate(env);
        return parts[^1].Evaluate(env);
    }
}

using System.Numerics;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

internal static class MathLibrary
{
    public static readonly MemberTable Members = Functions(new MemberTable()
        .Constant("PI", new JsValue(Math.PI))
        .Constant("E", new JsValue(Math.E))
        .Constant("LN2", new JsValue(0.6931471805599453))
        .Constant("LN10", new JsValue(Math.Log(10)))
        .Constant("LOG2E", new JsValue(1.4426950408889634))
        .Constant("LOG10E", new JsValue(0.4342944819032518))
        .Constant("SQRT2", new JsValue(Math.Sqrt(2)))
        .Constant("SQRT1_2", new JsValue(Math.Sqrt(0.5)))
        .Constant(JsSymbol.ToStringTag, new JsValue("Math"))
        .Method("max", 2, static (realm, _, arguments) => Fold(realm, arguments, double.NegativeInfinity, Math.Max))
        .Method("min", 2, static (realm, _, arguments) => Fold(realm, arguments, double.PositiveInfinity, Math.Min))
        .Method("pow", 2, static (realm, _, arguments) => new JsValue(Operators.Power(realm.ToNumber(arguments.At(0)), realm.ToNumber(arguments.At(1)))))
        .Method("atan2", 2, static (realm, _, arguments) => new JsValue(Math.Atan2(realm.ToNumber(arguments.At(0)), realm.ToNumber(arguments.At(1)))))
        .Method("imul", 2, static (realm, _, arguments) => new JsValue(unchecked(realm.ToInt32(arguments.At(0)) * realm.ToInt32(arguments.At(1)))))
        .Method("clz32", 1, static (realm, _, arguments) => new JsValue(BitOperations.LeadingZeroCount((uint)realm.ToInt32(arguments.At(0)))))
        .Method("hypot", 2, static (realm, _, arguments) => new JsValue(Math.Sqrt(arguments.Sum(argument => Math.Pow(realm.ToNumber(argument), 2)))))
        .Method("random", 0, static (realm, _, _) => realm.Host.Random is { } random ? new JsValue(random()) : throw realm.TypeError("Math.random is not available here: a workflow must run the same way again")));

    private static MemberTable Functions(MemberTable table)
    {
        foreach (var (name, function) in new (string, Func<double, double>)[]
        {
            ("abs", Math.Abs), ("acos", Math.Acos), ("acosh", Math.Acosh), ("asin", Math.Asin), ("asinh", Math.Asinh), ("atan", Math.Atan),
            ("atanh", Math.Atanh), ("cbrt", CubeRoot), ("ceil", Math.Ceiling), ("cos", Math.Cos), ("cosh", Math.Cosh), ("exp", Math.Exp),
            ("expm1", static x => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1), ("floor", Math.Floor), ("fround", static x => (float)x),
            ("log", Math.Log), ("log10", Math.Log10), ("log1p", static x => Math.Abs(x) < 1e-5 ? x - x * x / 2 : Math.Log(1 + x)), ("log2", Math.Log2),
            ("round", Round), ("sign", static x => double.IsNaN(x) || x == 0 ? x : Math.Sign(x)), ("sin", Math.Sin), ("sinh", Math.Sinh),
            ("sqrt", Math.Sqrt), ("tan", Math.Tan), ("tanh", Math.Tanh), ("trunc", Math.Truncate),
        })
        {
            table.Method(name, 1, (realm, _, arguments) => new JsValue(function(realm.ToNumber(arguments.At(0)))));
        }
        return table;
    }

    // The platform's cube root of 27 misses 3 by one bit on some systems.
    private static double CubeRoot(double number)
    {
        var root = Math.Cbrt(number);
        var whole = Math.Round(root);
        return whole * whole * whole == number ? whole : root;
    }

    // Halves go up, also below zero: -2.5 becomes -2.
    private static double Round(double number)
    {
        var floor = Math.Floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }

    private static JsValue Fold(Realm realm, JsValue[] arguments, double start, Func<double, double, double> fold)
    {
        foreach (var argument in arguments) start = fold(start, realm.ToNumber(argument));
        return new JsValue(start);
    }
}

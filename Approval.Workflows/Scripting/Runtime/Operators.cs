namespace Approval.Workflows.Scripting.Runtime;

/// <summary>Operators that depend on the kinds of both sides.</summary>
internal static class Operators
{
    public static JsValue Add(Realm realm, JsValue left, JsValue right)
    {
        left = realm.ToPrimitive(left, "default");
        right = realm.ToPrimitive(right, "default");
        if (left.IsString || right.IsString) return realm.Concat(realm.ToTextValue(left), realm.ToTextValue(right));
        return new JsValue(realm.ToNumber(left) + realm.ToNumber(right));
    }

    /// <summary>Is left &lt; right? Null when one side is NaN.</summary>
    public static bool? Less(Realm realm, JsValue left, JsValue right, bool leftFirst)
    {
        if (leftFirst) left = realm.ToPrimitive(left, "number");
        right = realm.ToPrimitive(right, "number");
        if (!leftFirst) left = realm.ToPrimitive(left, "number");
        if (left.IsString && right.IsString)
        {
            realm.Meter.Work(Math.Min(left.TextLength, right.TextLength) / 64);
            return string.CompareOrdinal(left.Text, right.Text) < 0;
        }
        double a = realm.ToNumber(left), b = realm.ToNumber(right);
        return double.IsNaN(a) || double.IsNaN(b) ? null : a < b;
    }

    public static bool StrictEquals(JsValue left, JsValue right)
    {
        if (left.IsNumber) return right.IsNumber && left.Number == right.Number;
        return SameValueZero(left, right);
    }

    public static bool SameValueZero(JsValue left, JsValue right)
    {
        var kind = left.Kind;
        if (kind != right.Kind) return false;
        return kind switch
        {
            JsKind.Number => left.Number == right.Number || (double.IsNaN(left.Number) && double.IsNaN(right.Number)),
            JsKind.Boolean => left.Number == right.Number,
            JsKind.String => left.TextLength == right.TextLength && left.Text == right.Text,
            JsKind.Undefined or JsKind.Null or JsKind.Empty => true,
            _ => ReferenceEquals(left.Reference, right.Reference),
        };
    }

    /// <summary><c>Object.is</c>.</summary>
    public static bool SameValue(JsValue left, JsValue right) =>
        SameValueZero(left, right) && !(left.IsNumber && left.Number == 0 && double.IsNegative(left.Number) != double.IsNegative(right.Number));

    public static bool LooseEquals(Realm realm, JsValue left, JsValue right)
    {
        JsKind a = left.Kind, b = right.Kind;
        if (a == b) return StrictEquals(left, right);
        if (left.IsNullish || right.IsNullish) return left.IsNullish && right.IsNullish;
        if (a == JsKind.Object && b == JsKind.Object) return false;
        if (a == JsKind.Object) return LooseEquals(realm, realm.ToPrimitive(left, "default"), right);
        if (b == JsKind.Object) return LooseEquals(realm, left, realm.ToPrimitive(right, "default"));
        return a != JsKind.Symbol && b != JsKind.Symbol && realm.ToNumber(left) == realm.ToNumber(right);
    }

    public static string TypeOf(JsValue value) => value.Kind switch
    {
        JsKind.Undefined or JsKind.Empty => "undefined",
        JsKind.Null => "object",
        JsKind.Boolean => "boolean",
        JsKind.Number => "number",
        JsKind.String => "string",
        JsKind.Symbol => "symbol",
        _ => value.IsFunction ? "function" : "object",
    };

    public static bool InstanceOf(Realm realm, JsValue value, JsValue type)
    {
        if (type.Reference is not JsFunction function) throw realm.TypeError("Right-hand side of 'instanceof' is not callable");
        if (value.Reference is not JsObject instance) return false;
        var prototype = function.Get("prototype").Reference;
        for (var at = instance.Prototype; at is not null; at = at.Prototype)
        {
            if (ReferenceEquals(at, prototype)) return true;
        }
        return false;
    }

    public static bool In(Realm realm, JsValue key, JsValue target) =>
        target.Reference is JsObject found ? found.HasProperty(realm.ToKey(key)) : throw realm.TypeError($"Cannot use 'in' operator to search for {Realm.Describe(key)} in {Realm.Describe(target)}");

    public static int ToInt32(double number)
    {
        var whole = (int)number;
        if (whole == number) return whole;
        if (!double.IsFinite(number)) return 0;
        var rest = Math.IEEERemainder(Math.Truncate(number), 4_294_967_296.0);
        return unchecked((int)(long)rest);
    }

    public static double Power(double value, double exponent) =>
        double.IsNaN(exponent) || (Math.Abs(value) == 1 && double.IsInfinity(exponent)) ? double.NaN : Math.Pow(value, exponent);
}

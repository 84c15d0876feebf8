using Approval.Workflows.Scripting.Library;

namespace Approval.Workflows.Scripting.Runtime;

internal sealed partial class Realm
{
    public double ToNumber(JsValue value) => value.Kind switch
    {
        JsKind.Number => value.Number,
        JsKind.Boolean => value.Number,
        JsKind.Null => 0,
        JsKind.String => NumberText.Parse(value.Text),
        JsKind.Symbol => throw TypeError("Cannot convert a Symbol value to a number"),
        JsKind.Object => ToNumber(ToPrimitive(value, "number")),
        _ => double.NaN,
    };

    /// <summary>Rounds toward zero; NaN becomes 0.</summary>
    public double ToInteger(JsValue value)
    {
        var number = ToNumber(value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    /// <summary>An index argument: negative counts from the end, clamped into 0…length.</summary>
    public int ToOffset(JsValue value, int length, int fallback)
    {
        if (value.IsUndefined) return fallback;
        var at = ToInteger(value);
        return (int)(at < 0 ? Math.Max(0, length + at) : Math.Min(at, length));
    }

    public int ToInt32(JsValue value) => Operators.ToInt32(ToNumber(value));

    public string ToText(JsValue value) => value.Kind switch
    {
        JsKind.String => value.Text,
        JsKind.Number => NumberText.Of(value.Number),
        JsKind.Symbol => throw TypeError("Cannot convert a Symbol value to a string"),
        JsKind.Object => ToText(ToPrimitive(value, "string")),
        _ => value.ToString(),
    };

    /// <summary>The string, not yet joined when it is a rope.</summary>
    public JsValue ToTextValue(JsValue value) => value.IsString ? value : new JsValue(ToText(value));

    /// <summary>A string or a <see cref="JsSymbol"/>.</summary>
    public object ToKey(JsValue value)
    {
        if (value.Reference is string text) return text;
        if (value.IsNumber)
        {
            var index = (int)value.Number;
            return index == value.Number && index >= 0 ? NumberText.OfIndex(index) : NumberText.Of(value.Number);
        }
        if (value.IsObject) value = ToPrimitive(value, "string");
        return value.Reference as JsSymbol ?? (object)ToText(value);
    }

    public JsObject ToObject(JsValue value) => value.Kind switch
    {
        JsKind.Object => (JsObject)value.Reference!,
        JsKind.Undefined or JsKind.Null or JsKind.Empty => throw TypeError("Cannot convert undefined or null to object"),
        _ => new JsPrimitive(this, PrototypeOf(value)!, value),
    };

    public JsValue ToPrimitive(JsValue value, string hint)
    {
        if (value.Reference is not JsObject target) return value;
        var exotic = target.Get(JsSymbol.ToPrimitive);
        if (!exotic.IsNullish)
        {
            var result = Call(exotic, value, [new JsValue(hint)]);
            return result.IsObject ? throw TypeError("Cannot convert object to primitive value") : result;
        }
        var textFirst = hint == "string" || (hint == "default" && target is JsDate);
        for (var round = 0; round < 2; round++)
        {
            var method = target.Get(textFirst == (round == 0) ? "toString" : "valueOf");
            if (method.Reference is not JsFunction function) continue;
            var result = function.Call(value, []);
            if (!result.IsObject) return result;
        }
        throw TypeError("Cannot convert object to primitive value");
    }

    /// <summary>The object whose members a primitive has; null for undefined and null.</summary>
    public JsObject? PrototypeOf(JsValue value) => value.Kind switch
    {
        JsKind.String => StringPrototype,
        JsKind.Number => PrototypeOf(NumberLibrary.Class),
        JsKind.Boolean => PrototypeOf(BooleanLibrary.Class),
        JsKind.Symbol => PrototypeOf(SymbolLibrary.Class),
        JsKind.Object => value.Reference as JsObject,
        _ => null,
    };
}

/// <summary>A primitive wrapped as an object, as by <c>Object("x")</c>.</summary>
internal sealed class JsPrimitive(Realm realm, JsObject prototype, JsValue value) : JsObject(realm, prototype)
{
    public JsValue Value => value;

    public override string ClassName => value.Kind.ToString();

    public override bool TryGetOwn(object key, out Property property)
    {
        if (value.IsString && Realm!.TryGetTextMember(value, key, out var member))
        {
            property = new Property(member, key is "length" ? PropertyTraits.None : PropertyTraits.Enumerable);
            return true;
        }
        return base.TryGetOwn(key, out property);
    }

    public override List<object> OwnKeys()
    {
        var keys = new List<object>();
        if (value.IsString)
        {
            Realm!.Meter.Allocate(40L * value.TextLength);
            for (var i = 0; i < value.TextLength; i++) keys.Add(NumberText.OfIndex(i));
            keys.Add("length");
        }
        keys.AddRange(base.OwnKeys());
        return keys;
    }
}

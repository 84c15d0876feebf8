namespace Approval.Workflows.Scripting.Runtime;

internal sealed partial class Realm
{
    /// <summary>Reads <c>value[key]</c> of any value.</summary>
    public JsValue GetMember(JsValue target, object key)
    {
        if (target.Reference is JsObject found) return found.Get(key, target);
        if (target.IsString && TryGetTextMember(target, key, out var member)) return member;
        var prototype = PrototypeOf(target) ?? throw TypeError($"Cannot read properties of {target} (reading '{KeyText(key)}')");
        return prototype.Get(key, target);
    }

    public JsValue GetMember(JsValue target, JsValue key)
    {
        if (key.IsNumber)
        {
            var index = (int)key.Number;
            if (index == key.Number && index >= 0)
            {
                if (target.Reference is JsArray array && array.Has(index)) return array.At(index);
                if (target.IsString) return index < target.TextLength ? Character(target.Text[index]) : default;
            }
        }
        if (target.IsNullish) throw TypeError($"Cannot read properties of {target} (reading '{Describe(key).Trim('"')}')");
        return GetMember(target, ToKey(key));
    }

    public void SetMember(JsValue target, object key, JsValue value)
    {
        if (target.IsNullish) throw TypeError($"Cannot set properties of {target} (setting '{KeyText(key)}')");
        var holder = PrototypeOf(target)!;
        if (!holder.Set(key, value, target)) throw TypeError($"Cannot assign to read only property '{KeyText(key)}' of {Describe(target)}");
    }

    public void SetMember(JsValue target, JsValue key, JsValue value)
    {
        if (key.IsNumber && target.Reference is JsArray { IsFrozen: false } array)
        {
            var index = (int)key.Number;
            if (index == key.Number && (uint)index < (uint)array.Count)
            {
                array.SetAt(index, value);
                return;
            }
        }
        if (target.IsNullish) throw TypeError($"Cannot set properties of {target} (setting '{Describe(key).Trim('"')}')");
        SetMember(target, ToKey(key), value);
    }

    public bool TryGetTextMember(JsValue text, object key, out JsValue member)
    {
        member = default;
        if (key is "length") member = new JsValue(text.TextLength);
        else if (JsObject.IsIndex(key, out var index) && index < text.TextLength) member = Character(text.Text[(int)index]);
        return !member.IsUndefined;
    }

    public JsValue Call(JsValue function, JsValue thisValue, params JsValue[] arguments) =>
        function.Reference is JsFunction callable ? callable.Call(thisValue, arguments) : throw TypeError($"{Describe(function)} is not a function");

    public JsValue Invoke(JsValue target, object key, params JsValue[] arguments) => Call(GetMember(target, key), target, arguments);

    public JsFunction ToFunction(JsValue value) => value.Reference as JsFunction ?? throw TypeError($"{Describe(value)} is not a function");

    /// <summary>A string of one character; the common ones are shared.</summary>
    public JsValue Character(char character)
    {
        if (character >= 128) Meter.Allocate(32);
        return new JsValue(NumberText.OfCharacter(character));
    }

    /// <summary>A new string whose bytes are charged.</summary>
    public JsValue NewText(string text)
    {
        Meter.Allocate(24 + 2L * text.Length);
        return new JsValue(text);
    }

    public JsValue NewText(ReadOnlySpan<char> text)
    {
        Meter.Allocate(24 + 2L * text.Length);
        return new JsValue(text.ToString());
    }

    /// <summary>Both strings joined; long results become ropes.</summary>
    public JsValue Concat(JsValue left, JsValue right)
    {
        var length = (long)left.TextLength + right.TextLength;
        if (left.TextLength == 0) return right;
        if (right.TextLength == 0) return left;
        Meter.Require(2.0 * length);
        if (length >= Rope.Threshold)
        {
            Meter.Allocate(56);
            return new JsValue(new Rope(Meter, left.Reference!, right.Reference!, (int)length));
        }
        Meter.Allocate(24 + 2 * length);
        return new JsValue(left.Text + right.Text);
    }

    public static string KeyText(object key) => key is string { Length: > 40 } text ? text[..40] + "…" : key.ToString()!;
}

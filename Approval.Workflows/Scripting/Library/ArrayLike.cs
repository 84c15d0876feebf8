using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Arrays, and what can stand for one.</summary>
internal static class ArrayLike
{
    /// <summary>The array itself, or a copy of something with a length.</summary>
    public static JsArray Of(Realm realm, JsValue value) =>
        value.Reference as JsArray ?? new JsArray(realm, Copy(realm, value.IsString ? value : new JsValue(realm.ToObject(value))));

    /// <summary>The array that a method is about to change.</summary>
    public static JsArray Changeable(Realm realm, JsValue value) => value.Reference as JsArray ?? throw realm.TypeError("This method only changes arrays");

    public static JsValue[] Copy(Realm realm, JsValue value)
    {
        var length = value.Reference is JsArray array ? array.Count : Length(realm, value);
        realm.Meter.Allocate(24 + (long)JsArray.BytesPerItem * length);
        realm.Meter.Work(length);
        var items = new JsValue[length];
        for (var i = 0; i < length; i++) items[i] = realm.GetMember(value, new JsValue(i));
        return items;
    }

    /// <summary>A new array from a span; charged before it is copied.</summary>
    public static JsValue New(Realm realm, ReadOnlySpan<JsValue> items)
    {
        realm.Meter.Require((double)items.Length * JsArray.BytesPerItem);
        realm.Meter.Work(items.Length);
        return new JsValue(new JsArray(realm, items.ToArray()));
    }

    private static int Length(Realm realm, JsValue value)
    {
        var length = Math.Max(0, realm.ToInteger(realm.GetMember(value, "length")));
        realm.Meter.Require(length * JsArray.BytesPerItem);
        return (int)length;
    }
}

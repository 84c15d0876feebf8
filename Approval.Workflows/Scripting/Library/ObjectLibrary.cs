using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Object and the members every object has.</summary>
internal static class ObjectLibrary
{
    public static readonly BuiltinClass Class = new("Object", 1, new MemberTable()
        .Method("hasOwnProperty", 1, static (realm, thisValue, arguments) => HasOwn(realm, thisValue, arguments.At(0)))
        .Method("propertyIsEnumerable", 1, static (realm, thisValue, arguments) => JsValue.From(realm.ToObject(thisValue).IsEnumerable(realm.ToKey(arguments.At(0)))))
        .Method("isPrototypeOf", 1, IsPrototypeOf)
        .Method("toString", 0, ToText)
        .Method("toLocaleString", 0, static (realm, thisValue, _) => realm.Invoke(thisValue, "toString"))
        .Method("valueOf", 0, static (realm, thisValue, _) => new JsValue(realm.ToObject(thisValue))), ObjectStatics.Table())
    {
        Call = static (realm, _, arguments) => new JsValue(Construct(realm, arguments, realm.ObjectPrototype)),
        Construct = Construct,
    };

    public static JsValue HasOwn(Realm realm, JsValue target, JsValue key)
    {
        var at = realm.ToKey(key);
        return JsValue.From(realm.ToObject(target).TryGetOwn(at, out _));
    }

    private static JsObject Construct(Realm realm, JsValue[] arguments, JsObject prototype)
    {
        if (!arguments.At(0).IsNullish) return realm.ToObject(arguments[0]);
        realm.Meter.Allocate(64);
        return new JsObject(realm, prototype);
    }

    private static JsValue IsPrototypeOf(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        for (var at = (arguments.At(0).Reference as JsObject)?.Prototype; at is not null; at = at.Prototype)
        {
            if (ReferenceEquals(at, thisValue.Reference)) return JsValue.True;
        }
        return JsValue.False;
    }

    private static JsValue ToText(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        if (thisValue.IsNullish) return new JsValue(thisValue.IsNull ? "[object Null]" : "[object Undefined]");
        var target = realm.ToObject(thisValue);
        var tag = target.Get(JsSymbol.ToStringTag);
        var name = tag.IsString ? tag.Text : target.ClassName is "Map" or "Set" or "Array" or "Function" or "Error" or "Date" or "RegExp" or "Number" or "String" or "Boolean" ? target.ClassName : "Object";
        return realm.NewText($"[object {name}]");
    }
}

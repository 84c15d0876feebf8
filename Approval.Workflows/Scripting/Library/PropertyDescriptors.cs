using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Properties as descriptor objects: <c>{ value, writable, enumerable, configurable, get, set }</c>.</summary>
internal static class PropertyDescriptors
{
    public static JsValue Read(Realm realm, JsObject target, object key)
    {
        if (!target.TryGetOwn(key, out var property)) return default;
        var result = realm.NewObject();
        if (property.Accessor is { } accessor)
        {
            result.Put("get", accessor.Getter is { } getter ? new JsValue(getter) : default);
            result.Put("set", accessor.Setter is { } setter ? new JsValue(setter) : default);
        }
        else
        {
            result.Put("value", property.Value);
            result.Put("writable", JsValue.From(property.Has(PropertyTraits.Writable)));
        }
        result.Put("enumerable", JsValue.From(property.Has(PropertyTraits.Enumerable)));
        result.Put("configurable", JsValue.From(property.Has(PropertyTraits.Configurable)));
        return new JsValue(result);
    }

    public static JsValue ReadAll(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var target = realm.ToObject(arguments.At(0));
        var result = realm.NewObject();
        foreach (var key in target.OwnKeys()) result.Put(key, Read(realm, target, key));
        return new JsValue(result);
    }

    public static JsValue Define(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        if (arguments.At(0).Reference is not JsObject target) throw realm.TypeError("Object.defineProperty called on non-object");
        DefineOne(realm, target, realm.ToKey(arguments.At(1)), arguments.At(2));
        return arguments[0];
    }

    public static JsValue DefineAll(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        if (arguments.At(0).Reference is not JsObject target) throw realm.TypeError("Object.defineProperties called on non-object");
        var source = realm.ToObject(arguments.At(1));
        foreach (var key in source.OwnKeys())
        {
            realm.Meter.Step();
            if (source.IsEnumerable(key)) DefineOne(realm, target, key, source.Get(key));
        }
        return arguments[0];
    }

    private static void DefineOne(Realm realm, JsObject target, object key, JsValue descriptor)
    {
        if (descriptor.Reference is not JsObject from) throw realm.TypeError("Property description must be an object");
        var exists = target.TryGetOwn(key, out var old);
        if (exists && !old.Has(PropertyTraits.Configurable) && !(old.Has(PropertyTraits.Writable) && from.HasProperty("value"))) throw realm.TypeError($"Cannot redefine property: {Realm.KeyText(key)}");
        if (!exists && !target.Extensible) throw realm.TypeError("Cannot define property, object is not extensible");
        var traits = Trait(from, "enumerable", PropertyTraits.Enumerable, old.Traits) | Trait(from, "configurable", PropertyTraits.Configurable, old.Traits);
        if (from.HasProperty("get") || from.HasProperty("set"))
        {
            var accessor = new Accessor(from.Get("get").Reference as JsFunction, from.Get("set").Reference as JsFunction);
            target.Define(key, new Property(new JsValue(accessor), traits));
            return;
        }
        var value = from.HasProperty("value") ? from.Get("value") : old.Value;
        target.Define(key, new Property(value, old.Accessor is not null && !from.HasProperty("value") ? traits : traits | Trait(from, "writable", PropertyTraits.Writable, old.Traits)));
    }

    private static PropertyTraits Trait(JsObject from, string name, PropertyTraits trait, PropertyTraits old) =>
        from.HasProperty(name) ? from.Get(name).IsTruthy ? trait : PropertyTraits.None : old & trait;
}

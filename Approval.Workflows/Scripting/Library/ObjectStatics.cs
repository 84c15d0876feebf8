using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary><c>Object.keys</c> and its neighbours.</summary>
internal static class ObjectStatics
{
    public static MemberTable Table() => new MemberTable()
        .Method("keys", 1, static (realm, _, arguments) => List(realm, arguments, static (_, _, key) => new JsValue(key)))
        .Method("values", 1, static (realm, _, arguments) => List(realm, arguments, static (_, target, key) => target.Get(key)))
        .Method("entries", 1, static (realm, _, arguments) => List(realm, arguments, static (realm, target, key) => new JsValue(new JsArray(realm, [new JsValue(key), target.Get(key)]))))
        .Method("assign", 2, Assign)
        .Method("fromEntries", 1, FromEntries)
        .Method("create", 2, Create)
        .Method("freeze", 1, static (_, _, arguments) => Restrict(arguments.At(0), PropertyTraits.Enumerable))
        .Method("seal", 1, static (_, _, arguments) => Restrict(arguments.At(0), PropertyTraits.Enumerable | PropertyTraits.Writable))
        .Method("preventExtensions", 1, static (_, _, arguments) => Restrict(arguments.At(0), PropertyTraits.All))
        .Method("isFrozen", 1, static (_, _, arguments) => IsRestricted(arguments.At(0), PropertyTraits.Writable | PropertyTraits.Configurable))
        .Method("isSealed", 1, static (_, _, arguments) => IsRestricted(arguments.At(0), PropertyTraits.Configurable))
        .Method("isExtensible", 1, static (_, _, arguments) => JsValue.From(arguments.At(0).Reference is JsObject { Extensible: true }))
        .Method("getPrototypeOf", 1, static (realm, _, arguments) => realm.PrototypeOf(arguments.At(0)) is { } found && (arguments.At(0).IsObject ? found.Prototype : found) is { } parent ? new JsValue(parent) : JsValue.Null)
        .Method("setPrototypeOf", 2, SetPrototypeOf)
        .Method("getOwnPropertyNames", 1, static (realm, _, arguments) => new JsValue(realm.NewArray(realm.ToObject(arguments.At(0)).OwnKeys().OfType<string>().Select(static key => new JsValue(key)))))
        .Method("getOwnPropertySymbols", 1, static (realm, _, arguments) => new JsValue(realm.NewArray(realm.ToObject(arguments.At(0)).OwnKeys().OfType<JsSymbol>().Where(static key => key.Description.Length == 0 || key.Description[0] != '#').Select(static key => new JsValue(key)))))
        .Method("getOwnPropertyDescriptor", 2, static (realm, _, arguments) => PropertyDescriptors.Read(realm, realm.ToObject(arguments.At(0)), realm.ToKey(arguments.At(1))))
        .Method("getOwnPropertyDescriptors", 1, PropertyDescriptors.ReadAll)
        .Method("defineProperty", 3, PropertyDescriptors.Define)
        .Method("defineProperties", 2, PropertyDescriptors.DefineAll)
        .Method("is", 2, static (_, _, arguments) => JsValue.From(Operators.SameValue(arguments.At(0), arguments.At(1))))
        .Method("hasOwn", 2, static (realm, _, arguments) => ObjectLibrary.HasOwn(realm, arguments.At(0), arguments.At(1)));

    private static JsValue List(Realm realm, JsValue[] arguments, Func<Realm, JsObject, string, JsValue> select)
    {
        var target = realm.ToObject(arguments.At(0));
        var result = realm.NewArray();
        foreach (var key in target.EnumerableKeys())
        {
            realm.Meter.Step();
            result.Add(select(realm, target, key));
        }
        return new JsValue(result);
    }

    private static JsValue Assign(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var target = new JsValue(realm.ToObject(arguments.At(0)));
        foreach (var source in arguments.Skip(1).Where(static source => !source.IsNullish))
        {
            var from = realm.ToObject(source);
            foreach (var key in from.OwnKeys())
            {
                realm.Meter.Step();
                if (from.IsEnumerable(key)) realm.SetMember(target, key, from.Get(key));
            }
        }
        return target;
    }

    private static JsValue FromEntries(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var result = realm.NewObject();
        var iteration = realm.Iterate(arguments.At(0));
        while (iteration.Next(out var entry)) result.Put(realm.ToKey(realm.GetMember(entry, "0")), realm.GetMember(entry, "1"));
        return new JsValue(result);
    }

    private static JsValue Create(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        if (!arguments.At(0).IsObject && !arguments.At(0).IsNull) throw realm.TypeError("Object prototype may only be an Object or null");
        realm.Meter.Allocate(64);
        var made = new JsValue(new JsObject(realm, arguments[0].Reference as JsObject));
        return arguments.At(1).IsUndefined ? made : PropertyDescriptors.DefineAll(realm, default, [made, arguments[1]]);
    }

    private static JsValue Restrict(JsValue value, PropertyTraits keep)
    {
        if (value.Reference is not JsObject target) return value;
        target.Extensible = false;
        if (keep == PropertyTraits.All) return value;
        if (target is JsArray array && !keep.HasFlag(PropertyTraits.Writable)) array.Freeze();
        foreach (var key in target.OwnKeys())
        {
            if (target is JsArray && (key is "length" || JsObject.IsIndex(key, out _))) continue;
            if (target.TryGetOwn(key, out var property)) target.Define(key, property with { Traits = property.Traits & keep });
        }
        return value;
    }

    private static JsValue IsRestricted(JsValue value, PropertyTraits lacking)
    {
        if (value.Reference is not JsObject target) return JsValue.True;
        if (target.Extensible) return JsValue.False;
        return JsValue.From(target.OwnKeys().TrueForAll(key => !target.TryGetOwn(key, out var property) || (property.Traits & lacking) == PropertyTraits.None || (property.Accessor is not null && !property.Has(PropertyTraits.Configurable))));
    }

    private static JsValue SetPrototypeOf(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var parent = arguments.At(1).Reference as JsObject;
        if (parent is null && !arguments.At(1).IsNull) throw realm.TypeError("Object prototype may only be an Object or null");
        if (arguments.At(0).Reference is not JsObject target) return arguments.At(0);
        if (!target.Extensible) throw realm.TypeError("Object is not extensible");
        target.SetPrototype(realm, parent);
        return arguments[0];
    }
}

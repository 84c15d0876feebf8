using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Map and Set. Their weak forms are the same here: nothing outlives the run.</summary>
internal static class CollectionLibrary
{
    public static readonly BuiltinClass Map = Make("Map", true);
    public static readonly BuiltinClass Set = Make("Set", false);
    public static readonly BuiltinClass WeakMap = Make("WeakMap", true);
    public static readonly BuiltinClass WeakSet = Make("WeakSet", false);

    private static BuiltinClass Make(string name, bool isMap)
    {
        var table = new MemberTable()
            .Method("has", 1, static (realm, thisValue, arguments) => JsValue.From(Of(realm, thisValue).Has(arguments.At(0))))
            .Method("delete", 1, static (realm, thisValue, arguments) => JsValue.From(Of(realm, thisValue).Remove(arguments.At(0))));
        if (isMap) table.Method("get", 1, static (realm, thisValue, arguments) => Of(realm, thisValue).Read(arguments.At(0))).Method("set", 2, Write);
        else table.Method("add", 1, Add);
        if (name is "Map" or "Set") AddWalks(table, isMap);
        return new BuiltinClass(name, 0, table, new MemberTable()) { Construct = (realm, arguments, prototype) => Construct(realm, arguments, prototype, isMap) };
    }

    private static void AddWalks(MemberTable table, bool isMap) => table
        .Method("clear", 0, static (realm, thisValue, _) =>
        {
            Of(realm, thisValue).Clear();
            return default;
        })
        .Method("forEach", 1, ForEach)
        .Getter("size", static (realm, thisValue, _) => new JsValue(Of(realm, thisValue).Count))
        .Method("keys", 0, Keys)
        .Method("values", 0, isMap ? Values : Keys)
        .Method("entries", 0, Entries)
        .Method(JsSymbol.Iterator, isMap ? "entries" : "values", 0, isMap ? Entries : Keys);

    private static JsCollection Of(Realm realm, JsValue value) => value.Reference as JsCollection ?? throw realm.TypeError("This method needs a Map or Set");

    private static JsCollection Construct(Realm realm, JsValue[] arguments, JsObject prototype, bool isMap)
    {
        realm.Meter.Allocate(256);
        var collection = new JsCollection(realm, prototype, isMap);
        if (arguments.At(0).IsNullish) return collection;
        var iteration = realm.Iterate(arguments[0]);
        while (iteration.Next(out var item))
        {
            if (!isMap) collection.Write(item, item);
            else if (item.IsObject) collection.Write(realm.GetMember(item, "0"), realm.GetMember(item, "1"));
            else throw realm.TypeError($"Iterator value {Realm.Describe(item)} is not an entry object");
        }
        return collection;
    }

    private static JsValue Write(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        Of(realm, thisValue).Write(arguments.At(0), arguments.At(1));
        return thisValue;
    }

    private static JsValue Add(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        Of(realm, thisValue).Write(arguments.At(0), arguments.At(0));
        return thisValue;
    }

    private static JsValue ForEach(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var callback = realm.ToFunction(arguments.At(0));
        foreach (var (key, value) in Of(realm, thisValue).Entries()) callback.Call(arguments.At(1), [value, key, thisValue]);
        return default;
    }

    private static JsValue Keys(Realm realm, JsValue thisValue, JsValue[] arguments) => realm.NewIterator(Of(realm, thisValue).Keys());

    private static JsValue Values(Realm realm, JsValue thisValue, JsValue[] arguments) => realm.NewIterator(Of(realm, thisValue).Entries().Select(static entry => entry.Value));

    private static JsValue Entries(Realm realm, JsValue thisValue, JsValue[] arguments) =>
        realm.NewIterator(Of(realm, thisValue).Entries().Select(entry => new JsValue(new JsArray(realm, [entry.Key, entry.Value]))));
}

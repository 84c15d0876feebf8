using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

internal static class JsonLibrary
{
    public static readonly MemberTable Members = new MemberTable()
        .Method("parse", 2, Parse)
        .Method("stringify", 3, static (realm, _, arguments) => new JsonText(realm, arguments.At(1), arguments.At(2)).Write(arguments.At(0)))
        .Constant(JsSymbol.ToStringTag, new JsValue("JSON"));

    private static JsValue Parse(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var value = new JsonReader(realm, realm.ToText(arguments.At(0))).Read();
        if (arguments.At(1).Reference is not JsFunction reviver) return value;
        var holder = realm.NewObject();
        holder.Put("", value);
        return Revive(realm, reviver, holder, "");
    }

    private static JsValue Revive(Realm realm, JsFunction reviver, JsObject holder, string key)
    {
        realm.Meter.Enter();
        if (holder.Get(key).Reference is JsObject inner)
        {
            foreach (var name in inner.EnumerableKeys().ToList())
            {
                var revived = Revive(realm, reviver, inner, name);
                if (revived.IsUndefined) inner.Delete(name);
                else inner.Put(name, revived);
            }
        }
        var result = reviver.Call(new JsValue(holder), [new JsValue(key), holder.Get(key)]);
        realm.Meter.Leave();
        return result;
    }
}

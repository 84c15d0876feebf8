using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Members of functions. The constructor, which would compile text, refuses.</summary>
internal static class FunctionLibrary
{
    public static readonly BuiltinClass Class = new("Function", 1, new MemberTable()
        .Method("call", 1, static (realm, thisValue, arguments) => realm.ToFunction(thisValue).Call(arguments.At(0), arguments.Length > 1 ? arguments[1..] : []))
        .Method("apply", 2, Apply)
        .Method("bind", 1, Bind)
        .Method("toString", 0, static (realm, thisValue, _) => realm.NewText($"function {realm.ToText(realm.GetMember(thisValue, "name"))}() {{ [code] }}")), new MemberTable())
    {
        Call = static (realm, _, _) => throw Refuse(realm),
        Construct = static (realm, _, _) => throw Refuse(realm),
    };

    private static JsThrow Refuse(Realm realm) => realm.Error(ErrorLibrary.EvalError, "The Function constructor is not available");

    private static JsValue Apply(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var list = arguments.At(1);
        if (list.IsNullish) return realm.ToFunction(thisValue).Call(arguments.At(0), []);
        return realm.ToFunction(thisValue).Call(arguments.At(0), ArrayLike.Copy(realm, list));
    }

    private static JsValue Bind(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var target = realm.ToFunction(thisValue);
        var bound = arguments.Length > 1 ? arguments[1..] : [];
        realm.Meter.Allocate(96 + 16L * bound.Length);
        var made = new BoundFunction(realm, target, arguments.At(0), bound);
        made.Define("name", new Property(new JsValue("bound " + target.DisplayName), PropertyTraits.Configurable));
        made.Define("length", new Property(new JsValue(Math.Max(0, realm.ToInteger(target.Get("length")) - bound.Length)), PropertyTraits.Configurable));
        return new JsValue(made);
    }
}

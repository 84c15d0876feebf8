using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

internal static class SymbolLibrary
{
    public static readonly BuiltinClass Class = new("Symbol", 0, new MemberTable()
        .Method("toString", 0, static (realm, thisValue, _) => new JsValue(Of(realm, thisValue).ToString()))
        .Method("valueOf", 0, static (_, thisValue, _) => thisValue)
        .Getter("description", static (realm, thisValue, _) => new JsValue(Of(realm, thisValue).Description)), new MemberTable()
        .Constant("iterator", new JsValue(JsSymbol.Iterator))
        .Constant("toPrimitive", new JsValue(JsSymbol.ToPrimitive))
        .Constant("toStringTag", new JsValue(JsSymbol.ToStringTag)))
    {
        Call = static (realm, _, arguments) =>
        {
            realm.Meter.Allocate(32);
            return new JsValue(new JsSymbol(arguments.At(0).IsUndefined ? "" : realm.ToText(arguments[0])));
        },
    };

    private static JsSymbol Of(Realm realm, JsValue value) =>
        value.Reference as JsSymbol ?? (value.Reference as JsPrimitive)?.Value.Reference as JsSymbol ?? throw realm.TypeError("Not a symbol");
}

internal static class BooleanLibrary
{
    public static readonly BuiltinClass Class = new("Boolean", 1, new MemberTable()
        .Method("toString", 0, static (realm, thisValue, _) => new JsValue(Of(realm, thisValue) ? "true" : "false"))
        .Method("valueOf", 0, static (realm, thisValue, _) => JsValue.From(Of(realm, thisValue))), new MemberTable())
    {
        Call = static (_, _, arguments) => JsValue.From(arguments.At(0).IsTruthy),
        Construct = static (realm, arguments, prototype) => new JsPrimitive(realm, prototype, JsValue.From(arguments.At(0).IsTruthy)),
    };

    private static bool Of(Realm realm, JsValue value)
    {
        if (value.Reference is JsPrimitive wrapped) value = wrapped.Value;
        return value.IsBoolean ? value.Boolean : throw realm.TypeError("Not a boolean");
    }
}

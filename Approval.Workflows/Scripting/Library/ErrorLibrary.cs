using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Error and its family.</summary>
internal static class ErrorLibrary
{
    public static readonly BuiltinClass Error = Make("Error", null);
    public static readonly BuiltinClass TypeError = Make("TypeError", Error);
    public static readonly BuiltinClass RangeError = Make("RangeError", Error);
    public static readonly BuiltinClass ReferenceError = Make("ReferenceError", Error);
    public static readonly BuiltinClass SyntaxError = Make("SyntaxError", Error);
    public static readonly BuiltinClass EvalError = Make("EvalError", Error);
    public static readonly BuiltinClass UriError = Make("URIError", Error);

    private static BuiltinClass Make(string name, BuiltinClass? parent)
    {
        var members = new MemberTable()
            .Lazy("name", _ => new Property(new JsValue(name), PropertyTraits.Hidden))
            .Lazy("message", static _ => new Property(new JsValue(""), PropertyTraits.Hidden));
        if (parent is null) members.Method("toString", 0, ToText);
        BuiltinClass? made = null;
        made = new BuiltinClass(name, 1, members, new MemberTable())
        {
            Parent = parent,
            Construct = Construct,
            Call = (realm, _, arguments) => new JsValue(Construct(realm, arguments, realm.PrototypeOf(made!))),
        };
        return made;
    }

    private static JsError Construct(Realm realm, JsValue[] arguments, JsObject prototype)
    {
        realm.Meter.Allocate(96);
        var error = new JsError(realm, prototype, realm.Position);
        if (!arguments.At(0).IsUndefined) error.Define("message", new Property(realm.ToTextValue(arguments[0]), PropertyTraits.Hidden));
        if (arguments.At(1).Reference is JsObject options && options.HasProperty("cause")) error.Define("cause", new Property(options.Get("cause"), PropertyTraits.Hidden));
        error.Define("stack", new Property(new JsValue(""), PropertyTraits.Hidden));
        return error;
    }

    private static JsValue ToText(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var name = realm.GetMember(thisValue, "name");
        var message = realm.ToText(realm.GetMember(thisValue, "message"));
        var title = name.IsUndefined ? "Error" : realm.ToText(name);
        return realm.NewText(title.Length == 0 ? message : message.Length == 0 ? title : $"{title}: {message}");
    }
}

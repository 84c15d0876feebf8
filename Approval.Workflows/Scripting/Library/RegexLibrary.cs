using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

internal static class RegexLibrary
{
    public static readonly BuiltinClass Class = new("RegExp", 2, Flags(new MemberTable()
        .Method("exec", 1, Exec)
        .Method("test", 1, static (realm, thisValue, arguments) => JsValue.From(Of(realm, thisValue).Next(realm.ToText(arguments.At(0))) is not null))
        .Method("toString", 0, static (realm, thisValue, _) => realm.NewText($"/{Source(realm, thisValue)}/{Of(realm, thisValue).Regex.Flags}"))
        .Getter("source", static (realm, thisValue, _) => new JsValue(Source(realm, thisValue)))
        .Getter("flags", static (realm, thisValue, _) => new JsValue(Of(realm, thisValue).Regex.Flags))), new MemberTable())
    {
        Call = static (realm, _, arguments) => arguments.At(0).Reference is JsRegex same && arguments.At(1).IsUndefined ? new JsValue(same) : new JsValue(Make(realm, arguments, realm.PrototypeOf(Class!))),
        Construct = Make,
    };

    /// <summary>A new expression from text made in the script.</summary>
    public static JsRegex Make(Realm realm, JsValue[] arguments, JsObject prototype)
    {
        var from = arguments.At(0).Reference as JsRegex;
        var source = from?.Regex.Source ?? (arguments.At(0).IsUndefined ? "(?:)" : realm.ToText(arguments[0]));
        var flags = arguments.At(1).IsUndefined ? from?.Regex.Flags ?? "" : realm.ToText(arguments[1]);
        // Building the matcher costs far more than its text.
        realm.Meter.Work(2_000 + 2L * source.Length);
        realm.Meter.Allocate(32_768);
        try
        {
            var regex = CompiledRegex.Compile(source.Length == 0 ? "(?:)" : source, flags);
            realm.Meter.Work(10L * regex.Weight);
            return new JsRegex(realm, regex, prototype);
        }
        catch (RegexSyntaxException wrong)
        {
            throw realm.SyntaxError(wrong.Message);
        }
    }

    private static MemberTable Flags(MemberTable table)
    {
        foreach (var (name, flag) in new[] { ("global", 'g'), ("ignoreCase", 'i'), ("multiline", 'm'), ("dotAll", 's'), ("unicode", 'u'), ("sticky", 'y') })
        {
            table.Getter(name, (realm, thisValue, _) => JsValue.From(Of(realm, thisValue).Regex.Has(flag)));
        }
        return table;
    }

    private static JsRegex Of(Realm realm, JsValue value) => value.Reference as JsRegex ?? throw realm.TypeError("This method needs a RegExp");

    private static string Source(Realm realm, JsValue value) => Of(realm, value).Regex.Source;

    private static JsValue Exec(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var regex = Of(realm, thisValue);
        var text = realm.ToText(arguments.At(0));
        return regex.Next(text) is { } match ? regex.ToArray(match, text) : JsValue.Null;
    }
}

using Approval.Workflows.Scripting.Library;

namespace Approval.Workflows.Scripting.Runtime;

internal sealed partial class Realm
{
    public JsThrow TypeError(string message) => Error(ErrorLibrary.TypeError, message);

    public JsThrow RangeError(string message) => Error(ErrorLibrary.RangeError, message);

    public JsThrow ReferenceError(string message) => Error(ErrorLibrary.ReferenceError, message);

    public JsThrow SyntaxError(string message) => Error(ErrorLibrary.SyntaxError, message);

    public JsThrow Error(BuiltinClass kind, string message)
    {
        var error = new JsError(this, PrototypeOf(kind), Position);
        error.Define("message", new Property(new JsValue(message), PropertyTraits.Hidden));
        return new JsThrow(new JsValue(error), Position);
    }

    /// <summary>What to call a value in a message; short, and never runs script code.</summary>
    public static string Describe(JsValue value) => value.Kind switch
    {
        JsKind.String => value.TextLength > 40 ? $"\"{value.Text[..40]}…\"" : $"\"{value.Text}\"",
        _ => value.ToString(),
    };

    /// <summary>The sentence for an exception that nobody caught. Reads plain properties only: getters do not run any more.</summary>
    public static string Message(JsValue thrown)
    {
        if (thrown.Reference is not JsObject error) return Describe(thrown);
        var name = Plain(error, "name");
        var message = Plain(error, "message");
        if (name is null && message is null) return Describe(thrown);
        return string.IsNullOrEmpty(message) ? name ?? "Error" : $"{name ?? "Error"}: {message}";
    }

    private static string? Plain(JsObject from, string key)
    {
        for (var at = from; at is not null; at = at.Prototype)
        {
            if (at.TryGetOwn(key, out var property)) return property.Value.IsString ? property.Value.Text : null;
        }
        return null;
    }
}

/// <summary>An Error object; it remembers the place where it was made.</summary>
internal sealed class JsError(Realm realm, JsObject prototype, int position) : JsObject(realm, prototype)
{
    public override string ClassName => "Error";

    public int Position => position;
}

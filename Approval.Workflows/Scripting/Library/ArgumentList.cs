namespace Approval.Workflows.Scripting.Library;

internal static class ArgumentList
{
    /// <summary>The argument, undefined when there are fewer.</summary>
    public static JsValue At(this JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : default;
}

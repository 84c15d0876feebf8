namespace Approval.Workflows.Scripting.Runtime;

/// <summary>A value thrown by a script or by the library on its behalf; scripts can catch it.</summary>
internal sealed class JsThrow(JsValue value, int position) : Exception
{
    public JsValue Value => value;

    public int Position => position;
}

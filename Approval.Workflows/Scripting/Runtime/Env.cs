namespace Approval.Workflows.Scripting.Runtime;

/// <summary>The variables of a function call or of one round of a block whose variables a closure holds.</summary>
internal sealed class Env(Realm realm, Activation activation, Env? parent, JsValue[] slots)
{
    public Realm Realm => realm;

    public Activation Activation => activation;

    public Env? Parent => parent;

    public JsValue[] Slots => slots;
}

/// <summary>What a call knows besides its variables; arrow functions share the one they were made in.</summary>
internal sealed class Activation(JsValue thisValue, ScriptFunction? function, JsValue[] arguments, JsObject? newTarget)
{
    /// <summary><see cref="JsValue.Empty"/> in a derived constructor before <c>super()</c>.</summary>
    public JsValue This { get; set; } = thisValue;

    public ScriptFunction? Function => function;

    public JsValue[] Arguments => arguments;

    public JsObject? NewTarget => newTarget;
}

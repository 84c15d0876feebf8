using Approval.Workflows.Execution;
using Approval.Workflows.Scripting;

namespace Approval.Workflows.Expressions;

/// <summary>The <c>variables</c> object of a script.</summary>
internal sealed class VariableContainer(ActivityContext context) : IScriptContainer
{
    public IEnumerable<string> Names => Scopes.Names(context);

    public JsValue? Read(string name) => context.TryFind(name, out var value) ? JsValue.FromJson(value) : null;

    public void Write(string name, JsValue value) => context.Store(name, value.ToJson());
}

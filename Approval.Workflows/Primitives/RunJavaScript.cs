using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;
using Approval.Workflows.Scripting;

namespace Approval.Workflows.Primitives;

/// <summary>Runs a script; its value is the result, and it may choose the outcomes.</summary>
internal sealed class RunJavaScript : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.RunJavaScript", "Scripting")
    {
        DisplayName = new("执行脚本", "Run JavaScript"),
        Inputs =
        [
            new InputDescriptor("Script", "String") { UiHint = "code-editor", DisplayName = new("脚本", "Script") },
            new InputDescriptor("PossibleOutcomes", "String[]") { UiHint = "dynamic-outcomes", DisplayName = new("可能的结果", "Possible outcomes") },
        ],
        Outputs = [new OutputDescriptor("Result", "Object")],
    };

    public override void Execute(ActivityContext context)
    {
        var world = new ScriptWorld(context);
        if (ScriptOf(context) is { } script)
            context.SetOutput("result", ScriptRunner.Run(script, world));
        context.Complete([.. world.Outcomes]);
    }

    /// <summary>The input is either the code as text, or, as Studio may write it, an expression in JavaScript.</summary>
    private static Script? ScriptOf(ActivityContext context)
    {
        if (context.Node.Inputs.GetValueOrDefault("script") is ScriptInput written)
            return written.Script;
        var text = context.Input<string>("script");
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : Script.Parse(text);
        }
        catch (ScriptSyntaxException e)
        {
            throw new WorkflowFaultException("expression.syntax", $"{e.Message} (line {e.Line}, column {e.Column})", e);
        }
    }
}

using Approval.Workflows.Scripting;

namespace Approval.Workflows.Tests.Scripting;

/// <summary>Runs scripts the ways the tests need them.</summary>
public static class Runner
{
    public static JsValue Run(string source, ScriptGlobals? globals = null, ScriptBudget? budget = null) =>
        Script.Parse(source).Run(globals ?? new ScriptGlobals(), budget ?? ScriptBudget.Default);

    public static string Json(string source, ScriptGlobals? globals = null) => Run(source, globals).ToJson()?.ToJsonString() ?? "null";

    /// <summary>Parses, runs and turns the result into JSON on a thread with a 1 MB stack, as request threads have on some hosts.</summary>
    public static Exception? OnSmallStack(string source, ScriptBudget? budget = null)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Catch(source, budget), 1024 * 1024);
        thread.Start();
        thread.Join();
        return thrown;
    }

    private static Exception? Catch(string source, ScriptBudget? budget)
    {
        try
        {
            Run(source, null, budget).ToJson();
            return null;
        }
#pragma warning disable CA1031 // The test says which exceptions are right.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }
}

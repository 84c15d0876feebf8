namespace Approval.Workflows.Scripting;

/// <summary>
/// Everything that can go wrong with a script: it does not parse (<see cref="ScriptSyntaxException"/>), it failed while running
/// (<see cref="ScriptRuntimeException"/>) or it asked for more than it was given (<see cref="ScriptBudgetException"/>).
/// </summary>
#pragma warning disable RCS1194 // Only the interpreter makes these, always with a place.
public abstract class ScriptException : Exception
#pragma warning restore RCS1194
{
    private protected ScriptException(string message, int line, int column) : base(message)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Line of the source, from 1; 0 when the place is not known.</summary>
    public int Line { get; }

    /// <summary>Column in that line, from 1; 0 when the place is not known.</summary>
    public int Column { get; }
}

/// <summary>The source is not a script this interpreter runs. <see cref="ScriptException.Line"/> and <see cref="ScriptException.Column"/> name the place.</summary>
public sealed class ScriptSyntaxException : ScriptException
{
    internal ScriptSyntaxException(string message, int line, int column) : base(message, line, column)
    {
    }
}

/// <summary>The script threw, and did not catch, or used a value as something it is not (<c>TypeError</c>, <c>ReferenceError</c>, …).</summary>
public sealed class ScriptRuntimeException : ScriptException
{
    internal ScriptRuntimeException(string message, int line, int column) : base(message, line, column)
    {
    }
}

/// <summary>The script was stopped because one of its budgets ran out. A script cannot catch this.</summary>
public sealed class ScriptBudgetException : ScriptException
{
    internal ScriptBudgetException(ScriptResource resource) : base($"The script was stopped: its budget of {Name(resource)} is used up.", 0, 0) =>
        Resource = resource;

    /// <summary>The budget that ran out.</summary>
    public ScriptResource Resource { get; }

    private static string Name(ScriptResource resource) => resource switch
    {
        ScriptResource.Steps => "steps",
        ScriptResource.Time => "time",
        ScriptResource.Depth => "nested calls",
        _ => "memory",
    };
}

namespace Approval.Workflows.Scripting;

/// <summary>An object whose properties live with the host.</summary>
public interface IScriptContainer
{
    /// <summary>The names that exist.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The value of a name; null when there is no such name.</summary>
    JsValue? Read(string name);

    /// <summary>
    /// Stores a value. Called at once for an assignment, and once more at the end of a successful run for every object the script
    /// read, since <c>variables.Order.Total = 5</c> changes an object without assigning the name.
    /// </summary>
    void Write(string name, JsValue value);
}

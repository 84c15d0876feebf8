namespace Approval.Workflows.Scripting;

/// <summary>
/// What the host gives a script besides the language's own library. May be reused for any number of runs, one at a time when its
/// functions share state; every run works on its own copies of the values.
/// </summary>
public sealed class ScriptGlobals
{
    private readonly Dictionary<string, JsValue> _values = new(StringComparer.Ordinal);
    private readonly List<Func<string, JsValue?>> _resolvers = [];

    /// <summary>The clock behind <c>Date.now()</c> and <c>new Date()</c>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Numbers in [0, 1) for <c>Math.random()</c>; null makes that call an error.</summary>
    public Func<double>? Random { get; init; }

    /// <summary>Gives a value a name; objects are copied into each run that reads it.</summary>
    public void Set(string name, JsValue value) => _values[name] = value;

    /// <summary>
    /// Gives the script a function. It receives values of the run (turn them into JSON before keeping them) and may throw a
    /// <see cref="ScriptFailureException"/>, which the script can catch.
    /// </summary>
    public void SetFunction(string name, Func<JsValue[], JsValue> code) => _values[name] = JsValue.FromFunction(name, code);

    /// <summary>Gives the script an object whose properties are read and written through the host.</summary>
    public void SetContainer(string name, IScriptContainer container) => _values[name] = JsValue.FromContainer(container);

    /// <summary>
    /// Asks <paramref name="resolve"/> for names that are not set, such as <c>getAmount</c>; it answers null for names it does not know.
    /// A name is asked for once a run, when it is first read.
    /// </summary>
    public void AddResolver(Func<string, JsValue?> resolve) => _resolvers.Add(resolve);

    internal JsValue? Find(string name)
    {
        if (_values.TryGetValue(name, out var value)) return value;
        foreach (var resolve in _resolvers)
        {
            if (resolve(name) is { } found) return found;
        }
        return null;
    }
}

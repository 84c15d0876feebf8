using Approval.Workflows.Scripting.Runtime;
using Approval.Workflows.Scripting.Syntax;

namespace Approval.Workflows.Scripting;

/// <summary>
/// A parsed script of the ECMAScript 2020 subset: an expression, or statements with a top-level <c>return</c>, or statements whose last
/// expression is the result. Immutable and safe to run on any number of threads at once; every run has a fresh world of its own.
/// Nothing of .NET can be reached from inside; what the host gives is in <see cref="ScriptGlobals"/>.
/// </summary>
public sealed class Script
{
    private readonly SourceText _source;
    private readonly ParsedScript _parsed;

    private Script(SourceText source, ParsedScript parsed) => (_source, _parsed) = (source, parsed);

    /// <summary>The names the script uses and does not declare, library names included.</summary>
    public IReadOnlyList<string> FreeNames => _parsed.Globals;

    /// <summary>Reads a script of at most 1 048 576 characters.</summary>
    /// <exception cref="ScriptSyntaxException">The source is not valid, or uses something this subset leaves out.</exception>
    public static Script Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = new SourceText(source);
        return new Script(text, Parser.Parse(text));
    }

    /// <summary>Runs the script. A promise as the result is awaited: nothing here waits for the outside, so it is settled already.</summary>
    /// <exception cref="ScriptRuntimeException">The script threw and did not catch.</exception>
    /// <exception cref="ScriptBudgetException">A budget ran out.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public JsValue Run(ScriptGlobals globals, ScriptBudget budget, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(globals);
        ArgumentNullException.ThrowIfNull(budget);
        ct.ThrowIfCancellationRequested();
        var realm = new Realm(globals, _parsed.Globals, new Meter(budget, ct));
        try
        {
            var result = Execute(realm);
            realm.HandBack();
            return result;
        }
        catch (JsThrow thrown)
        {
            var (line, column) = _source.Place(thrown.Position);
            throw new ScriptRuntimeException(Realm.Message(thrown.Value), line, column);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ScriptBudgetException(ScriptResource.Depth);
        }
    }

    private JsValue Execute(Realm realm)
    {
        var function = _parsed.Function;
        var slots = function.Layout.Slots;
        realm.Meter.Allocate(160 + JsArray.BytesPerItem * (long)slots);
        var env = new Env(realm, new Activation(default, null, [], null), null, slots == 0 ? [] : new JsValue[slots]);
        function.Layout.Prepare(env);
        var result = Body(env, function.Body);
        if (result.Reference is Library.JsPromise) result = Library.PromiseLibrary.Await(realm, result);
        return result.Reference is Rope rope ? new JsValue(rope.Flatten()) : result;
    }

    private static JsValue Body(Env env, Tree.Statement[] statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Execute(env) == Tree.Completion.Return) return env.Realm.Returned;
        }
        return env.Realm.Completion;
    }
}

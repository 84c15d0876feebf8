using Approval.Workflows.Scripting.Runtime;
using Approval.Workflows.Scripting.Syntax;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>
/// The variables of a block. They live in the environment around it, unless closures hold variables of a loop's body:
/// then every round gets an environment of its own.
/// </summary>
internal sealed class BlockLayout
{
    private readonly List<(Binding Binding, FunctionExpression Function)> _functions = [];
    private Binding[] _unset = [];
    private bool _trivial;

    public bool OwnEnv { get; private set; }

    public int Slots { get; set; }

    public void Add(Binding binding, FunctionExpression function) => _functions.Add((binding, function));

    public void Settle(bool ownEnv, Binding[] unset)
    {
        OwnEnv = ownEnv;
        _unset = unset;
        _trivial = !ownEnv && unset.Length == 0 && _functions.Count == 0;
    }

    public Env Enter(Env env)
    {
        if (_trivial) return env;
        if (OwnEnv)
        {
            env.Realm.Meter.Allocate(64 + JsArray.BytesPerItem * Slots);
            env = new Env(env.Realm, env.Activation, env, new JsValue[Slots]);
        }
        Prepare(env);
        return env;
    }

    /// <summary>Marks the names that may be read too early and makes the hoisted functions.</summary>
    public void Prepare(Env env)
    {
        foreach (var binding in _unset) env.Slots[binding.Slot] = JsValue.Empty;
        foreach (var (binding, function) in _functions) env.Slots[binding.Slot] = function.Evaluate(env);
    }

    /// <summary>A fresh environment with the same values, for the next round of <c>for (let …;…;…)</c>.</summary>
    public Env NextRound(Env env)
    {
        if (!OwnEnv) return env;
        env.Realm.Meter.Allocate(64 + JsArray.BytesPerItem * Slots);
        return new Env(env.Realm, env.Activation, env.Parent, (JsValue[])env.Slots.Clone());
    }
}

using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

/// <summary>Turns names into slots once all declarations of the source are known.</summary>
internal sealed class ScopeResolver
{
    private readonly List<string> _globals = [];
    private readonly Dictionary<string, int> _globalIndexes = new(StringComparer.Ordinal);
    private readonly Dictionary<Scope, Scope> _homes = [];

    /// <summary>Binds every name; returns the names that nobody declares, in the order of their slots.</summary>
    public string[] Resolve(List<Scope> scopes, List<Name> names)
    {
        var found = new (Binding? Binding, Scope? Scope)[names.Count];
        for (var i = 0; i < found.Length; i++) found[i] = Find(names[i]);
        foreach (var scope in scopes) Place(scope);
        for (var i = 0; i < found.Length; i++) Bind(names[i], found[i].Binding, found[i].Scope);
        return [.. _globals];
    }

    private static (Binding? Binding, Scope? Scope) Find(Name name)
    {
        var crossed = false;
        for (var scope = name.Scope; scope is not null; scope = scope.Parent)
        {
            var binding = scope.Find(name.Text) ?? Implied(scope, name.Text);
            if (binding is not null)
            {
                if (crossed) binding.Captured = true;
                if (!name.Declares && (crossed || scope.IsSwitch || name.Position < binding.DeclaredAt)) binding.ReadEarly = true;
                return (binding, scope);
            }
            crossed |= scope.Function is not null;
        }
        return default;
    }

    // The name "arguments" exists in every function that is not an arrow, once it is used.
    private static Binding? Implied(Scope scope, string name)
    {
        if (name != "arguments" || scope.Function is null || scope.Function.Kind == FunctionKind.Arrow || scope.Parent is null) return null;
        return scope.Function.ArgumentsObject = scope.Add(new Binding(name, BindingKind.Var, 0));
    }

    // Outer scopes come first, so the home of a block's parent is known.
    private void Place(Scope scope)
    {
        var own = scope.Function is not null || (scope.InLoop && scope.Bindings.Exists(static binding => binding.Captured));
        var home = own ? scope : _homes[scope.Parent!];
        _homes[scope] = home;
        foreach (var binding in scope.Bindings) binding.Slot = home.Layout.Slots++;
        scope.Layout.Settle(own, [.. scope.Bindings.Where(static binding => binding.IsLexical && binding.ReadEarly)]);
    }

    private void Bind(Name name, Binding? binding, Scope? scope)
    {
        if (binding is null)
        {
            name.BindGlobal(Global(name.Text));
            return;
        }
        var hops = 0;
        for (var at = _homes[name.Scope]; at != _homes[scope!]; at = _homes[at.Parent!]) hops++;
        name.Bind(hops, binding.Slot, binding.IsLexical && binding.ReadEarly, binding.Kind == BindingKind.Const);
    }

    private int Global(string name)
    {
        if (_globalIndexes.TryGetValue(name, out var index)) return index;
        _globals.Add(name);
        return _globalIndexes[name] = _globals.Count - 1;
    }
}

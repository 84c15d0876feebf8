using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private Name NewName(string text, int position)
    {
        var name = new Name(text, _scope) { Position = position };
        _names.Add(name);
        return name;
    }

    private Binding Declare(string name, BindingKind kind, int position)
    {
        if (kind == BindingKind.Var) return DeclareVar(name, position);
        var existing = _scope.Find(name);
        var replaceable = existing is not null && kind == BindingKind.Function && existing.Kind is BindingKind.Function or BindingKind.Var or BindingKind.Parameter;
        if ((existing is not null && !replaceable) || (kind is BindingKind.Let or BindingKind.Const && _scope.Passes(name))) throw Declared(name, position);
        if (_scope.Parent?.Find(name) is { Kind: BindingKind.Caught } && kind is BindingKind.Let or BindingKind.Const && _scope.Parent.Function is null) throw Declared(name, position);
        return existing ?? _scope.Add(new Binding(name, kind, position));
    }

    private Binding DeclareVar(string name, int position)
    {
        var scope = _scope;
        for (; scope.Function is null; scope = scope.Parent!)
        {
            if (scope.Find(name) is { Kind: not BindingKind.Caught }) throw Declared(name, position);
            scope.Pass(name);
        }
        var existing = scope.Find(name);
        if (existing is { IsLexical: true }) throw Declared(name, position);
        return existing ?? scope.Add(new Binding(name, BindingKind.Var, position));
    }

    private ScriptSyntaxException Declared(string name, int position) => _source.Error(position, $"'{name}' has already been declared");

    /// <summary>A name or pattern that declares its names. Pattern defaults may read names, so bindings are finished by the caller.</summary>
    private ITarget ParseBindingTarget(BindingKind kind, List<Binding> declared)
    {
        if (Is("[") || Is("{")) return ParsePattern(() => ParseBindingTarget(kind, declared));
        var position = Current.Start;
        if (IsWord("let") || IsWord("yield") || IsWord("await")) throw Error($"'{Current.Text}' cannot be declared as a name");
        var text = ExpectName();
        declared.Add(Declare(text, kind, position));
        var name = NewName(text, position);
        name.Declares = true;
        return name;
    }

    /// <summary>The target of an assignment inside a pattern: another pattern, a name or a member.</summary>
    private ITarget ParseAssignmentTarget()
    {
        if ((Is("[") || Is("{")) && EndsPatternItem(Current.Partner + 1)) return ParsePattern(ParseAssignmentTarget);
        var position = Current.Start;
        return ToTarget(ParseUnary(), position);
    }

    private bool EndsPatternItem(int index) => IsAt(index, ",") || IsAt(index, "]") || IsAt(index, "}") || IsAt(index, "=") || IsAt(index, ")");

    private ITarget ToTarget(Expression expression, int position)
    {
        if (expression is ITarget target) return target;
        throw _source.Error(position, "This cannot be assigned to");
    }

    private ITarget ParsePattern(Func<ITarget> parseTarget)
    {
        Descend();
        ITarget pattern = Is("[") ? ParseArrayPattern(parseTarget) : ParseObjectPattern(parseTarget);
        _depth--;
        return pattern;
    }

    private ArrayPattern ParseArrayPattern(Func<ITarget> parseTarget)
    {
        var position = Current.Start;
        Expect("[");
        var items = new List<PatternItem?>();
        ITarget? rest = null;
        while (!Is("]"))
        {
            if (Accept(","))
            {
                items.Add(null);
                continue;
            }
            if (Accept("..."))
            {
                rest = parseTarget();
                break;
            }
            items.Add(ParsePatternItem(parseTarget));
            if (!Is("]")) Expect(",");
        }
        Expect("]");
        return new ArrayPattern([.. items], rest) { Position = position };
    }

    private PatternItem ParsePatternItem(Func<ITarget> parseTarget)
    {
        var target = parseTarget();
        return new PatternItem(target, Accept("=") ? ParseAssignment() : null);
    }

    private ObjectPattern ParseObjectPattern(Func<ITarget> parseTarget)
    {
        var position = Current.Start;
        Expect("{");
        var members = new List<PatternMember>();
        ITarget? rest = null;
        while (!Is("}"))
        {
            if (Accept("..."))
            {
                rest = parseTarget();
                break;
            }
            members.Add(ParsePatternMember(parseTarget));
            if (!Is("}")) Expect(",");
        }
        Expect("}");
        return new ObjectPattern([.. members], rest) { Position = position };
    }

    private PatternMember ParsePatternMember(Func<ITarget> parseTarget)
    {
        if (Current.Kind == TokenKind.Name && !IsAt(_at + 1, ":")) return new PatternMember(Current.Text, null, ParsePatternItem(parseTarget));
        var (key, computed) = ParsePropertyKey();
        Expect(":");
        return new PatternMember((string?)key, computed, ParsePatternItem(parseTarget));
    }
}

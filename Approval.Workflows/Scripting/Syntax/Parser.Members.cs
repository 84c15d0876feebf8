using Approval.Workflows.Scripting.Runtime;
using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    /// <summary>A primary expression with everything that follows it: members, calls, optional chains.</summary>
    private Expression ParseLeftHandSide()
    {
        var expression = IsWord("new") ? ParseNew() : IsWord("super") ? ParseSuper() : ParsePrimary();
        int length = 0, bare = 0;
        var optional = false;
        while (true)
        {
            // A member that is called must stay bare, or the call would lose its object.
            if (bare >= LinksPerStackCheck && (Is(".") || Is("[") || Is("?."))) (expression, bare) = (new StackCheck(expression) { Position = expression.Position }, 0);
            var next = ParseLink(expression, ref optional);
            if (next is null) break;
            if (++length > MaxChain) throw Error("This chain of operations is too long");
            if (++bare >= LinksPerStackCheck && next is Call) (next, bare) = (new StackCheck(next) { Position = next.Position }, 0);
            expression = next;
        }
        return optional ? new OptionalChain(expression) { Position = expression.Position } : expression;
    }

    private Expression? ParseLink(Expression before, ref bool optional)
    {
        var position = Current.Start;
        if (Current.Kind == TokenKind.Template && _source.Text[position] == '`') throw Error("Tagged templates are not supported");
        if (Accept("?."))
        {
            optional = true;
            if (Is("(")) return new Call(before, ParseArguments(), true) { Position = position };
            if (Is("[")) return ParseIndex(before, position, true);
            return ParseMemberName(before, position, true);
        }
        if (Accept(".")) return ParseMemberName(before, position, false);
        if (Is("[")) return ParseIndex(before, position, false);
        return Is("(") ? new Call(before, ParseArguments(), false) { Position = before is Name ? before.Position : position } : null;
    }

    private MemberAccess ParseIndex(Expression before, int position, bool optional)
    {
        Expect("[");
        var key = ParseWithIn();
        Expect("]");
        return key is Literal { Value.IsString: true } text
            ? new MemberAccess(before, text.Value.Text, null, optional) { Position = position }
            : new MemberAccess(before, null, key, optional) { Position = position };
    }

    private Expression ParseMemberName(Expression before, int position, bool optional)
    {
        if (Current.Kind == TokenKind.PrivateName) return new PrivateMember(before, PrivateKey(), optional) { Position = position };
        if (Current.Kind is not (TokenKind.Name or TokenKind.Keyword)) throw Unexpected("a member name was expected");
        return new MemberAccess(before, _tokens[_at++].Text, null, optional) { Position = position };
    }

    private JsSymbol PrivateKey()
    {
        if (_classDepth == 0) throw Error("A private name is only allowed in a class");
        _privateUses.TryAdd(Current.Text, Current.Start);
        var text = "#" + _tokens[_at++].Text;
        if (!_privateNames.TryGetValue(text, out var key)) key = _privateNames[text] = new JsSymbol(text);
        return key;
    }

    private Expression[] ParseArguments()
    {
        Expect("(");
        var arguments = new List<Expression>();
        var before = _noIn;
        _noIn = false;
        while (!Is(")"))
        {
            arguments.Add(ParseItem());
            if (!Is(")")) Expect(",");
        }
        _noIn = before;
        Expect(")");
        return [.. arguments];
    }

    private Expression ParseItem()
    {
        var position = Current.Start;
        return Accept("...") ? new Spread(ParseAssignment()) { Position = position } : ParseAssignment();
    }

    private Expression ParseNew()
    {
        var position = Current.Start;
        ExpectWord("new");
        if (Accept("."))
        {
            if (!IsWord("target") || IsTopLevel) throw Unexpected();
            _at++;
            return new NewTarget { Position = position };
        }
        Descend();
        var callee = IsWord("new") ? ParseNew() : ParsePrimary();
        var length = 0;
        while (Is(".") || Is("["))
        {
            var optional = false;
            if (++length > MaxDepth) throw Error("This chain of operations is too long");
            callee = ParseLink(callee, ref optional)!;
        }
        _depth--;
        return new New(callee, Is("(") ? ParseArguments() : []) { Position = position };
    }

    private Expression ParseSuper()
    {
        var position = Current.Start;
        var function = MethodAround() ?? throw Error("'super' is only allowed in methods and constructors");
        ExpectWord("super");
        if (Is("("))
        {
            if (function.Kind != FunctionKind.DerivedConstructor) throw Error("'super()' is only allowed in the constructor of a class with 'extends'");
            return new SuperCall(ParseArguments()) { Position = position };
        }
        if (Accept("."))
        {
            if (Current.Kind is not (TokenKind.Name or TokenKind.Keyword)) throw Unexpected("a member name was expected");
            return new SuperMember(_tokens[_at++].Text, null) { Position = position };
        }
        Expect("[");
        var key = ParseWithIn();
        Expect("]");
        return new SuperMember(null, key) { Position = position };
    }

    private FunctionInfo? MethodAround()
    {
        var scope = _scope.FunctionScope;
        while (scope.Function!.Kind == FunctionKind.Arrow && scope.Parent is not null) scope = scope.Parent.FunctionScope;
        return scope.Function.Kind is FunctionKind.Normal or FunctionKind.Arrow ? null : scope.Function;
    }
}

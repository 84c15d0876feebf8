using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private Loop ParseFor(string[] labels)
    {
        var position = Current.Start;
        ExpectWord("for");
        AcceptWord("await");
        var outer = _scope;
        _loopDepth++;
        _scope = NewScope(outer, null);
        _loopDepth--;
        var closing = Current.Partner;
        Expect("(");
        Loop loop = IsForEach(closing) ? ParseForEach(position, labels) : ParseCountingFor(position, labels);
        _scope = outer;
        return loop;
    }

    // After the target — declared or not — stands `of` or `in`, outside all brackets.
    private bool IsForEach(int closing)
    {
        for (var at = _at; at < closing; at++)
        {
            if (_tokens[at].Partner > 0) at = _tokens[at].Partner;
            else if (IsAt(at, ";") || IsAt(at, "=")) return false;
            else if (at > _at && _tokens[at] is { Kind: TokenKind.Name, Text: "of" } or { Kind: TokenKind.Keyword, Text: "in" }) return true;
        }
        return false;
    }

    private ForEach ParseForEach(int position, string[] labels)
    {
        var declared = new List<Binding>();
        BindingKind? kind = Current is not { Kind: TokenKind.Keyword, Text: "let" or "const" or "var" } ? null
            : Current.Text switch { "let" => BindingKind.Let, "const" => BindingKind.Const, _ => BindingKind.Var };
        if (kind is not null) _at++;
        var target = kind is { } declares ? ParseBindingTarget(declares, declared) : ParseForTarget();
        var keys = IsWord("in");
        if (!AcceptWord("in")) ExpectWord("of");
        var source = keys ? ParseExpression() : ParseAssignment();
        foreach (var binding in declared.Where(static binding => binding.IsLexical)) binding.DeclaredAt = Current.Start;
        Expect(")");
        var body = ParseLoopBody();
        return new ForEach(_scope.Layout, target, kind is not null, keys, source, body) { Position = position, Labels = labels };
    }

    private ITarget ParseForTarget()
    {
        if (Is("[") || Is("{")) return ParsePattern(ParseAssignmentTarget);
        var position = Current.Start;
        return ToTarget(ParseLeftHandSide(), position);
    }

    private For ParseCountingFor(int position, string[] labels)
    {
        Statement? start = null;
        _noIn = true;
        if (IsWord("let") || IsWord("const") || IsWord("var")) start = ParseDeclarations(false);
        else if (!Is(";")) start = new ExpressionStatement(ParseExpression(), false);
        _noIn = false;
        Expect(";");
        var test = Is(";") ? null : ParseExpression();
        Expect(";");
        var step = Is(")") ? null : ParseExpression();
        Expect(")");
        var body = ParseLoopBody();
        return new For(_scope.Layout, start, test, step, body) { Position = position, Labels = labels };
    }
}

using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private static readonly StatementList s_nothing = new([]);

    private Statement ParseStatement(bool declarations = false)
    {
        Descend();
        var statement = Current.Kind switch
        {
            TokenKind.Keyword => ParseKeywordStatement(declarations),
            TokenKind.Punctuator when Is("{") => ParseBlock(),
            TokenKind.Punctuator when Accept(";") => s_nothing,
            TokenKind.Name when IsAt(_at + 1, ":") => ParseLabelled(),
            TokenKind.Name when IsWord("async") && IsFunctionAfterAsync() => ParseDeclaredFunction(declarations),
            _ => ParseExpressionStatement(),
        };
        _depth--;
        return statement;
    }

    private Statement ParseKeywordStatement(bool declarations)
    {
        switch (Current.Text)
        {
            case "let" or "const" or "class" when !declarations: throw Error("A declaration is not allowed here; put it into a block");
            case "let" or "const" or "var": return ParseDeclarations(true);
            case "function": return ParseDeclaredFunction(declarations);
            case "class": return ParseClassDeclaration();
            case "if": return ParseIf();
            case "for": return ParseFor([]);
            case "while" or "do": return ParseLoop([]);
            case "switch": return ParseSwitch();
            case "try": return ParseTry();
            case "return": return ParseReturn();
            case "throw": return ParseThrow();
            case "break" or "continue": return ParseJump();
            case "debugger":
                _at++;
                EndStatement();
                return s_nothing;
            case "with": throw Error("with is not available");
            case "import" or "export": throw Error($"{Current.Text} is not available");
            default: return ParseExpressionStatement();
        }
    }

    private ExpressionStatement ParseExpressionStatement()
    {
        var position = Current.Start;
        var expression = ParseExpression();
        EndStatement();
        return new ExpressionStatement(expression, IsTopLevel) { Position = position };
    }

    private StatementList ParseDeclaredFunction(bool allowed)
    {
        if (!allowed) throw Error("A declaration is not allowed here; put it into a block");
        ParseFunctionDeclaration();
        return s_nothing;
    }

    private Declaration ParseClassDeclaration()
    {
        var position = Current.Start;
        var text = _tokens[_at + 1].Kind == TokenKind.Name ? _tokens[_at + 1].Text : throw Error("A class declaration needs a name");
        var binding = Declare(text, BindingKind.Let, position);
        var name = NewName(text, position);
        name.Declares = true;
        var value = ParseClass(true);
        binding.DeclaredAt = Current.Start;
        return new Declaration(name, value, false) { Position = position };
    }

    private Statement ParseDeclarations(bool ends)
    {
        var kind = _tokens[_at++].Text switch { "let" => BindingKind.Let, "const" => BindingKind.Const, _ => BindingKind.Var };
        var declarations = new List<Statement>();
        do declarations.Add(ParseDeclaration(kind));
        while (Accept(","));
        if (ends) EndStatement();
        return declarations.Count == 1 ? declarations[0] : new StatementList([.. declarations]);
    }

    private Declaration ParseDeclaration(BindingKind kind)
    {
        var position = Current.Start;
        var declared = new List<Binding>();
        var target = ParseBindingTarget(kind, declared);
        var value = Accept("=") ? ParseAssignment() : null;
        if (value is null && (kind == BindingKind.Const || target is not Name)) throw _source.Error(position, "This declaration needs a value");
        foreach (var binding in declared.Where(static binding => binding.IsLexical)) binding.DeclaredAt = Current.Start;
        return new Declaration(target, value, kind == BindingKind.Var) { Position = position };
    }

    private Block ParseBlock()
    {
        var position = Current.Start;
        var outer = _scope;
        _scope = NewScope(outer, null);
        var body = ParseBlockBody();
        var block = new Block(_scope.Layout, body) { Position = position };
        _scope = outer;
        return block;
    }

    private StatementList ParseBlockBody()
    {
        Expect("{");
        var body = new List<Statement>();
        while (!Is("}")) body.Add(ParseStatement(true));
        Expect("}");
        return new StatementList([.. body]);
    }

    private Expression ParseCondition()
    {
        Expect("(");
        var test = ParseExpression();
        Expect(")");
        return test;
    }

    private If ParseIf()
    {
        var position = Current.Start;
        ExpectWord("if");
        var test = ParseCondition();
        var whenTrue = ParseStatement();
        return new If(test, whenTrue, AcceptWord("else") ? ParseStatement() : null) { Position = position };
    }

    private Return ParseReturn()
    {
        var position = Current.Start;
        ExpectWord("return");
        var hasValue = !Current.AfterNewLine && !Is(";") && !Is("}") && Current.Kind != TokenKind.End;
        var value = hasValue ? ParseExpression() : null;
        EndStatement();
        return new Return(value) { Position = position };
    }

    private Throw ParseThrow()
    {
        var position = Current.Start;
        ExpectWord("throw");
        if (Current.AfterNewLine) throw Error("The value to throw must stand on the same line");
        var value = ParseExpression();
        EndStatement();
        return new Throw(value) { Position = position };
    }
}

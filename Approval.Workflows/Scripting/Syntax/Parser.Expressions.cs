using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private static readonly Dictionary<string, (int Precedence, Operator Operator)> s_binary = new(StringComparer.Ordinal)
    {
        ["|"] = (4, Operator.Or), ["^"] = (5, Operator.Xor), ["&"] = (6, Operator.And),
        ["=="] = (7, Operator.Equal), ["!="] = (7, Operator.NotEqual), ["==="] = (7, Operator.StrictEqual), ["!=="] = (7, Operator.StrictNotEqual),
        ["<"] = (8, Operator.Less), [">"] = (8, Operator.Greater), ["<="] = (8, Operator.LessOrEqual), [">="] = (8, Operator.GreaterOrEqual),
        ["in"] = (8, Operator.In), ["instanceof"] = (8, Operator.InstanceOf),
        ["<<"] = (9, Operator.ShiftLeft), [">>"] = (9, Operator.ShiftRight), [">>>"] = (9, Operator.ShiftRightUnsigned),
        ["+"] = (10, Operator.Add), ["-"] = (10, Operator.Subtract),
        ["*"] = (11, Operator.Multiply), ["/"] = (11, Operator.Divide), ["%"] = (11, Operator.Remainder), ["**"] = (12, Operator.Power),
    };

    private static readonly Dictionary<string, (int Precedence, LogicalOperator Operator)> s_logical = new(StringComparer.Ordinal)
    {
        ["??"] = (1, LogicalOperator.Coalesce), ["||"] = (2, LogicalOperator.Or), ["&&"] = (3, LogicalOperator.And),
    };

    private Expression ParseExpression()
    {
        var first = ParseAssignment();
        if (!Is(",")) return first;
        var parts = new List<Expression> { first };
        while (Accept(",")) parts.Add(ParseAssignment());
        return new Sequence([.. parts]) { Position = first.Position };
    }

    private Expression ParseWithIn()
    {
        var before = _noIn;
        _noIn = false;
        var expression = ParseExpression();
        _noIn = before;
        return expression;
    }

    private Expression ParseAssignment()
    {
        Descend();
        var expression = ParseAssignmentInner();
        _depth--;
        return _depth % LinksPerStackCheck == LinksPerStackCheck - 1 ? Checked(expression) : expression;
    }

    private Expression ParseAssignmentInner()
    {
        if (StartsArrow()) return ParseArrow();
        if (IsWord("yield")) throw Error("Generators are not supported");
        var position = Current.Start;
        if ((Is("[") || Is("{")) && IsAt(Current.Partner + 1, "="))
        {
            var pattern = ParsePattern(ParseAssignmentTarget);
            Expect("=");
            return new Assign(pattern, ParseAssignment()) { Position = position };
        }
        var left = ParseConditional();
        if (Current.Kind != TokenKind.Punctuator || Current.Text[^1] != '=' || Current.Text is "==" or "===" or "!=" or "!==" or "<=" or ">=") return left;
        var target = ToTarget(left, position);
        if (target is Name { Text: "arguments" }) throw _source.Error(position, "'arguments' cannot be assigned to");
        var op = _tokens[_at++].Text;
        var value = ParseAssignment();
        if (op == "=") return new Assign(target, value) { Position = position };
        if (s_logical.TryGetValue(op[..^1], out var logical)) return new LogicalAssign(logical.Operator, left, value) { Position = position };
        return new CompoundAssign(s_binary[op[..^1]].Operator, left, value) { Position = position };
    }

    private Expression ParseConditional()
    {
        var test = ParseBinary(1);
        if (!Accept("?")) return test;
        var before = _noIn;
        _noIn = false;
        var whenTrue = ParseAssignment();
        _noIn = before;
        Expect(":");
        return new Conditional(test, whenTrue, ParseAssignment()) { Position = test.Position };
    }

    private Expression ParseBinary(int minimum)
    {
        var start = _at;
        var left = ParseUnary();
        var length = 0;
        var mixing = 0;
        while (Current.Kind is TokenKind.Punctuator or TokenKind.Keyword)
        {
            var position = Current.Start;
            var op = Current.Text;
            if (s_logical.TryGetValue(op, out var logical) && logical.Precedence >= minimum)
            {
                CheckMixing(op, ref mixing);
                _at++;
                left = Link(new Logical(logical.Operator, left, ParseOperand(op, logical.Precedence + 1)) { Position = position }, ref length);
                continue;
            }
            if (!s_binary.TryGetValue(op, out var binary) || binary.Precedence < minimum || (_noIn && op == "in")) break;
            if (op == "**" && IsUnaryOperator(_tokens[start])) throw Error("A unary operator before '**' needs parentheses");
            _at++;
            var right = op == "**" ? ParsePower(binary.Precedence) : ParseBinary(binary.Precedence + 1);
            left = Link(new Binary(binary.Operator, left, right) { Position = position }, ref length);
        }
        return left;
    }

    // The right side of ?? may not hold a bare || or &&, nor the other way round.
    private Expression ParseOperand(string op, int precedence) => ParseBinary(op == "??" ? 4 : precedence);

    private void CheckMixing(string op, ref int kind)
    {
        var current = op == "??" ? 1 : 2;
        if (kind != 0 && kind != current) throw Error("'??' cannot be mixed with '||' or '&&' without parentheses");
        kind = current;
    }

    private Expression ParsePower(int precedence)
    {
        Descend();
        var right = ParseBinary(precedence);
        _depth--;
        return right;
    }

    private Expression ParseUnary()
    {
        var position = Current.Start;
        if (UnaryOperatorHere() is { } op)
        {
            _at++;
            Descend();
            var operand = ParseUnary();
            _depth--;
            if (op == UnaryOperator.Delete && operand is Name or PrivateMember) throw _source.Error(position, "Only a member of an object can be deleted");
            return Folded(op, operand, position);
        }
        if (Is("++") || Is("--"))
        {
            var step = _tokens[_at++].Text == "++" ? 1 : -1;
            Descend();
            var target = ParseUnary();
            _depth--;
            ToTarget(target, position);
            return new Update(target, step, true) { Position = position };
        }
        return ParsePostfix();
    }

    private static Expression Folded(UnaryOperator op, Expression operand, int position)
    {
        if (op == UnaryOperator.Negate && operand is Literal { Value.IsNumber: true } number) return new Literal(new JsValue(-number.Value.Number)) { Position = position };
        return new Unary(op, operand) { Position = position };
    }

    private UnaryOperator? UnaryOperatorHere()
    {
        if (Current.Kind is not (TokenKind.Punctuator or TokenKind.Keyword)) return null;
        if (Current.Text == "await" && !CanAwait) throw Error("'await' is only allowed in async functions and outside functions");
        return Current.Text switch
        {
            "!" => UnaryOperator.Not,
            "-" => UnaryOperator.Negate,
            "+" => UnaryOperator.Plus,
            "~" => UnaryOperator.Complement,
            "typeof" => UnaryOperator.TypeOf,
            "void" => UnaryOperator.Void,
            "delete" => UnaryOperator.Delete,
            "await" => UnaryOperator.Await,
            _ => null,
        };
    }

    private static bool IsUnaryOperator(Token token) =>
        token.Kind is TokenKind.Punctuator or TokenKind.Keyword && token.Text is "!" or "-" or "+" or "~" or "typeof" or "void" or "delete" or "await";

    private bool CanAwait => IsTopLevel || _scope.FunctionScope.Function!.IsAsync;

    private Expression ParsePostfix()
    {
        var position = Current.Start;
        var expression = ParseLeftHandSide();
        if (Current.AfterNewLine || (!Is("++") && !Is("--"))) return expression;
        ToTarget(expression, position);
        return new Update(expression, _tokens[_at++].Text == "++" ? 1 : -1, false) { Position = position };
    }
}

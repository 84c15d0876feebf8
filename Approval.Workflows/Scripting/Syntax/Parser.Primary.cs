using Approval.Workflows.Scripting.Library;
using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private Expression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Constant(new JsValue(token.Number));
            case TokenKind.Text:
                return Constant(new JsValue(token.Text));
            case TokenKind.Template:
                return ParseTemplate();
            case TokenKind.Regex:
                return ParseRegex();
            case TokenKind.Keyword:
                return ParseKeyword();
            case TokenKind.Name:
                if (token.Text == "async" && IsFunctionAfterAsync()) return ParseFunctionExpression();
                _at++;
                return NewName(token.Text, token.Start);
            default:
                return ParseBracketed();
        }
    }

    private Literal Constant(JsValue value) => new(value) { Position = _tokens[_at++].Start };

    private Expression ParseKeyword()
    {
        var position = Current.Start;
        switch (Current.Text)
        {
            case "true": return Constant(JsValue.True);
            case "false": return Constant(JsValue.False);
            case "null": return Constant(JsValue.Null);
            case "this":
                _at++;
                return new This { Position = position };
            case "function": return ParseFunctionExpression();
            case "class": return ParseClass(false);
            case "import": throw Error("import is not available");
            default: throw Unexpected();
        }
    }

    private Expression ParseBracketed()
    {
        if (Is("[")) return ParseArrayLiteral();
        if (Is("{")) return ParseObjectLiteral();
        if (!Accept("(")) throw Unexpected();
        var inner = ParseWithIn();
        Expect(")");
        // A parenthesised chain ends here: (a?.b).c reads c of undefined.
        return inner;
    }

    private ArrayLiteral ParseArrayLiteral()
    {
        var position = Current.Start;
        Expect("[");
        var items = new List<Expression?>();
        var before = _noIn;
        _noIn = false;
        while (!Is("]"))
        {
            if (Accept(","))
            {
                items.Add(null);
                continue;
            }
            items.Add(ParseItem());
            if (!Is("]")) Expect(",");
        }
        _noIn = before;
        Expect("]");
        return new ArrayLiteral([.. items]) { Position = position };
    }

    private Expression ParseTemplate()
    {
        var position = Current.Start;
        var texts = new List<string> { Current.Text };
        var values = new List<Expression>();
        while (!_tokens[_at++].IsTail)
        {
            values.Add(ParseWithIn());
            if (Current.Kind != TokenKind.Template) throw Unexpected("'}' was expected");
            texts.Add(Current.Text);
        }
        return values.Count == 0 ? new Literal(new JsValue(texts[0])) { Position = position } : new TemplateLiteral([.. texts], [.. values]) { Position = position };
    }

    private RegexLiteral ParseRegex()
    {
        var token = _tokens[_at++];
        var cut = token.Text.LastIndexOf('\n');
        try
        {
            var regex = CompiledRegex.Compile(token.Text[..cut], token.Text[(cut + 1)..]);
            if ((_regexWeight += regex.Weight) > MaxRegexWeight) throw _source.Error(token.Start, "The script has too many regular expressions, or too large ones");
            return new RegexLiteral(regex) { Position = token.Start };
        }
        catch (RegexSyntaxException wrong)
        {
            throw _source.Error(token.Start + 1 + wrong.Offset, wrong.Message);
        }
    }

    private ObjectLiteral ParseObjectLiteral()
    {
        var position = Current.Start;
        Expect("{");
        var members = new List<Member>();
        var before = _noIn;
        _noIn = false;
        while (!Is("}"))
        {
            members.Add(ParseMember());
            if (!Is("}")) Expect(",");
        }
        _noIn = before;
        Expect("}");
        return new ObjectLiteral([.. members]) { Position = position };
    }

    private Member ParseMember()
    {
        if (Accept("...")) return new Member(MemberKind.Spread, null, null, ParseAssignment());
        var isShorthand = Current.Kind == TokenKind.Name && (IsAt(_at + 1, ",") || IsAt(_at + 1, "}"));
        if (isShorthand) return new Member(MemberKind.Value, Current.Text, null, NewName(Current.Text, _tokens[_at++].Start));
        if (Current.Kind == TokenKind.PrivateName) throw Unexpected();
        var kind = ParseMemberKind(out var isAsync);
        var (key, computed) = ParsePropertyKey();
        if (kind != MemberKind.Value || Is("(")) return new Member(kind == MemberKind.Value ? MemberKind.Method : kind, key, computed, ParseMethod(FunctionKind.Method, isAsync, kind));
        Expect(":");
        return new Member(MemberKind.Value, key, computed, ParseAssignment());
    }

    /// <summary>Reads <c>get</c>, <c>set</c> or <c>async</c> in front of a member, unless that word is the member's own name.</summary>
    private MemberKind ParseMemberKind(out bool isAsync)
    {
        isAsync = false;
        if (Is("*")) throw Error("Generators are not supported");
        if (Current.Kind != TokenKind.Name || Current.Text is not ("get" or "set" or "async")) return MemberKind.Value;
        var next = _tokens[_at + 1];
        if (next.Kind == TokenKind.End || (next.Kind == TokenKind.Punctuator && next.Text is not ("[" or "*"))) return MemberKind.Value;
        if (IsAt(_at + 1, "*")) throw Error("Generators are not supported");
        var word = _tokens[_at++].Text;
        isAsync = word == "async";
        return word switch { "get" => MemberKind.Getter, "set" => MemberKind.Setter, _ => MemberKind.Method };
    }

    private (object? Key, Expression? Computed) ParsePropertyKey()
    {
        if (Current.Kind is TokenKind.Name or TokenKind.Keyword or TokenKind.Text) return (_tokens[_at++].Text, null);
        if (Current.Kind == TokenKind.Number) return (Runtime.NumberText.Of(_tokens[_at++].Number), null);
        if (Current.Kind == TokenKind.PrivateName) return (PrivateKey(), null);
        if (!Accept("[")) throw Unexpected("a property name was expected");
        var before = _noIn;
        _noIn = false;
        var computed = ParseAssignment();
        _noIn = before;
        Expect("]");
        return (null, computed);
    }
}

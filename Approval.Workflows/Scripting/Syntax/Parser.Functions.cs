using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private bool IsFunctionAfterAsync() => _tokens[_at + 1] is { Kind: TokenKind.Keyword, Text: "function", AfterNewLine: false };

    private bool StartsArrow()
    {
        var at = _at;
        if (IsWord("async") && !_tokens[at + 1].AfterNewLine && (_tokens[at + 1].Kind == TokenKind.Name || (IsAt(at + 1, "(") && IsAt(_tokens[at + 1].Partner + 1, "=>")))) at++;
        if (_tokens[at].Kind == TokenKind.Name) return IsAt(at + 1, "=>");
        return IsAt(at, "(") && IsAt(_tokens[at].Partner + 1, "=>");
    }

    private FunctionExpression ParseArrow()
    {
        var position = Current.Start;
        var isAsync = IsWord("async") && !IsAt(_at + 1, "=>");
        if (isAsync) _at++;
        var info = new FunctionInfo { Kind = FunctionKind.Arrow, IsAsync = isAsync };
        return ParseFunction(info, position, () =>
        {
            if (Is("(")) ParseParameters(info);
            else AddParameter(info);
            Expect("=>");
            if (Is("{")) ParseBody(info);
            else info.Result = ParseAssignment();
        });
    }

    private FunctionExpression ParseFunctionExpression()
    {
        var position = Current.Start;
        var info = ParseFunctionHead(false);
        return ParseFunction(info, position, () =>
        {
            ParseParameters(info);
            ParseBody(info);
            if (info.Name.Length > 0 && _scope.Find(info.Name) is null) info.Self = _scope.Add(new Binding(info.Name, BindingKind.Var, 0));
        });
    }

    private FunctionInfo ParseFunctionHead(bool needsName)
    {
        var isAsync = AcceptWord("async");
        ExpectWord("function");
        if (Is("*")) throw Error("Generators are not supported");
        var name = needsName || Current.Kind == TokenKind.Name ? ExpectName() : "";
        return new FunctionInfo { Name = name, IsAsync = isAsync };
    }

    private void ParseFunctionDeclaration()
    {
        var position = Current.Start;
        var info = ParseFunctionHead(true);
        var binding = Declare(info.Name, BindingKind.Function, position);
        var function = ParseFunction(info, position, () =>
        {
            ParseParameters(info);
            ParseBody(info);
        });
        _scope.Layout.Add(binding, function);
    }

    private FunctionExpression ParseMethod(FunctionKind kind, bool isAsync, MemberKind member = MemberKind.Method)
    {
        var position = Current.Start;
        var info = new FunctionInfo { Kind = kind, IsAsync = isAsync };
        return ParseFunction(info, position, () =>
        {
            ParseParameters(info);
            var wanted = member switch { MemberKind.Getter => 0, MemberKind.Setter => 1, _ => info.Parameters.Count };
            if (info.Parameters.Count != wanted) throw _source.Error(position, wanted == 0 ? "A getter has no parameters" : "A setter has one parameter");
            ParseBody(info);
        });
    }

    /// <summary>Reads a function in a scope of its own; loops and labels around it do not reach inside.</summary>
    private FunctionExpression ParseFunction(FunctionInfo info, int position, Action read)
    {
        Descend();
        var (scope, loops, breaks, noIn) = (_scope, _loopDepth, _breakDepth, _noIn);
        var labels = _labels.ToArray();
        _labels.Clear();
        (_loopDepth, _breakDepth, _noIn) = (0, 0, false);
        _scope = NewScope(scope, info);
        read();
        (_scope, _loopDepth, _breakDepth, _noIn) = (scope, loops, breaks, noIn);
        _labels.AddRange(labels);
        _depth--;
        return new FunctionExpression(info) { Position = position };
    }

    private void ParseParameters(FunctionInfo info)
    {
        Expect("(");
        while (!Is(")"))
        {
            if (Accept("..."))
            {
                info.Rest = ParseBindingTarget(BindingKind.Parameter, []);
                break;
            }
            AddParameter(info);
            if (!Is(")")) Expect(",");
        }
        Expect(")");
    }

    private void AddParameter(FunctionInfo info)
    {
        var parameter = ParsePatternItem(() => ParseBindingTarget(BindingKind.Parameter, []));
        info.Parameters.Add(parameter);
        info.IsSimple &= parameter is { Target: Name, Fallback: null };
    }

    private void ParseBody(FunctionInfo info)
    {
        Expect("{");
        var body = new List<Statement>();
        while (!Is("}")) body.Add(ParseStatement(true));
        Expect("}");
        info.Body = [.. body];
    }
}

using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private Statement ParseLabelled()
    {
        var position = Current.Start;
        var labels = new List<string>();
        while (Current.Kind == TokenKind.Name && IsAt(_at + 1, ":"))
        {
            var text = Current.Text;
            if (labels.Contains(text) || _labels.Exists(label => label.Name == text)) throw Error($"The label '{text}' is already in use");
            labels.Add(text);
            _at += 2;
        }
        var isLoop = IsWord("for") || IsWord("while") || IsWord("do");
        var before = _labels.Count;
        _labels.AddRange(labels.Select(label => (label, isLoop)));
        var statement = IsWord("for") ? ParseFor([.. labels]) : isLoop ? ParseLoop([.. labels]) : ParseStatement();
        _labels.RemoveRange(before, labels.Count);
        return isLoop ? statement : labels.Aggregate(statement, (body, label) => new Labelled(label, body) { Position = position });
    }

    private Jump ParseJump()
    {
        var position = Current.Start;
        var isBreak = _tokens[_at++].Text == "break";
        string? label = null;
        if (Current.Kind == TokenKind.Name && !Current.AfterNewLine)
        {
            label = ExpectName();
            if (!_labels.Exists(known => known.Name == label && (isBreak || known.IsLoop))) throw _source.Error(position, $"There is no {(isBreak ? "statement" : "loop")} with the label '{label}' around this");
        }
        else if ((isBreak ? _breakDepth : _loopDepth) == 0)
        {
            throw _source.Error(position, isBreak ? "'break' is only allowed in a loop or switch" : "'continue' is only allowed in a loop");
        }
        EndStatement();
        return new Jump(isBreak ? Completion.Break : Completion.Continue, label) { Position = position };
    }

    private Statement ParseLoopBody()
    {
        _loopDepth++;
        _breakDepth++;
        var body = ParseStatement();
        _loopDepth--;
        _breakDepth--;
        return body;
    }

    private While ParseLoop(string[] labels)
    {
        var position = Current.Start;
        if (AcceptWord("do"))
        {
            var first = ParseLoopBody();
            ExpectWord("while");
            var until = ParseCondition();
            Accept(";");
            return new While(until, first, false) { Position = position, Labels = labels };
        }
        ExpectWord("while");
        var test = ParseCondition();
        return new While(test, ParseLoopBody(), true) { Position = position, Labels = labels };
    }

    private Switch ParseSwitch()
    {
        var position = Current.Start;
        ExpectWord("switch");
        var value = ParseCondition();
        var outer = _scope;
        _scope = NewScope(outer, null, isSwitch: true);
        _breakDepth++;
        var cases = new List<SwitchCase>();
        Expect("{");
        while (!Is("}")) cases.Add(ParseCase(cases));
        Expect("}");
        _breakDepth--;
        var made = new Switch(value, _scope.Layout, [.. cases]) { Position = position };
        _scope = outer;
        return made;
    }

    private SwitchCase ParseCase(List<SwitchCase> before)
    {
        Expression? test = null;
        if (AcceptWord("case")) test = ParseExpression();
        else if (before.Exists(static other => other.Test is null)) throw Unexpected("a switch has one default");
        else ExpectWord("default");
        Expect(":");
        var body = new List<Statement>();
        while (!IsWord("case") && !IsWord("default") && !Is("}")) body.Add(ParseStatement(true));
        return new SwitchCase(test, [.. body]);
    }

    private Try ParseTry()
    {
        var position = Current.Start;
        ExpectWord("try");
        var body = ParseBlock();
        Statement? handler = null;
        ITarget? caught = null;
        BlockLayout? layout = null;
        if (AcceptWord("catch"))
        {
            var outer = _scope;
            _scope = NewScope(outer, null);
            layout = _scope.Layout;
            if (Accept("("))
            {
                caught = ParseBindingTarget(BindingKind.Caught, []);
                Expect(")");
            }
            handler = ParseBlock();
            _scope = outer;
        }
        var finalizer = AcceptWord("finally") ? ParseBlock() : null;
        if (handler is null && finalizer is null) throw Unexpected("'catch' or 'finally' was expected");
        return new Try(body, layout, caught, handler, finalizer) { Position = position };
    }
}

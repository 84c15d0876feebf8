using System.Runtime.CompilerServices;
using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

/// <summary>
/// Reads the source into an executable tree by recursive descent. Depth is counted and the thread's stack is watched,
/// so hostile nesting ends in a <see cref="ScriptSyntaxException"/>.
/// </summary>
internal sealed partial class Parser
{
    private const int MaxDepth = 200;
    private const int MaxChain = 2_000;
    private const int LinksPerStackCheck = 16;

    // Matchers are built while reading, before any budget runs: about a hundred small ones, or a few large ones.
    private const int MaxRegexWeight = 10_000;

    private readonly SourceText _source;
    private readonly Token[] _tokens;
    private readonly List<Scope> _scopes = [];
    private readonly List<Name> _names = [];
    private readonly Dictionary<string, Runtime.JsSymbol> _privateNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _privateUses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _privateDeclared = new(StringComparer.Ordinal);
    private readonly List<(string Name, bool IsLoop)> _labels = [];
    private Scope _scope;
    private int _at;
    private int _depth;
    private int _loopDepth;
    private int _breakDepth;
    private int _regexWeight;
    private int _classDepth;
    private bool _noIn;

    private Parser(SourceText source)
    {
        _source = source;
        _tokens = new Lexer(source).Read();
        _scope = NewScope(null, new FunctionInfo { Name = "script" });
    }

    public static ParsedScript Parse(SourceText source)
    {
        if (source.Text.Length > SourceText.MaxLength) throw source.Error(0, $"The script is longer than {SourceText.MaxLength} characters");
        var parser = new Parser(source);
        try
        {
            return parser.ParseScript();
        }
        catch (InsufficientExecutionStackException)
        {
            throw parser.TooDeep();
        }
    }

    private ref Token Current => ref _tokens[_at];

    private bool IsTopLevel => _scope.FunctionScope.Parent is null;

    private ParsedScript ParseScript()
    {
        var function = _scope.Function!;
        var body = new List<Statement>();
        while (Current.Kind != TokenKind.End) body.Add(ParseStatement(true));
        function.Body = [.. body];
        var globals = new ScopeResolver().Resolve(_scopes, _names);
        CheckNames();
        return new ParsedScript(function, globals);
    }

    private void CheckNames()
    {
        foreach (var name in _names)
        {
            if (name.Text == "eval" && name.IsGlobal) throw _source.Error(name.Position, "eval is not available");
        }
        foreach (var (name, position) in _privateUses)
        {
            if (!_privateDeclared.Contains(name)) throw _source.Error(position, $"No class declares the private name '#{name}'");
        }
    }

    private void Descend()
    {
        if (++_depth > MaxDepth) throw TooDeep();
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    private ScriptSyntaxException TooDeep() => Error("The script is nested too deeply");

    /// <summary>A link of a chain such as a + b + c; every few links get a stack check.</summary>
    private Expression Link(Expression link, ref int length)
    {
        if (++length > MaxChain) throw Error("This chain of operations is too long");
        return length % LinksPerStackCheck == 0 ? Checked(link) : link;
    }

    // What is recognised by its type (targets, functions that take a name, callees) must stay bare; it is never deep by itself.
    private static Expression Checked(Expression inner) =>
        inner is ITarget or FunctionExpression or ClassExpression or OptionalChain ? inner : new StackCheck(inner) { Position = inner.Position };

    private Scope NewScope(Scope? parent, FunctionInfo? function, bool isSwitch = false)
    {
        var scope = new Scope(parent, function, function is null && _loopDepth > 0) { IsSwitch = isSwitch };
        _scopes.Add(scope);
        return scope;
    }

    private bool Is(string punctuator) => Current.Kind == TokenKind.Punctuator && Current.Text == punctuator;

    private bool IsWord(string word) => Current.Kind is TokenKind.Keyword or TokenKind.Name && Current.Text == word;

    private bool IsAt(int index, string punctuator) => _tokens[index].Kind == TokenKind.Punctuator && _tokens[index].Text == punctuator;

    private bool Accept(string punctuator)
    {
        if (!Is(punctuator)) return false;
        _at++;
        return true;
    }

    private bool AcceptWord(string word)
    {
        if (!IsWord(word)) return false;
        _at++;
        return true;
    }

    private void Expect(string punctuator)
    {
        if (!Accept(punctuator)) throw Unexpected($"'{punctuator}' was expected");
    }

    private void ExpectWord(string word)
    {
        if (!AcceptWord(word)) throw Unexpected($"'{word}' was expected");
    }

    private void EndStatement()
    {
        if (Accept(";") || Is("}") || Current.Kind == TokenKind.End || Current.AfterNewLine) return;
        throw Unexpected("';' or a new line was expected");
    }

    private string ExpectName()
    {
        if (Current.Kind != TokenKind.Name) throw Unexpected("a name was expected");
        return _tokens[_at++].Text;
    }

    private ScriptSyntaxException Error(string message) => _source.Error(Current.Start, message);

    private ScriptSyntaxException Unexpected(string? hint = null)
    {
        var found = Current.Kind switch
        {
            TokenKind.End => "end of script",
            TokenKind.Text => "string",
            TokenKind.Template => "template",
            TokenKind.Regex => "regular expression",
            _ => $"'{(Current.Text.Length > 40 ? Current.Text[..40] : Current.Text)}'",
        };
        return Error(hint is null ? $"Unexpected {found}" : $"Unexpected {found}, {hint}");
    }
}

/// <summary>The tree of a script and the names it expects from outside.</summary>
internal sealed record ParsedScript(FunctionInfo Function, string[] Globals);

using System.Buffers;
using System.Globalization;

namespace Approval.Workflows.Scripting.Syntax;

/// <summary>Cuts the source into tokens and pairs the brackets, so that the parser can look ahead past a whole pair.</summary>
internal sealed partial class Lexer(SourceText source)
{
    private const int MaxNesting = 400;

    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export",
        "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "return", "super", "switch",
        "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
    };

    // Longest first, so that the first match is the right one.
    private static readonly string[] s_punctuators =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.",
        "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+",
        "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", ".",
    ];

    private static readonly SearchValues<char> s_lineEnds = SearchValues.Create("\n\r\u2028\u2029");

    private readonly string _text = source.Text;
    private readonly List<Token> _tokens = [];
    private readonly Stack<(int Index, bool IsTemplate, bool IsBlock)> _open = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _at;
    private bool _newLine;
    private bool _closedOperand;

    public Token[] Read()
    {
        while (true)
        {
            SkipSpace();
            if (_at >= _text.Length) break;
            ReadToken();
        }
        if (_open.TryPeek(out var open)) throw Error(_tokens[open.Index].Start, $"This '{(open.IsTemplate ? "${" : _tokens[open.Index].Text)}' is never closed");
        Add(TokenKind.End, _at, "end of script");
        return [.. _tokens];
    }

    private ScriptSyntaxException Error(int position, string message) => source.Error(position, message);

    private void Add(TokenKind kind, int start, string text, double number = 0, bool isTail = false)
    {
        _tokens.Add(new Token { Kind = kind, Start = start, End = _at, Text = text, Number = number, IsTail = isTail, AfterNewLine = _newLine });
        _newLine = false;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (s_lineEnds.Contains(character)) _newLine = true;
            else if (character == '/' && Peek(1) == '/') SkipLine();
            else if (character == '/' && Peek(1) == '*') SkipComment();
            else if (character is not (' ' or '\t' or '\v' or '\f' or '\ufeff') && char.GetUnicodeCategory(character) != UnicodeCategory.SpaceSeparator) return;
            _at++;
        }
    }

    private void SkipLine()
    {
        while (_at + 1 < _text.Length && !s_lineEnds.Contains(_text[_at + 1])) _at++;
    }

    private void SkipComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0) throw Error(_at, "This comment is never closed");
        if (_text.AsSpan(_at, end - _at).ContainsAny(s_lineEnds)) _newLine = true;
        _at = end + 1;
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void ReadToken()
    {
        var character = _text[_at];
        if (IsNameStart(character)) ReadName();
        else if (char.IsAsciiDigit(character) || (character == '.' && char.IsAsciiDigit(Peek(1)))) ReadNumber();
        else if (character is '"' or '\'') ReadString(character);
        else if (character == '`') ReadTemplate(_at++);
        else if (character == '}' && _open.TryPeek(out var open) && open.IsTemplate) ContinueTemplate();
        else if (character == '#' && IsNameStart(Peek(1))) ReadPrivateName();
        else if (character == '/' && RegexAllowed()) ReadRegex();
        else ReadPunctuator();
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character is '_' or '$' || (character > 127 && char.IsLetter(character));

    private static bool IsNamePart(char character) => IsNameStart(character) || char.IsAsciiDigit(character)
        || (character > 127 && (char.IsDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private string ReadWord()
    {
        var start = _at;
        while (_at < _text.Length && IsNamePart(_text[_at])) _at++;
        if (Peek(0) == '\\') throw Error(_at, "Escapes in names are not supported");
        var word = _text[start.._at];
        if (_names.TryGetValue(word, out var known)) return known;
        return _names[word] = word;
    }

    private void ReadName()
    {
        var start = _at;
        var word = ReadWord();
        Add(s_keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, start, word);
    }

    private void ReadPrivateName()
    {
        var start = _at++;
        var word = ReadWord();
        Add(TokenKind.PrivateName, start, word);
    }

    private void ReadPunctuator()
    {
        var start = _at;
        var rest = _text.AsSpan(_at);
        foreach (var punctuator in s_punctuators)
        {
            if (!rest.StartsWith(punctuator, StringComparison.Ordinal)) continue;
            if (punctuator == "?." && char.IsAsciiDigit(Peek(2))) continue;
            _at += punctuator.Length;
            Pair(punctuator, start);
            return;
        }
        throw Error(_at, $"Unexpected character '{_text[_at]}'");
    }

    private void Pair(string punctuator, int start)
    {
        var isBlock = punctuator == "{" && OpensBlock();
        Add(TokenKind.Punctuator, start, punctuator);
        if (punctuator is "(" or "[" or "{") Open(false, isBlock);
        if (punctuator is not (")" or "]" or "}")) return;
        if (!_open.TryPop(out var open)) throw Error(start, $"Unexpected '{punctuator}'");
        ref var opening = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens)[open.Index];
        var expected = opening.Text switch { "(" => ")", "[" => "]", _ => "}" };
        if (punctuator != expected) throw Error(start, $"Unexpected '{punctuator}', '{expected}' was expected");
        opening.Partner = _tokens.Count - 1;
        _closedOperand = punctuator switch { ")" => !ClosesCondition(open.Index), "}" => !open.IsBlock, _ => true };
    }

    private void Open(bool isTemplate, bool isBlock)
    {
        if (_open.Count >= MaxNesting) throw Error(_at - 1, "The script is nested too deeply");
        _open.Push((_tokens.Count - 1, isTemplate, isBlock));
    }

    private bool ClosesCondition(int opening) => opening > 0 && _tokens[opening - 1] is { Kind: TokenKind.Keyword, Text: "if" or "while" or "for" };

    private bool OpensBlock()
    {
        if (_tokens.Count == 0) return true;
        var before = _tokens[^1];
        if (before.Kind == TokenKind.Keyword) return before.Text is "do" or "else" or "try" or "finally";
        return before.Kind != TokenKind.Punctuator || before.Text is ")" or ";" or "{" or "}" or "=>";
    }

    // A slash begins a regular expression where an operand may stand and divides after an operand.
    private bool RegexAllowed()
    {
        if (_tokens.Count == 0) return true;
        var before = _tokens[^1];
        return before.Kind switch
        {
            TokenKind.Keyword => before.Text is not ("this" or "super" or "null" or "true" or "false"),
            TokenKind.Template => !before.IsTail,
            TokenKind.Punctuator => before.Text is ")" or "]" or "}" ? !_closedOperand : before.Text is not ("++" or "--"),
            _ => false,
        };
    }
}

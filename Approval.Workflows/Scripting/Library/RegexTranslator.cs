using System.Globalization;
using System.Text;

namespace Approval.Workflows.Scripting.Library;

/// <summary>A pattern that is wrong or uses what a linear-time matcher cannot do; the offset is inside the pattern.</summary>
internal sealed class RegexSyntaxException(string message, int offset) : Exception(message)
{
    public int Offset => offset;
}

/// <summary>
/// Rewrites a pattern of the script language for the platform's linear-time matcher. Everything is read and written anew, so no
/// syntax of the platform's own gets through. Lookaround and back references need a backtracking matcher and are refused.
/// </summary>
internal sealed class RegexTranslator(string pattern, bool unicode, bool dotAll, bool multiline)
{
    private const int MaxLength = 2_000;
    private const int MaxNesting = 50;
    private const int MaxRepeat = 1_000;
    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const string Han = @"\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9";

    private readonly StringBuilder _result = new();
    private int _at;
    private int _nesting;
    private bool _mayStartRange;

    /// <summary>A measure of what building the matcher costs: repeats are unrolled.</summary>
    public int Weight { get; private set; } = 100;

    /// <summary>The name of each capturing group, null for groups without one.</summary>
    public List<string?> Groups { get; } = [];

    public string Translate()
    {
        if (pattern.Length > MaxLength) throw Error($"A regular expression may have {MaxLength} characters");
        while (_at < pattern.Length) ReadPart();
        if (_nesting > 0) throw Error("A group is never closed");
        return _result.ToString();
    }

    private RegexSyntaxException Error(string message) => new("Invalid regular expression: " + message, _at);

    private char Peek(int ahead) => _at + ahead < pattern.Length ? pattern[_at + ahead] : '\0';

    private void ReadPart()
    {
        var character = pattern[_at];
        switch (character)
        {
            case '\\': ReadEscape(false); break;
            case '[': ReadClass(); break;
            case '(': ReadGroup(); break;
            case '{': ReadBraces(); break;
            case '.': Replace(dotAll ? @"[\s\S]" : @"[^\n\r\u2028\u2029]"); break;
            case '$': Replace(multiline ? "$" : @"\z"); break;
            case ')':
                if (--_nesting < 0) throw Error("Unmatched ')'");
                Replace(")");
                break;
            case '^' or '|' or '*' or '+' or '?': Replace(character.ToString()); break;
            default: Replace(Literal(character)); break;
        }
    }

    private void Replace(string text)
    {
        _result.Append(text);
        _at++;
    }

    private static string Literal(char character) => char.IsAsciiLetterOrDigit(character) ? character.ToString() : $"\\u{(int)character:x4}";

    private void ReadGroup()
    {
        if (++_nesting > MaxNesting) throw Error("The groups are nested too deeply");
        if (Peek(1) != '?')
        {
            Groups.Add(null);
            Replace("(");
        }
        else if (Peek(2) == ':')
        {
            _at += 2;
            Replace("(?:");
        }
        else if (Peek(2) == '<' && Peek(3) is not ('=' or '!'))
        {
            ReadGroupName();
        }
        else
        {
            throw Error("Lookahead and lookbehind are not supported");
        }
    }

    // Named groups become plain ones: the platform numbers its named groups differently.
    private void ReadGroupName()
    {
        var end = pattern.IndexOf('>', _at);
        var name = end < 0 ? "" : pattern[(_at + 3)..end];
        if (name.Length == 0 || !name.All(static part => char.IsLetterOrDigit(part) || part is '_' or '$')) throw Error("Invalid group name");
        if (Groups.Contains(name)) throw Error("Duplicate group name");
        Groups.Add(name);
        _result.Append('(');
        _at = end + 1;
    }

    private void ReadBraces()
    {
        var end = pattern.IndexOf('}', _at);
        var bounds = end < 0 ? [] : pattern[(_at + 1)..end].Split(',');
        var isQuantifier = bounds.Length is 1 or 2 && bounds[0].Length > 0 && Array.TrueForAll(bounds, static bound => bound.All(char.IsAsciiDigit));
        if (!isQuantifier)
        {
            if (unicode) throw Error("Nothing to repeat");
            Replace(Literal('{'));
            return;
        }
        foreach (var bound in bounds)
        {
            if (bound.Length > 0 && (bound.Length > 4 || int.Parse(bound, CultureInfo.InvariantCulture) > MaxRepeat)) throw Error($"A part may be repeated {MaxRepeat} times at most");
            Weight += bound.Length > 0 ? int.Parse(bound, CultureInfo.InvariantCulture) : 0;
        }
        _result.Append(pattern, _at, end + 1 - _at);
        _at = end + 1;
    }

    private void ReadClass()
    {
        var negated = Peek(1) == '^';
        _at += negated ? 2 : 1;
        if (Peek(0) == ']')
        {
            Replace(negated ? @"[\s\S]" : @"[^\s\S]");
            return;
        }
        _result.Append(negated ? "[^" : "[");
        _mayStartRange = false;
        while (Peek(0) != ']') ReadClassAtom();
        Replace("]");
    }

    // In [\w-.] and [a-c-e] the second dash stands for itself: only a single character starts a range.
    private void ReadClassAtom()
    {
        if (_at >= pattern.Length) throw Error("A class is never closed");
        if (unicode && char.IsSurrogate(pattern[_at])) throw Error("Characters beyond U+FFFF in a class are not supported");
        if (pattern[_at] == '-' && _mayStartRange && Peek(1) != ']' && !IsSet(1))
        {
            Replace("-");
            ReadClassCharacter();
            _mayStartRange = false;
            return;
        }
        _mayStartRange = !IsSet(0);
        ReadClassCharacter();
    }

    private bool IsSet(int ahead) => Peek(ahead) == '\\' && Peek(ahead + 1) is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P';

    private void ReadClassCharacter()
    {
        if (_at >= pattern.Length) throw Error("A class is never closed");
        if (pattern[_at] == '\\') ReadEscape(true);
        else Replace(Literal(pattern[_at]));
    }

    private void ReadEscape(bool inClass)
    {
        _at++;
        if (_at >= pattern.Length) throw Error("\\ at end of pattern");
        var character = pattern[_at];
        switch (character)
        {
            case 'd': Replace(inClass ? "0-9" : "[0-9]"); break;
            case 'w': Replace(inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]"); break;
            case 's': Replace(inClass ? Space : $"[{Space}]"); break;
            case 'D': Replace(inClass ? @"\u0000-/:-\uffff" : "[^0-9]"); break;
            case 'W': Replace(inClass ? @"\u0000-/:-@\u005b-\u005e`\u007b-\uffff" : "[^a-zA-Z0-9_]"); break;
            case 'S': Replace(inClass ? @"\u0000-\u0008\u000e-\u001f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff" : $"[^{Space}]"); break;
            case 'b': Replace(inClass ? @"\u0008" : @"\b"); break;
            case 'B' when !inClass: Replace(@"\B"); break;
            case 'n' or 't' or 'r' or 'f' or 'v': Replace("\\" + character); break;
            case 'x' or 'u' or 'c': ReadCode(character); break;
            case 'p' or 'P' when unicode: ReadProperty(character, inClass); break;
            case 'k' when !inClass: throw Error("Back references are not supported");
            case '0' when !char.IsAsciiDigit(Peek(1)): Replace(@"\u0000"); break;
            case >= '0' and <= '9': throw Error(inClass ? "Octal escapes are not supported" : "Back references are not supported");
            default: Replace(Literal(character)); break;
        }
    }

    private void ReadCode(char kind)
    {
        if (kind == 'c')
        {
            if (!char.IsAsciiLetter(Peek(1))) throw Error("Invalid control escape");
            _result.Append(Literal((char)(Peek(1) & 31)));
            _at += 2;
            return;
        }
        var braces = kind == 'u' && unicode && Peek(1) == '{';
        var start = _at + (braces ? 2 : 1);
        var length = braces ? pattern.IndexOf('}', _at) - start : kind == 'x' ? 2 : 4;
        if (length is < 1 or > 6 || start + length > pattern.Length || !int.TryParse(pattern.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF) throw Error("Invalid escape");
        foreach (var unit in code >= 0x10000 ? char.ConvertFromUtf32(code) : ((char)code).ToString()) _result.Append(Literal(unit));
        _at = start + length + (braces ? 1 : 0);
    }

    private void ReadProperty(char kind, bool inClass)
    {
        var end = pattern.IndexOf('}', _at);
        var name = Peek(1) == '{' && end > 0 ? pattern[(_at + 2)..end] : "";
        if (name is "Script=Han" or "sc=Han" or "Script_Extensions=Han")
        {
            if (inClass && kind == 'P') throw Error("A negated script inside a class is not supported");
            _result.Append(inClass ? Han : $"[{(kind == 'P' ? "^" : "")}{Han}]");
        }
        else if (name is "L" or "Lu" or "Ll" or "Lt" or "Lm" or "Lo" or "N" or "Nd" or "Nl" or "No" or "P" or "S" or "Z" or "Zs" or "M" or "Mn" or "Sc" or "Letter" or "Alphabetic")
        {
            _result.Append(CultureInfo.InvariantCulture, $"\\{kind}{{{(name is "Letter" or "Alphabetic" ? "L" : name)}}}");
        }
        else
        {
            throw Error($"The property '{name}' is not supported");
        }
        _at = end + 1;
    }
}

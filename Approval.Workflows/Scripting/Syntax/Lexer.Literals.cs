using System.Globalization;
using System.Text;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Lexer
{
    private void ReadNumber()
    {
        var start = _at;
        var radix = Peek(0) == '0' ? (Peek(1) | 32) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        if (radix != 10) _at += 2;
        while (_at < _text.Length && IsNumberPart(radix)) _at++;
        var digits = _text[start.._at];
        if (Peek(0) == 'n') throw Error(start, "BigInt numbers are not supported");
        if (digits.Contains("__", StringComparison.Ordinal) || digits.EndsWith('_') || digits.Contains("_.", StringComparison.Ordinal)) throw Error(start, "A numeric separator must stand between digits");
        var plain = digits.Replace("_", "", StringComparison.Ordinal);
        var leadingZero = radix == 10 && plain.Length > 1 && plain[0] == '0' && char.IsAsciiDigit(plain[1]);
        var value = radix == 10 ? ParseDecimal(plain) : NumberText.ParseRadix(plain.AsSpan(2), radix);
        if (leadingZero || double.IsNaN(value) || (_at < _text.Length && IsNamePart(_text[_at]))) throw Error(start, "This number is not valid");
        Add(TokenKind.Number, start, digits, value);
    }

    private bool IsNumberPart(int radix)
    {
        var character = _text[_at];
        if (character == '_') return true;
        if (radix != 10) return char.IsAsciiLetterOrDigit(character) && character != 'n';
        return char.IsAsciiDigit(character) || character == '.' || (character | 32) == 'e' || (character is '+' or '-' && (_text[_at - 1] | 32) == 'e');
    }

    private static double ParseDecimal(string digits) =>
        double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    private void ReadString(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length || _text[_at] is '\n' or '\r') throw Error(start, "This string is never closed");
            var character = _text[_at++];
            if (character == quote) break;
            if (character == '\\') ReadEscape(text);
            else text.Append(character);
        }
        Add(TokenKind.Text, start, text.ToString());
    }

    private void ContinueTemplate()
    {
        _open.Pop();
        ReadTemplate(_at++);
    }

    // One chunk: up to the closing backtick or to the next ${.
    private void ReadTemplate(int start)
    {
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length) throw Error(start, "This template is never closed");
            var character = _text[_at++];
            if (character == '`') break;
            if (character == '$' && Peek(0) == '{')
            {
                _at++;
                Add(TokenKind.Template, start, text.ToString());
                Open(true, false);
                return;
            }
            if (character == '\\') ReadEscape(text);
            else if (character != '\r') text.Append(character);
            else if (Peek(0) != '\n') text.Append('\n');
        }
        Add(TokenKind.Template, start, text.ToString(), isTail: true);
    }

    private void ReadEscape(StringBuilder text)
    {
        var start = _at - 1;
        if (_at >= _text.Length) return;
        var character = _text[_at++];
        switch (character)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case '\r': if (Peek(0) == '\n') _at++; break;
            case '\n' or '\u2028' or '\u2029': break;
            case 'x': text.Append((char)ReadHex(start, 2)); break;
            case 'u': ReadUnicode(start, text); break;
            case '0' when !char.IsAsciiDigit(Peek(0)): text.Append('\0'); break;
            case >= '0' and <= '9': throw Error(start, "Octal escapes are not supported");
            default: text.Append(character); break;
        }
    }

    private void ReadUnicode(int start, StringBuilder text)
    {
        if (Peek(0) != '{')
        {
            text.Append((char)ReadHex(start, 4));
            return;
        }
        var end = _text.IndexOf('}', _at);
        var length = end - _at - 1;
        _at++;
        var code = length is > 0 and <= 6 ? ReadHex(start, length) : -1;
        if (code is < 0 or > 0x10FFFF) throw Error(start, "This escape is not valid");
        _at++;
        if (code >= 0x10000) text.Append(char.ConvertFromUtf32(code));
        else text.Append((char)code);
    }

    private int ReadHex(int start, int length)
    {
        if (_at + length <= _text.Length && int.TryParse(_text.AsSpan(_at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _at += length;
            return code;
        }
        throw Error(start, "This escape is not valid");
    }

    private void ReadRegex()
    {
        var start = _at++;
        var inClass = false;
        for (; ; _at++)
        {
            if (_at >= _text.Length || s_lineEnds.Contains(_text[_at])) throw Error(start, "This regular expression is never closed");
            var character = _text[_at];
            if (character == '\\') _at++;
            else if (character == '[') inClass = true;
            else if (character == ']') inClass = false;
            else if (character == '/' && !inClass) break;
        }
        if (_at >= _text.Length) throw Error(start, "This regular expression is never closed");
        var pattern = _text[(start + 1).._at++];
        var flags = ReadWord();
        Add(TokenKind.Regex, start, pattern + "\n" + flags);
    }
}

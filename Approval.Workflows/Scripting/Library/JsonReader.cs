using System.Globalization;
using System.Text;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary><c>JSON.parse</c>: RFC 8259, nothing more lenient.</summary>
internal sealed class JsonReader(Realm realm, string text)
{
    private int _at;

    public JsValue Read()
    {
        realm.Meter.Work(text.Length / 16);
        var value = ReadValue();
        SkipSpace();
        return _at == text.Length ? value : throw Unexpected();
    }

    private JsValue ReadValue()
    {
        SkipSpace();
        if (_at >= text.Length) throw realm.SyntaxError("Unexpected end of JSON input");
        return text[_at] switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => new JsValue(ReadString()),
            't' => ReadWord("true", JsValue.True),
            'f' => ReadWord("false", JsValue.False),
            'n' => ReadWord("null", JsValue.Null),
            _ => ReadNumber(),
        };
    }

    private JsThrow Unexpected() => _at >= text.Length
        ? realm.SyntaxError("Unexpected end of JSON input")
        : realm.SyntaxError($"Unexpected token '{text[_at]}' in JSON at position {_at}");

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
    }

    private bool Accept(char character)
    {
        SkipSpace();
        if (_at >= text.Length || text[_at] != character) return false;
        _at++;
        return true;
    }

    private void Expect(char character)
    {
        if (!Accept(character)) throw Unexpected();
    }

    private JsValue ReadWord(string word, JsValue value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) throw Unexpected();
        _at += word.Length;
        return value;
    }

    private JsValue ReadArray()
    {
        realm.Meter.Enter();
        var array = realm.NewArray();
        _at++;
        if (!Accept(']'))
        {
            do array.Add(ReadValue());
            while (Accept(','));
            Expect(']');
        }
        realm.Meter.Leave();
        return new JsValue(array);
    }

    private JsValue ReadObject()
    {
        realm.Meter.Enter();
        var made = realm.NewObject();
        _at++;
        if (!Accept('}'))
        {
            do ReadMember(made);
            while (Accept(','));
            Expect('}');
        }
        realm.Meter.Leave();
        return new JsValue(made);
    }

    private void ReadMember(JsObject made)
    {
        SkipSpace();
        if (_at >= text.Length || text[_at] != '"') throw Unexpected();
        var key = ReadString();
        Expect(':');
        made.Put(key, ReadValue());
    }

    private JsValue ReadNumber()
    {
        var start = _at;
        if (Peek() == '-') _at++;
        if (Peek() == '0') _at++;
        else Digits();
        if (Peek() == '.')
        {
            _at++;
            Digits();
        }
        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-') _at++;
            Digits();
        }
        return new JsValue(double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private void Digits()
    {
        if (!char.IsAsciiDigit(Peek())) throw Unexpected();
        while (char.IsAsciiDigit(Peek())) _at++;
    }

    private string ReadString()
    {
        var result = new StringBuilder();
        for (_at++; ; _at++)
        {
            if (_at >= text.Length) throw Unexpected();
            var character = text[_at];
            if (character == '"') break;
            if (character < ' ') throw Unexpected();
            result.Append(character == '\\' ? ReadEscape() : character);
        }
        _at++;
        realm.Meter.Allocate(24 + 2L * result.Length);
        return result.ToString();
    }

    private char ReadEscape()
    {
        _at++;
        switch (Peek())
        {
            case '"' or '\\' or '/': return text[_at];
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 < text.Length && ushort.TryParse(text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default: throw Unexpected();
        }
    }
}

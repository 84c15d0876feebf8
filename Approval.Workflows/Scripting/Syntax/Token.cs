using System.Runtime.InteropServices;

namespace Approval.Workflows.Scripting.Syntax;

internal enum TokenKind : byte
{
    End,
    Name,
    Keyword,
    Punctuator,
    Number,
    Text,
    Template,
    Regex,
    PrivateName,
}

/// <summary>One token. <see cref="Partner"/> of an opening bracket is the index of its closing one.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Token
{
    public TokenKind Kind;
    public bool AfterNewLine;

    /// <summary>A template chunk that ends the template.</summary>
    public bool IsTail;
    public int Start;
    public int End;
    public int Partner;
    public double Number;

    /// <summary>The word, the punctuator, the unescaped string, or pattern and flags of a regular expression joined by a line feed.</summary>
    public string Text;
}

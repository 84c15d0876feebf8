using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Approval.Host.Documents.Text;

/// <summary>What a character may do at the edge of a line.</summary>
internal static class Punctuation
{
    private static readonly FrozenSet<int> Opening = Set("（〔【《〈「『“‘［｛￥＄([{¥$£€№");
    private static readonly FrozenSet<int> Closing = Set("，。、；：？！）〕】》〉」』”’］｝·％‰℃°′″～,.;:?!)]}%");
    private static readonly FrozenSet<int> Blank = Set("，。、；：？！）〕】》〉」』］｝");
    private static readonly FrozenSet<int> Repeated = Set("—…⸺─");
    private static readonly FrozenSet<int> Joining = Set("-_/@&+#='\\.:,%");

    /// <summary>Must not end a line.</summary>
    public static bool Opens(int c) => Opening.Contains(c);

    /// <summary>Must not begin a line.</summary>
    public static bool Closes(int c) => Closing.Contains(c);

    /// <summary>Full-width, with nothing in its right half.</summary>
    public static bool HalfBlank(int c) => Blank.Contains(c);

    /// <summary>Written twice for one sign: dash and ellipsis.</summary>
    public static bool Repeats(int c) => Repeated.Contains(c);

    public static bool IsSpace(int c) => c is ' ' or '\t' or 0x3000;

    /// <summary>Part of a Latin word, a number or a code such as a web address.</summary>
    public static bool IsWord(int c) => c < 0x3000 && (IsLetterOrDigit(c) || Joining.Contains(c));

    /// <summary>Between the parts of a code, an address or a compound: the best place to tear one that is too long.</summary>
    public static bool Joins(int c) => Joining.Contains(c);

    private static bool IsLetterOrDigit(int c) => Rune.IsValid(c) && Rune.GetUnicodeCategory(new Rune(c)) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark;

    private static FrozenSet<int> Set(string characters) => characters.EnumerateRunes().Select(r => r.Value).ToFrozenSet();
}

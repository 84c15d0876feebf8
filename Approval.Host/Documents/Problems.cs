using System.Text;

namespace Approval.Host.Documents;

/// <summary>Why a document cannot be made; each names the place and says it in a sentence for a clerk.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Place">The element of the layout or document, such as <c>face.name</c>.</param>
/// <param name="Chinese">The sentence a clerk reads.</param>
/// <param name="English">The same in English.</param>
public abstract record DocumentProblem(string Code, string Place, string Chinese, string English);

/// <summary>A character that is in none of the fonts. It is never replaced by a box: a name printed wrongly is a wrong licence.</summary>
public sealed record MissingGlyph(string Place, Rune Character, string Text)
    : DocumentProblem("document.missing-glyph", Place, $"字体中没有“{Character}”（U+{Character.Value:X4}），无法印制“{Text}”。请补充字库或核对该字。",
        $"No font has the character '{Character}' (U+{Character.Value:X4}) of '{Text}'. Add a font or check the character.");

/// <summary>Text that is too long for its place even at the smallest allowed size.</summary>
/// <param name="MinimumSize">Points.</param>
public sealed record DoesNotFit(string Place, string Text, double MinimumSize)
    : DocumentProblem("document.does-not-fit", Place, $"“{Text}”缩到最小字号 {MinimumSize:0.##} 磅仍放不下。请缩短内容或调整版式。",
        $"'{Text}' does not fit even at {MinimumSize:0.##} points. Shorten it or change the layout.");

/// <summary>A field that the layout shows and the face data lack.</summary>
public sealed record MissingFace(string Place, string Field, string Label)
    : DocumentProblem("document.missing-face", Place, $"照面信息缺少“{Label}”（{Field}）。",
        $"The face data lack '{Field}'.");

/// <summary>What came of making a document.</summary>
public abstract record RenderOutcome;

/// <summary>A finished PDF/A-1b file.</summary>
public sealed record RenderedDocument(byte[] Bytes) : RenderOutcome
{
    public string ContentType => "application/pdf";
}

/// <summary>Nothing was made; all problems found are told at once.</summary>
public sealed record RenderRefused(IReadOnlyList<DocumentProblem> Problems) : RenderOutcome;

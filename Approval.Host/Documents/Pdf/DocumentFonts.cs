using Approval.Host.Documents.Fonts;

namespace Approval.Host.Documents.Pdf;

/// <summary>A face as one document uses it: its resource name, its objects and its subset.</summary>
/// <param name="name">In resource dictionaries.</param>
/// <param name="id">The font for text, with a map back to characters.</param>
internal sealed class FontUse(string name, int id, FontSubset subset)
{
    public string Name { get; } = name;

    public int Id { get; } = id;

    public FontSubset Subset { get; } = subset;

    /// <summary>
    /// The same glyphs without characters, when the document needs them: writing bent around a seal is a figure
    /// and must not turn up between the lines of copied text.
    /// </summary>
    public int? FigureId { get; set; }
}

/// <summary>The faces that a document has used so far.</summary>
internal sealed class DocumentFonts(PdfFile file)
{
    private readonly List<FontUse> _uses = [];

    public IReadOnlyList<FontUse> Uses => _uses;

    public FontUse Use(TrueTypeFace face)
    {
        foreach (var use in _uses)
            if (ReferenceEquals(use.Subset.Face, face))
                return use;
        var added = new FontUse($"F{_uses.Count + 1}", file.Reserve(), new FontSubset(face));
        _uses.Add(added);
        return added;
    }

    /// <summary>The face for glyphs that are part of a picture.</summary>
    public FontUse UseAsFigure(TrueTypeFace face)
    {
        var use = Use(face);
        use.FigureId ??= file.Reserve();
        return use;
    }

    /// <summary>The <c>/Font</c> entry of a page's resource dictionary.</summary>
    public string Resources => $"/Font << {string.Concat(_uses.Select(u => $"/{u.Name} {u.Id} 0 R "))}>>";

    /// <summary>The <c>/Font</c> entry of a picture's resource dictionary.</summary>
    public string FigureResources => $"/Font << {string.Concat(_uses.Where(u => u.FigureId is not null).Select(u => $"/{u.Name} {u.FigureId} 0 R "))}>>";
}

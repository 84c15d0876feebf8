using Approval.Host.Documents.Fonts;

namespace Approval.Host.Documents.Pdf;

/// <summary>A face as one document uses it: its resource name, its object and its subset.</summary>
internal sealed record FontUse(string Name, int Id, FontSubset Subset);

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

    /// <summary>The <c>/Font</c> entry of a resource dictionary.</summary>
    public string Resources => $"/Font << {string.Concat(_uses.Select(u => $"/{u.Name} {u.Id} 0 R "))}>>";
}

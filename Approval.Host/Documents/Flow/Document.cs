using Approval.Host.Documents.Layouts;

namespace Approval.Host.Documents.Flow;

/// <summary>A document that runs over as many pages as it needs: notices, receipts, printed forms.</summary>
/// <param name="Title">Window title and metadata; not printed by itself.</param>
/// <param name="Author">The issuing body.</param>
/// <param name="Blocks">From top to bottom.</param>
public sealed record Document(string Title, string Author, IReadOnlyList<Block> Blocks)
{
    /// <summary>The paper; A4 portrait unless said otherwise.</summary>
    public PageSize Page { get; init; } = new(210, 297);

    /// <summary>The margins of official documents (GB/T 9704: 37 mm above, 28 mm left).</summary>
    public Margins Margins { get; init; } = new(28, 37, 26, 35);

    /// <summary>Numbers such as 第 1 页 共 3 页 at the foot of every page.</summary>
    public bool PageNumbers { get; init; } = true;
}

/// <summary>Millimetres.</summary>
public sealed record Margins(double Left, double Top, double Right, double Bottom);

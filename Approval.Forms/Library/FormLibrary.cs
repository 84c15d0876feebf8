using System.Collections.Frozen;
using Approval.Forms.Bundles;
using Approval.Forms.CodeLists;
using Approval.Forms.DataElements;
using Approval.Forms.Items;
using Approval.Forms.Materials;

namespace Approval.Forms;

/// <summary>
/// An immutable set of definitions that refer only to each other: built by <see cref="FormLibraryBuilder"/>, which leaves out
/// what refers to something missing. Safe to share between threads.
/// </summary>
public sealed class FormLibrary
{
    public static FormLibrary Empty { get; } = new([], [], [], [], []);

    public FormLibrary(
        IEnumerable<DataElement> elements,
        IEnumerable<CodeList> codeLists,
        IEnumerable<Material> materials,
        IEnumerable<ServiceItem> items,
        IEnumerable<Bundle> bundles)
    {
        Elements = elements.ToFrozenDictionary(element => element.Identifier, StringComparer.Ordinal);
        CodeLists = codeLists.ToFrozenDictionary(list => list.Id, StringComparer.Ordinal);
        Materials = materials.ToFrozenDictionary(material => material.Id, StringComparer.Ordinal);
        Items = items.ToFrozenDictionary(item => item.Id, StringComparer.Ordinal);
        Bundles = bundles.ToFrozenDictionary(bundle => bundle.Id, StringComparer.Ordinal);
    }

    /// <summary>Data elements by identifier.</summary>
    public IReadOnlyDictionary<string, DataElement> Elements { get; }

    public IReadOnlyDictionary<string, CodeList> CodeLists { get; }

    public IReadOnlyDictionary<string, Material> Materials { get; }

    public IReadOnlyDictionary<string, ServiceItem> Items { get; }

    public IReadOnlyDictionary<string, Bundle> Bundles { get; }

    /// <summary>The element at an identifier or a path such as <c>shareholders.id-number</c>; null when there is none.</summary>
    public DataElement? ElementAt(string path)
    {
        var dot = path.LastIndexOf('.');
        var element = Elements.GetValueOrDefault(dot < 0 ? path : path[(dot + 1)..]);
        return dot < 0 || ElementAt(path[..dot]) is { } group && group.Domain.Members.Contains(path[(dot + 1)..], StringComparer.Ordinal) ? element : null;
    }
}

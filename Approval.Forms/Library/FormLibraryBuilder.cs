using Approval.Forms.Bundles;
using Approval.Forms.CodeLists;
using Approval.Forms.DataElements;
using Approval.Forms.Items;
using Approval.Forms.Materials;
using Approval.Forms.Reading;

namespace Approval.Forms;

/// <summary>A library and what was left out of it, with the reasons.</summary>
public sealed record FormLibraryResult(FormLibrary Library, IReadOnlyList<LoadProblem> Problems);

/// <summary>
/// Collects definition files and checks that they fit together. A definition with a problem is left out and so is what
/// refers to it; the rest loads.
/// </summary>
public sealed class FormLibraryBuilder
{
    private readonly Shelf<CodeList> codeLists = new(list => list.Id);
    private readonly Shelf<DataElement> elements = new(element => element.Identifier);
    private readonly Shelf<Material> materials = new(material => material.Id);
    private readonly Shelf<ServiceItem> items = new(item => item.Id);
    private readonly Shelf<Bundle> bundles = new(bundle => bundle.Id);
    private readonly List<LoadProblem> problems = [];

    public FormLibraryBuilder AddElement(string json, string fileName) => Add(elements, DefinitionReader.TryReadElement(json, fileName), json);

    public FormLibraryBuilder AddCodeList(string json, string fileName) => Add(codeLists, DefinitionReader.TryReadCodeList(json, fileName), json);

    public FormLibraryBuilder AddMaterial(string json, string fileName) => Add(materials, DefinitionReader.TryReadMaterial(json, fileName), json);

    public FormLibraryBuilder AddItem(string json, string fileName) => Add(items, DefinitionReader.TryReadItem(json, fileName), json);

    public FormLibraryBuilder AddBundle(string json, string fileName) => Add(bundles, DefinitionReader.TryReadBundle(json, fileName), json);

    /// <summary>Checks references until nothing more has to be left out.</summary>
    public FormLibraryResult Build()
    {
        var library = Snapshot();
        while (Sweep(library))
            library = Snapshot();
        return new FormLibraryResult(library, [.. problems]);
    }

    private FormLibraryBuilder Add<T>(Shelf<T> shelf, ReadResult<T> read, string json)
        where T : class
    {
        problems.AddRange(read.Problems);
        if (read.Value is { } value && !shelf.TryAdd(value, read.File, json, out var first))
            problems.Add(new LoadProblem(read.File, 1, "$", $"the same identifier is already defined in {first}."));
        return this;
    }

    private FormLibrary Snapshot() => new(elements.Values, codeLists.Values, materials.Values, items.Values, bundles.Values);

    private bool Sweep(FormLibrary library)
    {
        var before = problems.Count;
        codeLists.Sweep(CodeListReferences.Check, problems);
        elements.Sweep(element => ElementReferences.Check(element, library), problems);
        materials.Sweep(MaterialReferences.Check, problems);
        items.Sweep(item => ItemReferences.Check(item, library), problems);
        bundles.Sweep(bundle => BundleReferences.Check(bundle, library), problems);
        return problems.Count > before;
    }

    private sealed class Shelf<T>(Func<T, string> identify)
        where T : class
    {
        private readonly Dictionary<string, (T Value, string File, string Json)> entries = new(StringComparer.Ordinal);

        public IEnumerable<T> Values => entries.Values.Select(entry => entry.Value);

        public bool TryAdd(T value, string file, string json, out string first)
        {
            first = entries.TryGetValue(identify(value), out var entry) ? entry.File : file;
            return entries.TryAdd(identify(value), (value, file, json));
        }

        public void Sweep(Func<T, IEnumerable<(string Path, string Message)>> check, List<LoadProblem> problems)
        {
            foreach (var (id, entry) in entries.ToList())
            {
                var found = check(entry.Value).Select(each => DefinitionReader.Locate(entry.Json, entry.File, each.Path, each.Message)).ToList();
                if (found.Count == 0) continue;
                problems.AddRange(found);
                entries.Remove(id);
            }
        }
    }
}

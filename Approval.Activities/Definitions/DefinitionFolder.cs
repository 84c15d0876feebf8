using Approval.Forms;

namespace Approval.Activities.Definitions;

/// <summary>The definitions folder as it stands on disk: every file that conforms to its schema, and why the others do not.</summary>
internal sealed class DefinitionFolder
{
    private readonly Dictionary<(string Kind, string Id), DefinitionFile> _files = [];
    private readonly List<LoadProblem> _problems = [];

    /// <summary>Folder name and schema name of each kind.</summary>
    private static readonly (string Folder, string Schema)[] Kinds =
    [
        ("departments", "department"), ("calendars", "calendar"), ("code-lists", "code-list"),
        ("data-elements", "data-element"), ("materials", "material"), ("items", "item"),
    ];

    public IReadOnlyList<LoadProblem> Problems => _problems;

    public IEnumerable<DefinitionFile> Of(string kind) => _files.Where(f => f.Key.Kind == kind).OrderBy(f => f.Key.Id, StringComparer.Ordinal).Select(f => f.Value);

    public DefinitionFile? Find(string kind, string id) => _files.GetValueOrDefault((kind, id));

    public static DefinitionFolder Load(string root)
    {
        var folder = new DefinitionFolder();
        foreach (var (name, schema) in Kinds)
            folder.LoadKind(root, name, schema);
        folder.LoadBundles(root);
        return folder;
    }

    private void LoadKind(string root, string kind, string schemaName)
    {
        if (Schema(root, schemaName) is not { } schema)
            return;
        foreach (var path in FilesIn(Path.Combine(root, kind), "*.json"))
            if (Read(root, path, schema) is { } file && IsAt(file, Path.GetFileNameWithoutExtension(path)))
                _files[(kind, file.Id)] = file;
    }

    // A bundle is a folder: its definition, its Elsa workflow and the layout of its licence stand together.
    private void LoadBundles(string root)
    {
        if ((Schema(root, "bundle"), Schema(root, "licence-layout")) is not ({ } schema, { } layoutSchema))
            return;
        foreach (var path in FilesIn(Path.Combine(root, "bundles"), "bundle.json", SearchOption.AllDirectories))
        {
            var folder = Path.GetDirectoryName(path)!;
            if (Read(root, path, schema) is not { } bundle || !IsAt(bundle, Path.GetFileName(folder)))
                continue;
            var workflow = Read(root, Path.Combine(folder, bundle.Root.Value<string>("workflow")!), schema: null);
            var layout = Read(root, Path.Combine(folder, bundle.Root.Value<string>("licenceLayout")!), layoutSchema);
            if (workflow is null || layout is null)
            {
                _problems.Add(new LoadProblem(bundle.Path, null, "", "is not published because its workflow or licence layout cannot be used"));
                continue;
            }
            _files[("workflows", bundle.Id)] = workflow;
            _files[("layouts", bundle.Id)] = layout;
            _files[("bundles", bundle.Id)] = bundle;
        }
    }

    private DefinitionFile? Read(string root, string path, SchemaCheck? schema)
    {
        if (!File.Exists(path))
        {
            _problems.Add(new LoadProblem(Path.GetRelativePath(root, path).Replace('\\', '/'), null, "", "does not exist"));
            return null;
        }
        var (file, problem) = DefinitionFile.Read(root, path);
        if (problem is not null)
            _problems.Add(problem);
        if (file is null || schema is null)
            return file;
        var violations = schema.Check(file.Root, file.Path);
        if (violations.Count == 0)
            violations = [.. DefinitionRules.Check(file)];
        _problems.AddRange(violations);
        return violations.Count == 0 ? file : null;
    }

    private bool IsAt(DefinitionFile file, string expected)
    {
        if (file.Id != expected)
            _problems.Add(new LoadProblem(file.Path, file.LineOf("id"), "id", $"is '{file.Id}', but the file's place says '{expected}'"));
        return file.Id == expected;
    }

    // Without its schema a kind is left out: unchecked files would fail later, where nobody knows their line.
    private SchemaCheck? Schema(string root, string name)
    {
        var (file, problem) = DefinitionFile.Read(root, Path.Combine(root, "schemas", name + ".schema.json"));
        var problems = file is null ? [problem!] : SchemaVetting.Vet(file);
        _problems.AddRange(problems);
        return problems.Count == 0 ? new SchemaCheck(file!.Root) : null;
    }

    private static IEnumerable<string> FilesIn(string folder, string pattern, SearchOption depth = SearchOption.TopDirectoryOnly) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, depth).Order(StringComparer.Ordinal) : [];
}

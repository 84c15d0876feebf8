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
        var schema = Schema(root, schemaName);
        foreach (var path in FilesIn(Path.Combine(root, kind), "*.json"))
            if (Read(root, path, schema) is { } file)
                Keep(kind, file, file.Id, Path.GetFileNameWithoutExtension(path));
    }

    // A bundle is a folder: its definition, its Elsa workflow and the layout of its licence stand together.
    private void LoadBundles(string root)
    {
        var bundles = Path.Combine(root, "bundles");
        foreach (var path in FilesIn(bundles, "bundle.json", SearchOption.AllDirectories))
        {
            if (Read(root, path, Schema(root, "bundle")) is not { } bundle)
                continue;
            var (id, folder) = (bundle.Id, Path.GetDirectoryName(path)!);
            var workflow = Read(root, Path.Combine(folder, bundle.Root.Value<string>("workflow")!), schema: null);
            var layout = Read(root, Path.Combine(folder, bundle.Root.Value<string>("licenceLayout")!), Schema(root, "licence-layout"));
            if (workflow is null || layout is null)
            {
                _problems.Add(new LoadProblem(bundle.Path, null, "", "is not published because its workflow or licence layout cannot be used"));
                continue;
            }
            Keep("workflows", workflow, id, id);
            Keep("layouts", layout, id, id);
            Keep("bundles", bundle, id, Path.GetFileName(folder));
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
        _problems.AddRange(violations);
        return violations.Count == 0 ? file : null;
    }

    private void Keep(string kind, DefinitionFile file, string id, string expected)
    {
        if (id != expected)
            _problems.Add(new LoadProblem(file.Path, file.LineOf("id"), "id", $"is '{id}', but the file's place says '{expected}'"));
        else
            _files[(kind, id)] = file;
    }

    private SchemaCheck? Schema(string root, string name)
    {
        var (file, problem) = DefinitionFile.Read(root, Path.Combine(root, "schemas", name + ".schema.json"));
        if (problem is not null)
            _problems.Add(problem);
        return file is null ? null : new SchemaCheck(file.Root);
    }

    private static IEnumerable<string> FilesIn(string folder, string pattern, SearchOption depth = SearchOption.TopDirectoryOnly) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, depth).Order(StringComparer.Ordinal) : [];
}

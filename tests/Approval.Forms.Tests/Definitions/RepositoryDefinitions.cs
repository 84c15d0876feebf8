namespace Approval.Forms.Tests.Definitions;

/// <summary>The product's own definitions, read once.</summary>
internal static class RepositoryDefinitions
{
    private static readonly Lazy<FormLibraryResult> Read = new(Build);

    public static FormLibraryResult Result => Read.Value;

    public static FormLibrary Library => Read.Value.Library;

    public static string Folder { get; } = Find();

    private static FormLibraryResult Build()
    {
        var builder = new FormLibraryBuilder();
        Each("data-elements", "*.json", builder.AddElement);
        Each("code-lists", "*.json", builder.AddCodeList);
        Each("materials", "*.json", builder.AddMaterial);
        Each("items", "*.json", builder.AddItem);
        Each("bundles", "bundle.json", builder.AddBundle);
        return builder.Build();
    }

    private static void Each(string folder, string pattern, Func<string, string, FormLibraryBuilder> add)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            add(File.ReadAllText(file), Path.GetRelativePath(Folder, file));
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Approval.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "definitions");
    }
}

namespace Approval.Activities.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Found = new(() =>
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Approval.sln")))
            at = at.Parent;
        return at?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    });

    public static string At(params string[] parts) => Path.Combine([Found.Value, .. parts]);

    /// <summary>The rooms' sources, without what a build leaves; paths are relative to the repository, with forward slashes.</summary>
    public static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(At(room), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Found.Value, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
}

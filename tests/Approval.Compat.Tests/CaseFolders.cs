namespace Approval.Compat.Tests;

/// <summary>
/// Where cases are found: the few of this project, <c>shared/compat</c> beside any folder above the repository, and the
/// folder named by <c>APPROVAL_COMPAT_DIR</c>.
/// </summary>
public static class CaseFolders
{
    public static IEnumerable<string> Files() =>
        Folders().Distinct(StringComparer.Ordinal).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            .DistinctBy(Path.GetFullPath);

    private static IEnumerable<string> Folders()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "Cases");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "compat");
        if (Environment.GetEnvironmentVariable("APPROVAL_COMPAT_DIR") is { Length: > 0 } named)
            yield return named;
    }
}

namespace Approval.Host.Tests.Documents;

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
}

namespace Approval.Host.Hosting;

/// <summary>Where the product stands: the directory that holds <c>definitions/</c> and <c>node_modules/</c>.</summary>
internal static class Installation
{
    /// <summary>The nearest directory at or above the program that holds the definitions.</summary>
    /// <remarks>In a clone that is the repository, for a published host it is the program's own directory.</remarks>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var place = new DirectoryInfo(start); place is not null; place = place.Parent)
        {
            if (File.Exists(Path.Combine(place.FullName, "package-lock.json")) || Directory.Exists(Path.Combine(place.FullName, "definitions")))
                return place.FullName;
        }

        return AppContext.BaseDirectory;
    }
}

namespace Approval.Host.Documents.Fonts;

/// <summary>Finds font files: first the folder of the options, then <c>node_modules</c> upwards from the program.</summary>
internal sealed class FontFiles(FontOptions options, string? startFolder = null)
{
    private readonly string _start = startFolder ?? AppContext.BaseDirectory;

    /// <param name="package">npm package below <c>@expo-google-fonts</c>.</param>
    /// <param name="weight">Folder of the weight, such as <c>700Bold</c>.</param>
    /// <param name="file">File name without folder.</param>
    /// <exception cref="FileNotFoundException">No candidate exists; the message says what to do.</exception>
    public string Locate(string package, string weight, string file) =>
        Candidates(package, weight, file).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"Font file {file} was found neither in the configured folder ({options.Folder ?? "none"}) nor in node_modules/@expo-google-fonts/{package} above {_start}. Run 'npm ci' in the repository root.",
            file);

    /// <summary>The fallback file's path, or null when this machine has none.</summary>
    public string? LocateFallback(string file)
    {
        var path = Path.Combine(options.FallbackFolder, file);
        return File.Exists(path) ? path : null;
    }

    private IEnumerable<string> Candidates(string package, string weight, string file)
    {
        if (options.Folder is { } folder)
        {
            yield return Path.Combine(folder, file);
            yield return Path.Combine(folder, package, weight, file);
        }
        for (var at = new DirectoryInfo(_start); at is not null; at = at.Parent)
            yield return Path.Combine(at.FullName, "node_modules", "@expo-google-fonts", package, weight, file);
    }
}

namespace Approval.Host.Documents.Fonts;

/// <summary>Where type is found.</summary>
public sealed record FontOptions
{
    /// <summary>A folder holding the Noto files, flat or laid out as in the npm packages; null searches <c>node_modules</c> upwards from the program.</summary>
    public string? Folder { get; init; }

    /// <summary>A folder that may hold LXGW WenKai, asked for characters the other faces lack; it need not exist.</summary>
    public string FallbackFolder { get; init; } = "/usr/share/fonts/truetype/lxgw-wenkai";
}

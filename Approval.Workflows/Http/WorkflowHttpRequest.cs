using System.Text.Json.Nodes;

namespace Approval.Workflows.Http;

/// <summary>A request as the host hands it over; this room knows no web server.</summary>
/// <param name="Method">GET, POST …, in any case.</param>
/// <param name="Path">Relative to where the host mounts workflows, percent-encoding as it came.</param>
public sealed record WorkflowHttpRequest(string Method, string Path)
{
    /// <summary>Decoded values by name; several values of one name as they came.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Media type without parameters, e.g. <c>application/json</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body as text; null or empty for none. Of a multipart form the host gives <see cref="Form"/> and <see cref="Files"/> instead.</summary>
    public string? Body { get; init; }

    public IReadOnlyDictionary<string, string> Form { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<WorkflowHttpFile> Files { get; init; } = [];

    /// <summary>Length of the whole body in bytes.</summary>
    public long Length { get; init; }

    /// <summary>The person or system signed in; null for nobody.</summary>
    public string? User { get; init; }
}

/// <summary>An uploaded file.</summary>
/// <param name="Field">Name of the form field.</param>
public sealed record WorkflowHttpFile(string Field, string FileName, string? ContentType, ReadOnlyMemory<byte> Content);

/// <summary>What the host answers.</summary>
/// <param name="Body">Text, or null for none.</param>
public sealed record WorkflowHttpResponse(int Status, string? Body = null, string? ContentType = null)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>False: the host commits nothing of the transaction it gave.</summary>
    public bool Commit { get; init; }

    internal static WorkflowHttpResponse Error(int status, string message, params string[] workflows)
    {
        var body = new JsonObject { ["errorMessage"] = message };
        if (workflows.Length > 0)
            body["workflows"] = new JsonArray([.. workflows.Select(w => (JsonNode)w)]);
        return new WorkflowHttpResponse(status, body.ToJsonString(Definitions.DefinitionJson.Compact), "application/json");
    }
}

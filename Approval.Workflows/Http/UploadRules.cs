using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Http;

/// <summary>What an endpoint accepts. A request it does not accept is refused, or goes on by an outcome if the endpoint exposes that.</summary>
internal static class UploadRules
{
    /// <summary>The refusal that applies; null when the request is accepted.</summary>
    /// <returns>Status of the answer, outcome, and whether the endpoint exposes that outcome.</returns>
    public static (int Status, string Outcome, bool Exposed)? Refusal(ActivityNode endpoint, WorkflowHttpRequest request)
    {
        if (Limit(endpoint, "requestSizeLimit") is { } most && request.Length > most)
            return (413, "Request too large", Flag(endpoint, "exposeRequestTooLargeOutcome"));
        foreach (var file in request.Files)
        {
            var extension = Path.GetExtension(file.FileName).TrimStart('.');
            if (Limit(endpoint, "fileSizeLimit") is { } largest && file.Content.Length > largest)
                return (413, "File too large", Flag(endpoint, "exposeFileTooLargeOutcome"));
            if (List(endpoint, "blockedFileExtensions").Contains(extension, StringComparer.OrdinalIgnoreCase) || Excludes(List(endpoint, "allowedFileExtensions"), extension))
                return (415, "Invalid file extension", Flag(endpoint, "exposeInvalidFileExtensionOutcome"));
            if (Excludes(List(endpoint, "allowedMimeTypes"), file.ContentType ?? ""))
                return (415, "Invalid file MIME type", Flag(endpoint, "exposeInvalidFileMimeTypeOutcome"));
        }
        return null;
    }

    private static bool Excludes(List<string> allowed, string value) => allowed.Count > 0 && !allowed.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static long? Limit(ActivityNode endpoint, string name) => endpoint.Fixed(name) is { } value ? Conversion.To<long>(value, name) : null;

    private static List<string> List(ActivityNode endpoint, string name) => [.. (Conversion.To<string[]>(endpoint.Fixed(name), name) ?? []).Select(e => e.TrimStart('.'))];

    private static bool Flag(ActivityNode endpoint, string name) => endpoint.Raw(name) is JsonValue value && Conversion.IsTrue(value);
}

using System.Text.Json.Nodes;

namespace Approval.Workflows;

/// <summary>Special answers of an <see cref="IJobHandler"/>.</summary>
public static class JobAnswer
{
    /// <summary>The job is done, and the bookmark it was made for goes on waiting: something else will resume it.</summary>
    public static JsonNode Silent { get; } = new JsonObject { ["silent"] = true };
}

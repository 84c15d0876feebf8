using System.Text.Json.Nodes;

namespace Approval.Workflows.Execution;

/// <summary>What a trigger activity of a published definition waits for.</summary>
/// <param name="Due">The next instant of a timer; null for one that waits for a stimulus.</param>
internal sealed record Trigger(string Name, JsonNode? Payload, DateTimeOffset? Due = null);

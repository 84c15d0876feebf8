using System.Text.Json.Nodes;

namespace Approval.Workflows.Jobs;

/// <summary>A job that a burst asked for and that the commit will write.</summary>
internal sealed record JobRequest(Guid Id, Guid? BookmarkId, string Kind, JsonNode Payload, string? Key);

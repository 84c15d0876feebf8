using System.Text.Json.Nodes;

namespace Approval.Workflows.Journal;

/// <summary>What started a burst, as the journal keeps it.</summary>
/// <param name="Kind"><c>start</c>, <c>resume</c>, <c>cancel</c>, <c>retry</c>, <c>skip</c> …</param>
/// <param name="Target">Trigger activity, bookmark or activity instance.</param>
/// <param name="Payload">Input of a resume.</param>
internal sealed record JournalStimulus(string Kind, string? Target, JsonNode? Payload)
{
    /// <summary>The correlation id of a start.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>True when the burst answered a request.</summary>
    public bool IsHttp { get; init; }

    /// <summary>The payload as inputs by name, when it is an object.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? Inputs =>
        Payload is JsonObject named ? new Dictionary<string, JsonNode?>(named, StringComparer.OrdinalIgnoreCase) : null;
}

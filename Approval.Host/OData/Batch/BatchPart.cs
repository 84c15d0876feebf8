using Approval.Host.OData.Protocol;

namespace Approval.Host.OData.Batch;

/// <summary>One request of a batch.</summary>
/// <param name="Id">Its id or Content-ID; a later part may name its entity as <c>$id</c>.</param>
/// <param name="Group">The atomic group it belongs to, or null.</param>
/// <param name="DependsOn">Ids of parts without whose success it is not carried out.</param>
internal sealed record BatchPart(string? Id, string? Group, IReadOnlyList<string> DependsOn, ODataRequest Request);

/// <summary>What became of one part.</summary>
internal sealed record BatchAnswer(BatchPart Part, ODataResponse Response);

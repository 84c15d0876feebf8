namespace Approval.Workflows;

/// <summary>One version of a definition.</summary>
/// <param name="DefinitionId">Shared by all versions.</param>
/// <param name="Version">From 1.</param>
/// <param name="Id">Identifies this version alone.</param>
/// <param name="SnapshotId">Hash of its document.</param>
/// <param name="IsLatest">Exactly one version of a definition is.</param>
/// <param name="IsPublished">At most one is; new instances run on it.</param>
public sealed record DefinitionVersion(
    string DefinitionId,
    int Version,
    string Id,
    string Name,
    string SnapshotId,
    bool IsLatest,
    bool IsPublished,
    bool IsReadonly,
    bool IsSystem,
    bool UsableAsActivity,
    DateTimeOffset CreatedAt);

/// <summary>What became of an import, a publication or another change of a definition.</summary>
/// <param name="Version">The version as it stands now; null when nothing was stored.</param>
/// <param name="Changed">False when the store already had exactly this.</param>
/// <param name="Problems">Everything found, with places; errors keep a definition from being published.</param>
public sealed record ImportResult(DefinitionVersion? Version, bool Changed, IReadOnlyList<Definitions.DefinitionProblem> Problems)
{
    /// <summary>Why nothing was done: <c>definition.readonly</c>, <c>definition.unknown</c>, <c>definition.not-published</c>, <c>definition.invalid</c>; null when it was.</summary>
    public string? Refusal { get; init; }
}

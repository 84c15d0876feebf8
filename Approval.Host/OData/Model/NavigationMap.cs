namespace Approval.Host.OData.Model;

/// <summary>A way from one entity type to another.</summary>
/// <param name="Target">Name of the set it leads to.</param>
/// <param name="Many">To a collection; otherwise to one entity or none.</param>
/// <param name="Join">Pairs of properties that are equal on both sides.</param>
internal sealed record NavigationMap(string Name, string Target, bool Many, IReadOnlyList<(string Parent, string Child)> Join, string Description);

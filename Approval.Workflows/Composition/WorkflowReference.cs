using System.Globalization;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Composition;

/// <summary>How an activity names the workflow it stands for.</summary>
/// <param name="VersionId">One exact version; empty when not given.</param>
/// <param name="DefinitionId">A definition, with <paramref name="Version"/> of it; empty when not given.</param>
/// <param name="TypeName">The fallback: the name of the workflow in Pascal case.</param>
internal sealed record WorkflowReference(string VersionId, string DefinitionId, int Version, string TypeName)
{
    /// <summary>The same for two activities that stand for the same workflow.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{VersionId}|{DefinitionId}|{Version}|{TypeName}");

    public static WorkflowReference Of(JsonObject activity, string typeName) => new(
        WorkflowCompiler.Text(activity["workflowDefinitionVersionId"]),
        WorkflowCompiler.Text(activity["workflowDefinitionId"]),
        activity["version"] is JsonValue v && v.TryGetValue<long>(out var number) ? (int)number : 0,
        typeName);

    /// <summary>The type name Elsa gives a workflow that is usable as an activity: words joined, each with a capital.</summary>
    public static string TypeNameOf(string workflowName) => string.Concat(
        workflowName.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

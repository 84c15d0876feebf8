using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Execution;

/// <summary>One entry of the queue: an activity that will run.</summary>
/// <param name="Owner">The container that scheduled it and is told when it completes; null for the root.</param>
/// <param name="Scope">Variables of this run only, such as <c>CurrentValue</c> of a loop.</param>
/// <param name="Tag">A mark of the owner, such as the number of a branch.</param>
internal sealed record WorkItem(ActivityNode Node, ActivityContext? Owner, Dictionary<string, JsonNode?>? Scope = null, int Tag = 0);

using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;
using Approval.Workflows.Journal;

namespace Approval.Workflows.Instances;

/// <summary>Does to an instance what a journal entry says: once when it happens, and again when it is replayed.</summary>
internal static class StimulusAction
{
    /// <exception cref="InvalidOperationException">The instance is not where the stimulus belongs.</exception>
    public static void Apply(JournalStimulus stimulus, WorkflowInstance instance, Burst burst)
    {
        switch (stimulus.Kind)
        {
            case "resume":
                var waiting = WaitingFor.Bookmark(instance.Root, Guid.Parse(stimulus.Target!)) ?? throw new InvalidOperationException($"Bookmark {stimulus.Target} is not open.");
                burst.Resume(waiting.Context, waiting.Bookmark, stimulus.Payload);
                break;
            case "cancel":
                burst.Alter(b => b.End(InstanceSubStatus.Cancelled));
                break;
            case "retry":
                Repair.Retry(instance, burst);
                break;
            case "skip":
                Repair.Skip(instance, burst, Guid.Parse(stimulus.Target!), [.. stimulus.Payload!.AsArray().Select(o => (string)o!)]);
                break;
            case "migrate":
                burst.Alter(_ => { });
                break;
            case "modify-variable":
                burst.Alter(_ => Modify(instance, stimulus.Target!, stimulus.Payload));
                break;
            case "schedule-activity":
                burst.Alter(b => Schedule(instance, b, stimulus.Target!));
                break;
            case "cancel-activity":
                burst.Alter(b => Cancel(instance, b, stimulus.Target!));
                break;
            default:
                throw new InvalidOperationException($"This version does not know a stimulus '{stimulus.Kind}'.");
        }
    }

    /// <summary>Executions an activity id or the id of one execution means.</summary>
    public static List<ActivityContext> Find(WorkflowInstance instance, string target) =>
        [.. WaitingFor.All(instance.Root).Where(c => c.Node.Key == target || (Guid.TryParse(target, out var id) && c.ActivityInstanceId == id))];

    /// <summary>The running container that an activity stands in.</summary>
    public static ActivityContext? Container(WorkflowInstance instance, string target) =>
        instance.Definition.Nodes.TryGetValue(target, out var node) && node.Parent is { } parent
            ? WaitingFor.All(instance.Root).FirstOrDefault(c => c.Node == parent && c.Status == ActivityStatus.Running)
            : null;

    private static void Modify(WorkflowInstance instance, string target, JsonNode? value)
    {
        var variable = instance.Definition.Part.VariablesById.GetValueOrDefault(target) ?? instance.Definition.Part.VariablesById.Values.First(v => string.Equals(v.Name, target, StringComparison.OrdinalIgnoreCase));
        var converted = Conversion.ToAlias(value?.DeepClone(), variable.TypeName);
        if (WaitingFor.All(instance.Root).FirstOrDefault(c => c.Scope?.ContainsKey(variable.Name) == true) is { } owner && !instance.Variables.ContainsKey(variable.Name))
            owner.Scope![variable.Name] = converted;
        else
            instance.Variables[variable.Name] = converted;
    }

    /// <summary>An execution that stands still is run again in its place; an activity that does not run is queued in its container.</summary>
    private static void Schedule(WorkflowInstance instance, Burst burst, string target)
    {
        if (Find(instance, target) is [var standing, ..])
            burst.Rerun(standing);
        else
            burst.Enqueue(new WorkItem(instance.Definition.Nodes[target], Container(instance, target)));
    }

    private static void Cancel(WorkflowInstance instance, Burst burst, string target)
    {
        foreach (var context in Find(instance, target))
        {
            burst.Cancel(context);
            if (context.Parent is { Status: ActivityStatus.Running } parent)
                parent.Node.Behaviour.ChildCancelled(parent, context);
            else if (context.Parent is null)
                burst.End(InstanceSubStatus.Cancelled);
        }
    }
}

using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Composition;

/// <summary>Starts one instance for each item and, by default, waits for all; a port runs for each that ended.</summary>
internal sealed class BulkDispatchWorkflows : Activity
{
    /// <summary>Items of one execution; each is an instance.</summary>
    private const int MostItems = 10_000;

    public override ActivityDescriptor Descriptor { get; } = new("Elsa.BulkDispatchWorkflows", "Composition")
    {
        DisplayName = new("批量派发流程", "Bulk dispatch workflows"),
        Kind = ActivityKind.Task,
        Inputs =
        [
            ChildInputs.Definition,
            new InputDescriptor("Items", "Object") { DefaultSyntax = "JavaScript", DisplayName = new("项目", "Items") },
            new InputDescriptor("DefaultItemInputKey", "String") { DefaultValue = "Item", DisplayName = new("项目的输入名", "Default item input key") },
            new InputDescriptor("CorrelationIdFunction", "String") { DefaultSyntax = "JavaScript", DisplayName = new("关联标识", "Correlation id function") },
            ChildInputs.Input,
            ChildInputs.Wait(byDefault: true),
        ],
        Outcomes = ["Completed", "Canceled", "Done"],
        Ports = ["childCompleted", "childFaulted"],
    };

    public override void Execute(ActivityContext context)
    {
        var items = context.Input<JsonArray>("items") ?? [];
        if (items.Count > MostItems)
            throw new WorkflowFaultException("workflow.too-many-children", $"Activity {context.ActivityId} has {items.Count} items; at most {MostItems} are started.");
        if (items.Count == 0)
        {
            context.Complete();
            return;
        }
        var starts = ChildStarts.Of(context, context.InputNode("waitForCompletion") is null || context.Input<bool>("waitForCompletion"));
        foreach (var item in items)
            starts.Add(context, CorrelationOf(context, item), InputOf(context, item));
        context.Properties["count"] = items.Count;
        var bookmark = new Bookmark(context.NewId(), Descriptor.TypeName, Payload: null, context.ActivityId, context.ActivityInstanceId) { AutoBurn = false };
        starts.Enqueue(context, context.Burst.Add(context, bookmark));
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        if (ChildReport.IsRefused(context, input))
            return;
        if (input?["started"] is not null || (input?["Index"] is not null && !Waits(context)))
        {
            context.Complete();
            return;
        }
        foreach (var refused in input?["refused"] as JsonArray ?? [])
            Count(context, (int)refused!);
        if (input?["Index"] is { } index && Count(context, (int)index))
            Follow(context, input);
        CompleteWhenAllEnded(context);
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes) => CompleteWhenAllEnded(context);

    private static bool Waits(ActivityContext context) => context.InputNode("waitForCompletion") is null || context.Input<bool>("waitForCompletion");

    private static void Follow(ActivityContext context, JsonNode report)
    {
        var port = (string?)report["WorkflowSubStatus"] switch { "Finished" => "childCompleted", "Faulted" => "childFaulted", _ => "" };
        if (context.Node.Port(port) is { } body)
            context.Schedule(body, new(StringComparer.OrdinalIgnoreCase) { ["ChildInstanceId"] = report["WorkflowInstanceId"]?.DeepClone() });
    }

    /// <summary>Counts a child the first time it is reported; a report may come twice.</summary>
    private static bool Count(ActivityContext context, int index)
    {
        var total = (int)context.Properties["count"]!;
        var ended = context.Properties["ended"] is { } text ? Convert.FromBase64String((string)text!) : new byte[(total + 7) / 8];
        if (index < 0 || index >= total || (ended[index / 8] & (1 << (index % 8))) != 0)
            return false;
        ended[index / 8] |= (byte)(1 << (index % 8));
        context.Properties["ended"] = Convert.ToBase64String(ended);
        return true;
    }

    private static void CompleteWhenAllEnded(ActivityContext context)
    {
        var ended = context.Properties["ended"] is { } text ? Convert.FromBase64String((string)text!).Sum(b => int.PopCount(b)) : 0;
        if (ended == (int)context.Properties["count"]! && context.IsIdle)
            context.Complete("Completed", "Done");
    }

    private static string? CorrelationOf(ActivityContext context, JsonNode? item)
    {
        if (!context.Node.Inputs.TryGetValue("correlationIdFunction", out var function))
            return null;
        (context.Scope ??= new(StringComparer.OrdinalIgnoreCase))["Item"] = item;
        var id = Expressions.Conversion.ToText(function.Evaluate(context));
        context.Scope.Remove("Item");
        return string.IsNullOrEmpty(id) ? null : id;
    }

    private static JsonObject InputOf(ActivityContext context, JsonNode? item)
    {
        var input = (JsonObject?)context.Input<JsonObject>("input")?.DeepClone() ?? [];
        if (item is JsonObject members)
        {
            foreach (var (name, value) in members)
                input[name] = value?.DeepClone();
        }
        else
        {
            input[context.Input<string>("defaultItemInputKey") is { Length: > 0 } key ? key : "Item"] = item?.DeepClone();
        }
        return input;
    }
}

using System.Text.Json.Nodes;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Execution;

/// <summary>
/// What one call of an activity of another room did to the instance. Such activities work on business state, which a
/// replay does not have; it does again what they did instead of calling them.
/// </summary>
internal sealed class RecordedCall(int number)
{
    /// <summary>The execution that was called.</summary>
    public int Number => number;

    public JsonArray Effects { get; init; } = [];

    public void Note(params ReadOnlySpan<JsonNode?> effect)
    {
        var noted = new JsonArray();
        foreach (var part in effect)
            noted.Add(part?.DeepClone());
        Effects.Add((JsonNode)noted);
    }

    /// <summary>Does the effects again, in their order; what they set off happens again by itself.</summary>
    public void Play(ActivityContext context)
    {
        foreach (var effect in Effects)
            Play(context, (JsonArray)effect!);
    }

    private static void Play(ActivityContext context, JsonArray effect)
    {
        switch ((string)effect[0]!)
        {
            case "complete":
                context.Complete([.. effect.Skip(1).Select(o => (string)o!)]);
                break;
            case "bookmark":
                DateTimeOffset? due = effect[4] is { } ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
                context.CreateBookmark((string)effect[1]!, effect[2]?.DeepClone(), (bool)effect[3]!, due);
                break;
            case "job":
                context.EnqueueJob((string)effect[1]!, new JsonObject(), (string?)effect[2]);
                break;
            case "id":
                context.NewId();
                break;
            case "output":
                context.SetOutput((string)effect[1]!, effect[2]?.DeepClone());
                break;
            case "variable":
                context.SetVariable((string)effect[1]!, effect[2]?.DeepClone());
                break;
            case "schedule":
                context.Schedule((string)effect[1]!);
                break;
            case "fault":
                throw new WorkflowFaultException((string)effect[1]!, (string)effect[2]!);
            default:
                PlayOnInstance(context, effect);
                break;
        }
    }

    private static void PlayOnInstance(ActivityContext context, JsonArray effect)
    {
        switch ((string)effect[0]!)
        {
            case "instance-variable":
                context.Instance.SetVariable((string)effect[1]!, effect[2]?.DeepClone());
                break;
            case "correlation":
                context.Instance.CorrelationId = (string?)effect[1];
                break;
            case "name":
                context.Instance.Name = (string?)effect[1];
                break;
            case "properties":
                context.OwnProperties = (JsonObject)effect[1]!.DeepClone();
                break;
            default:
                throw new InvalidDataException($"The journal has an effect '{Conversion.ToText(effect[0])}' that this version does not know.");
        }
    }
}

using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Tests;

/// <summary>Waits on a direct bookmark; its result is what it is resumed with.</summary>
internal sealed class WaitActivity : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Test.Wait", "Test");

    public override void Execute(ActivityContext context) => context.CreateBookmark("Test.Wait");

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        context.SetOutput("result", input);
        context.Complete();
    }
}

/// <summary>Asks for a job and waits for its result.</summary>
internal sealed class WorkActivity : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Test.Work", "Test");

    public override void Execute(ActivityContext context)
    {
        context.CreateBookmark("work");
        context.EnqueueJob("test.work", new JsonObject { ["activity"] = context.ActivityId }, resumesBookmark: "work");
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        context.SetOutput("result", input);
        context.Complete();
    }
}

/// <summary>Faults until the session says otherwise.</summary>
internal sealed class FragileActivity : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Test.Fragile", "Test");

    public override void Execute(ActivityContext context)
    {
        if (context.Instance.Inputs.ContainsKey("broken") && !Mended)
            throw new InvalidOperationException("broken");
        context.Complete();
    }

    public bool Mended { get; set; }
}

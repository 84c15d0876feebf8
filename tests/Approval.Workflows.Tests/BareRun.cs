using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Instances;

namespace Approval.Workflows.Tests;

/// <summary>Runs a definition without a database; the state is written and read back before every resume.</summary>
internal sealed class BareRun
{
    private static readonly ActivityCatalog s_catalog = new([.. BuiltInActivities.All, new WaitActivity(), new WorkActivity(), new FragileActivity()]);

    private readonly CompiledWorkflow _workflow;

    public BareRun(string definition, BurstLimits? limits = null, params (string Name, JsonNode? Value)[] input)
    {
        Limits = limits ?? BurstLimits.Standard;
        (_workflow, Problems) = new WorkflowCompiler(s_catalog, FlowchartMode.TokenBased).Compile(WorkflowDocument.Parse(definition), "test");
        Instance = new WorkflowInstance(new Guid("01990000-0000-7000-8000-000000000001"), _workflow);
        foreach (var (name, value) in input)
            Instance.Inputs[name] = value;
        Burst = NewBurst();
        Burst.Start();
        Lines.AddRange(Burst.Record.Logs.Select(l => l.Message));
    }

    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<DefinitionProblem> Problems { get; }

    public BurstLimits Limits { get; }

    public WorkflowInstance Instance { get; private set; }

    public Burst Burst { get; private set; }

    /// <summary>What WriteLine wrote, in all bursts.</summary>
    public List<string> Lines { get; } = [];

    public void Resume(string activityId, JsonNode? input = null)
    {
        ReadBack();
        var waiting = WaitingFor.All(Instance.Root).First(c => c.ActivityId == activityId && c.Bookmarks.Count > 0);
        Burst = NewBurst();
        Burst.Resume(waiting, waiting.Bookmarks[0], input);
        Lines.AddRange(Burst.Record.Logs.Select(l => l.Message));
    }

    public void ReadBack()
    {
        var read = new WorkflowInstance(Instance.Id, _workflow) { Status = Instance.Status, SubStatus = Instance.SubStatus, CorrelationId = Instance.CorrelationId };
        StateReader.Read(StateWriter.Write(Instance), read);
        Instance = read;
    }

    public Burst NewBurst() => new(Instance, Now, session: null, Limits);
}

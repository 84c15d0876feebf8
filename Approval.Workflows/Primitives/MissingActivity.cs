using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Stands for a type this host does not have. Its JSON is kept verbatim; reaching it is a fault.</summary>
internal sealed class MissingActivity : Activity
{
    public static readonly MissingActivity Instance = new();

    public override ActivityDescriptor Descriptor { get; } = new("Elsa.NotFoundActivity", "System") { IsBrowsable = false };

    public override void Execute(ActivityContext context) =>
        context.Fault("activity.unknown-type", $"The activity type '{context.Node.Type}' is not known here.");
}

namespace Approval.Workflows.Execution;

internal static class Outcome
{
    public static readonly string[] Done = ["Done"];
    public static readonly string[] True = ["True"];
    public static readonly string[] False = ["False"];
}

namespace Approval.Workflows.Http;

/// <summary>The request that is being answered by this burst, and the answer so far.</summary>
internal sealed class HttpExchange
{
    public WorkflowHttpResponse? Response { get; set; }
}

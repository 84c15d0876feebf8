using Approval.Host.OData.Query;

namespace Approval.Host.OData.Batch;

/// <summary>Refusals of a batch, or of one of its parts.</summary>
internal static class BatchProblems
{
    public static ODataProblem Malformed(string? detail = null) =>
        new(400, "batch.malformed", "批量请求的格式不正确。", "The batch cannot be read.") { Detail = detail };

    public static ODataProblem MediaType() =>
        new(415, "batch.media-type", "批量请求请使用 application/json 或 multipart/mixed。", "A batch is application/json or multipart/mixed.", "Content-Type");

    public static ODataProblem TooMany() =>
        new(413, "batch.too-many", $"一次最多 {QueryLimits.MaxBatchParts} 个请求。", $"A batch holds at most {QueryLimits.MaxBatchParts} requests.");

    public static ODataProblem Nested() =>
        new(400, "batch.nested", "批量请求中不能再包含批量请求。", "A batch cannot stand inside a batch.");

    public static ODataProblem OutsideService(string url) =>
        new(400, "batch.url", "批量请求中的地址不属于本服务。", "The address of a request is not of this service.", url);

    // Each action is a transaction of its own in the domain; several in one are not promised, so they are not pretended.
    public static ODataProblem AtomicGroup() =>
        new(501, "batch.atomic-group", "暂不支持含多个操作的原子组，请逐个提交。", "An atomic group of more than one request is not supported; send them one by one.");

    public static ODataProblem DependencyFailed() =>
        new(424, "batch.dependency", "所依赖的请求未成功，本请求未执行。", "A request that this one depends on did not succeed; it was not carried out.");
}

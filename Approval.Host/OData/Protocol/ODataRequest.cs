using Approval.Activities.Access;

namespace Approval.Host.OData.Protocol;

/// <summary>One OData request, alone or as a part of a batch.</summary>
/// <param name="ServiceRoot">Absolute, with a slash at its end.</param>
/// <param name="Path">Relative to the root, still percent-encoded.</param>
/// <param name="Query">Without the question mark, still percent-encoded.</param>
internal sealed record ODataRequest(string Method, Uri ServiceRoot, string Path, string Query, Actor Actor)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The caller prefers English sentences; Chinese otherwise.</summary>
    public bool English { get; init; }

    /// <summary>The id that an error shows and the log tells its story under.</summary>
    public string TraceId { get; init; } = "";

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool IsRead => Method is "GET" or "HEAD";
}

/// <summary>The answer; its body is complete, so that nothing fails after the status has gone out.</summary>
internal sealed record ODataResponse(int Status)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase) { ["OData-Version"] = "4.0" };

    public ReadOnlyMemory<byte> Body { get; init; }

    public ODataResponse With(string header, string? value)
    {
        if (value is not null)
            Headers[header] = value;
        return this;
    }

    public static ODataResponse Of(int status, ReadOnlyMemory<byte> body, string contentType) =>
        new ODataResponse(status) { Body = body }.With("Content-Type", contentType);
}

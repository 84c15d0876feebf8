using Microsoft.OData;

namespace Approval.Host.OData.Writing;

/// <summary>
/// A message in memory: the library writes synchronously into it, and the answer is sent afterwards, whole.
/// </summary>
internal sealed class MemoryMessage(IServiceProvider container, MemoryStream stream) : IODataRequestMessage, IODataResponseMessage, IContainerProvider
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public IServiceProvider Container => container;

    public IEnumerable<KeyValuePair<string, string>> Headers => _headers;

    public int StatusCode { get; set; } = 200;

    public Uri Url { get; set; } = new("http://localhost/");

    public string Method { get; set; } = "GET";

    public string? GetHeader(string headerName) => _headers.GetValueOrDefault(headerName);

    public void SetHeader(string headerName, string headerValue) => _headers[headerName] = headerValue;

    public Stream GetStream() => stream;
}

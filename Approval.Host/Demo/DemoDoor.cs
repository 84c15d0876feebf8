using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Approval.Host.Demo;

/// <summary>A step of the demo that was answered with a failure.</summary>
internal sealed class DemoStepException(string message) : Exception(message);

/// <summary>One visitor of the public doors: a signed-in person, or a department's system with its key.</summary>
internal sealed class DemoDoor : IDisposable
{
    private readonly HttpClient _client;

    private DemoDoor(Uri address) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public static DemoDoor Anonymous(Uri address) => new(address);

    public static async Task<DemoDoor> SignInAsync(Uri address, string user, string password)
    {
        var door = new DemoDoor(address);
        await door.SendAsync(HttpMethod.Post, "/api/sign-in", new JsonObject { ["userName"] = user, ["password"] = password });
        return door;
    }

    public static DemoDoor WithKey(Uri address, string key)
    {
        var door = new DemoDoor(address);
        door._client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        return door;
    }

    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<JsonNode> PostAsync(string path, JsonObject? body = null, string? ifMatch = null) => SendAsync(HttpMethod.Post, path, body ?? [], ifMatch);

    public Task<JsonNode> PutAsync(string path, JsonObject body) => SendAsync(HttpMethod.Put, path, body);

    public async Task<JsonNode> UploadAsync(string path, byte[] content, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return await ReadAsync(request);
    }

    public async Task<byte[]> DownloadAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : throw Failed("GET", path, answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await ReadAsync(request);
    }

    private async Task<JsonNode> ReadAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw Failed(request.Method.Method, request.RequestUri!.ToString(), answer.StatusCode, text);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private static DemoStepException Failed(string method, string path, System.Net.HttpStatusCode status, string text) =>
        new($"{method} {path} → {(int)status}\n{text}");
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Approval.Host.Demo;
using Approval.Host.Hosting;
using Approval.Testing;

namespace Approval.Host.Tests.Api;

/// <summary>A case that a test drives through the REST door, from the demo's sample.</summary>
internal sealed class ApplicantCase(HostFixture host)
{
    public static readonly byte[] Paper = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static DemoSample Sample { get; } = DemoSample.Read(Path.Combine(Installation.Root, "definitions"), "company-opening");

    public HttpClient Applicant { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public Guid Id { get; private set; }

    /// <summary>A draft with the sample's answers and values.</summary>
    public static async Task<ApplicantCase> FilledAsync(HostFixture host, Action<JsonObject>? change = null)
    {
        var made = new ApplicantCase(host) { Applicant = await host.SignedInAsync("applicant") };
        using var started = await made.Applicant.PostAsJsonAsync("/api/cases", new JsonObject { ["bundle"] = Sample.Bundle, ["package"] = Sample.Package, ["answers"] = Sample.Answers.DeepClone() });
        made.Id = Guid.Parse((string)(await JsonOf(started))["caseId"]!);
        made.Address = $"/api/cases/{made.Id}";
        var values = Sample.Values.DeepClone().AsObject();
        change?.Invoke(values);
        using var saved = await made.Applicant.PutAsJsonAsync(made.Address + "/form", new JsonObject { ["values"] = values });
        saved.EnsureSuccessStatusCode();
        return made;
    }

    public async Task<ApplicantCase> WithMaterialsAsync()
    {
        foreach (var material in (await GetAsync())["materials"]!.AsArray().Select(m => (string)m!["materialId"]!))
            (await UploadAsync(material, material + ".pdf", "application/pdf", Paper)).EnsureSuccessStatusCode();
        return this;
    }

    /// <summary>Submitted, received and accepted.</summary>
    public async Task<ApplicantCase> AcceptedAsync()
    {
        await WithMaterialsAsync();
        (await PostAsync(Applicant, "submit")).EnsureSuccessStatusCode();
        var clerk = await host.SignedInAsync("clerk");
        (await PostAsync(clerk, "receive")).EnsureSuccessStatusCode();
        (await PostAsync(clerk, "accept")).EnsureSuccessStatusCode();
        return this;
    }

    public Task<HttpResponseMessage> PostAsync(HttpClient client, string step, JsonObject? body = null) => client.PostAsJsonAsync($"{Address}/{step}", body ?? []);

    public async Task<JsonNode> GetAsync() => await JsonOf(await Applicant.GetAsync(new Uri(Address, UriKind.Relative)));

    public Task<HttpResponseMessage> UploadAsync(string material, string fileName, string mediaType, byte[] content)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new(mediaType);
        return Applicant.PutAsync(new Uri($"{Address}/materials/{material}?fileName={Uri.EscapeDataString(fileName)}", UriKind.Relative), body);
    }

    /// <summary>The open task of a department, through OData.</summary>
    public async Task<JsonNode> TaskAsync(HttpClient department) =>
        (await JsonOf(await department.GetAsync(new Uri($"/odata/ReviewTasks?$filter=CaseId eq {Id}", UriKind.Relative))))["value"]![0]!;

    public static async Task<JsonNode> JsonOf(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode || text.StartsWith('{') ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
    }
}

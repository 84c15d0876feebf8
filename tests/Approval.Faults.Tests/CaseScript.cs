using System.Text;
using System.Text.Json.Nodes;
using Approval.Host.Demo;
using Approval.Host.Hosting;
using Approval.Testing;

namespace Approval.Faults.Tests;

/// <summary>One step of a case through the public doors; it signs in anew, for the host may be another one each time.</summary>
internal sealed record ScriptStep(string Name, Func<Uri, Task> RunAsync);

/// <summary>The whole case of company opening, cut into steps between which anything may happen to the host.</summary>
internal sealed class CaseScript
{
    // The smallest file that is a PDF by its content.
    private static readonly byte[] Paper = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    private readonly DemoSample _sample = DemoSample.Read(Path.Combine(Installation.Root, "definitions"), "company-opening");
    private JsonNode? _merged;

    public string CaseId { get; private set; } = "";

    public JsonObject Choice => new() { ["bundle"] = _sample.Bundle, ["package"] = _sample.Package, ["answers"] = _sample.Answers.DeepClone() };

    public IEnumerable<ScriptStep> Steps()
    {
        yield return new("merged form", AsApplicant(async door => _merged = await door.PostAsync($"/api/bundles/{_sample.Bundle}/merged-form", Choice)));
        yield return new("start", AsApplicant(async door => CaseId = (string)(await door.PostAsync("/api/cases", Choice))["caseId"]!));
        yield return new("fill", AsApplicant(door => door.PutAsync($"/api/cases/{CaseId}/form", new JsonObject { ["values"] = _sample.Values.DeepClone() })));
        foreach (var material in _merged!["materials"]!.AsArray().Select(m => (string)m!["id"]!))
            yield return new($"upload {material}", AsApplicant(door => door.UploadAsync($"/api/cases/{CaseId}/materials/{material}?fileName={material}.pdf", Paper, "application/pdf")));
        yield return new("submit", AsApplicant(door => door.PostAsync($"/api/cases/{CaseId}/submit")));
        yield return new("receive", As("clerk", door => door.PostAsync($"/api/cases/{CaseId}/receive")));
        yield return new("accept", As("clerk", door => door.PostAsync($"/api/cases/{CaseId}/accept")));
        foreach (var department in new[] { "market-regulation", "public-security", "tax", "human-resources", "human-resources", "housing-fund", "bank" })
        {
            yield return new($"claim by {department}", WithKey(department, door => ActAsync(door, "Offered", "Approval.Claim", [])));
            yield return new($"approve by {department}", WithKey(department, door => ActAsync(door, "Claimed", "Approval.Complete", new JsonObject { ["Decision"] = "Approve" })));
        }
    }

    /// <summary>The case as its applicant sees it.</summary>
    public async Task<JsonNode> ReadAsync(Uri address)
    {
        using var door = await DemoDoor.SignInAsync(address, "applicant", HostFixture.Password);
        return await door.GetAsync($"/api/cases/{CaseId}");
    }

    private async Task<JsonNode> ActAsync(DemoDoor door, string status, string action, JsonObject body)
    {
        var tasks = (await door.GetAsync($"/odata/ReviewTasks?$filter=CaseId eq {CaseId} and Status eq '{status}'"))["value"]!.AsArray();
        return await door.PostAsync($"/odata/ReviewTasks({tasks[0]!["TaskId"]})/{action}", body, (string?)tasks[0]!["@odata.etag"]);
    }

    private static Func<Uri, Task> AsApplicant(Func<DemoDoor, Task> act) => As("applicant", act);

    private static Func<Uri, Task> As(string user, Func<DemoDoor, Task> act) => async address =>
    {
        using var door = await DemoDoor.SignInAsync(address, user, HostFixture.Password);
        await act(door);
    };

    private static Func<Uri, Task> WithKey(string department, Func<DemoDoor, Task> act) => async address =>
    {
        using var door = DemoDoor.WithKey(address, $"{department}.{HostFixture.Password}");
        await act(door);
    };
}

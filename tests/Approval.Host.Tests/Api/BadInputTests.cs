using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Api;

/// <summary>Bad input gets its own status, a stable code and a sentence; nothing that was typed is lost.</summary>
public sealed class BadInputTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("{\"values\": {")]
    [InlineData("not json at all")]
    [InlineData("{\"values\": [1, 2]}")]
    [InlineData("{\"values\": {\"a\": 1, \"a\": 2}}")]
    [InlineData("{\"values\": {\"a\": \"\\u0000\"}}")]
    [InlineData("{\"values\": {\"a\": \"\\ud800\"}}")]
    public async Task SaveForm_MalformedJson_Is400AndTheFormStays(string body)
    {
        var draft = await ApplicantCase.FilledAsync(host);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await draft.Applicant.PutAsync(new Uri(draft.Address + "/form", UriKind.Relative), content);
        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, null);
        (await draft.GetAsync())["values"]!["company-name"]!.GetValue<string>().ShouldBe((string)ApplicantCase.Sample.Values["company-name"]!);
    }

    [Fact]
    public async Task SaveForm_WithoutValues_Is400AndTheFormStays()
    {
        var draft = await ApplicantCase.FilledAsync(host);
        using var answer = await draft.Applicant.PutAsJsonAsync(draft.Address + "/form", new { value = new { } });
        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, "values.missing");
        (await draft.GetAsync())["values"]!.AsObject().Count.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("decline", "{\"reason\":\"a\\u0000b\"}", HttpStatusCode.BadRequest)]
    [InlineData("correction", "{\"entries\":[null]}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("correction", "{\"entries\":[{\"path\":\"company-name\",\"note\":\"a\\u0000b\"}]}", HttpStatusCode.BadRequest)]
    public async Task DeskStep_TextThatCannotBeKept_IsRefusedAndTheCaseStays(string step, string body, HttpStatusCode status)
    {
        var draft = await (await ApplicantCase.FilledAsync(host)).WithMaterialsAsync();
        (await draft.PostAsync(draft.Applicant, "submit")).EnsureSuccessStatusCode();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await (await host.SignedInAsync("clerk")).PostAsync(new Uri($"{draft.Address}/{step}", UriKind.Relative), content);
        await ShouldBeProblemAsync(answer, status, null);
        ((string)(await draft.GetAsync())["status"]!).ShouldBe("Submitted");
    }

    [Fact]
    public async Task Step_WithAnUnreadableVersion_Is400()
    {
        var draft = await ApplicantCase.FilledAsync(host);
        using var request = new HttpRequestMessage(HttpMethod.Post, draft.Address + "/submit") { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation("If-Match", "W/\"abc\"");
        using var answer = await draft.Applicant.SendAsync(request);
        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, "version.unreadable");
    }

    [Fact]
    public async Task Upload_DuringACorrection_IsNotSeenByDepartmentsBeforeItIsSubmitted()
    {
        var accepted = await (await ApplicantCase.FilledAsync(host)).AcceptedAsync();
        var registry = host.WithKey("market-regulation");
        var task = await accepted.TaskAsync(registry);
        (await registry.PostAsJsonAsync($"/odata/ReviewTasks({task["TaskId"]})/Approval.Claim", new { })).EnsureSuccessStatusCode();
        var body = new JsonObject { ["Decision"] = "Return", ["Reasons"] = "补正", ["Corrections"] = new JsonArray(new JsonObject { ["Path"] = "material:articles-of-association", ["Note"] = "看不清" }) };
        (await registry.PostAsJsonAsync($"/odata/ReviewTasks({task["TaskId"]})/Approval.Complete", body)).EnsureSuccessStatusCode();
        (await accepted.UploadAsync("articles-of-association", "new.pdf", "application/pdf", ApplicantCase.Paper)).EnsureSuccessStatusCode();
        (await FileNameAsync(registry)).ShouldBe("articles-of-association.pdf");
        (await accepted.PostAsync(accepted.Applicant, "submit")).EnsureSuccessStatusCode();
        (await FileNameAsync(registry)).ShouldBe("new.pdf");

        async Task<string?> FileNameAsync(HttpClient reader) =>
            (string?)(await ApplicantCase.JsonOf(await reader.GetAsync(new Uri(accepted.Address, UriKind.Relative))))["materials"]!.AsArray().Single(m => (string)m!["materialId"]! == "articles-of-association")!["fileName"];
    }

    [Fact]
    public async Task Start_UnknownBundle_Is404()
    {
        var applicant = await host.SignedInAsync("applicant");
        using var answer = await applicant.PostAsJsonAsync("/api/cases", new { bundle = "no-such-bundle", answers = new { } });
        await ShouldBeProblemAsync(answer, HttpStatusCode.NotFound, "bundle.unknown");
    }

    [Fact]
    public async Task Start_MissingAnswers_Is422NamingTheQuestions()
    {
        var applicant = await host.SignedInAsync("applicant");
        using var answer = await applicant.PostAsJsonAsync("/api/cases", new { bundle = "company-opening", answers = new { } });
        var problem = await ShouldBeProblemAsync(answer, HttpStatusCode.UnprocessableEntity, "answers.invalid");
        problem["fields"]!.AsArray().Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("company-name", null, "value.missing")]
    [InlineData("legal-representative-id-number", "330106198604154324", "id-number.check-character")]
    [InlineData("legal-representative-id-number", "330106209904154321", "id-number")]
    [InlineData("registered-capital", "a lot", "number.unreadable")]
    [InlineData("industry", "99999", "industry.shape")]
    public async Task Submit_WrongField_Is422WithItsPlaceAndKeepsEverythingTyped(string element, string? value, string code)
    {
        var draft = await (await ApplicantCase.FilledAsync(host, values => values[element] = value)).WithMaterialsAsync();
        using var answer = await draft.PostAsync(draft.Applicant, "submit");
        var problem = await ShouldBeProblemAsync(answer, HttpStatusCode.UnprocessableEntity, "form.invalid");
        var field = problem["fields"]!.AsArray().Single(f => (string)f!["path"]! == element);
        ((string)field!["code"]!).ShouldStartWith(code);
        var after = await draft.GetAsync();
        ((string)after["status"]!).ShouldBe("Draft");
        ((string?)after["values"]![element]).ShouldBe(value);
        after["values"]!.AsObject().Count.ShouldBeGreaterThanOrEqualTo(ApplicantCase.Sample.Values.Count - 1);
    }

    [Fact]
    public async Task Complete_CreditCodeWithWrongCheckCharacter_Is422AndTheTaskStaysClaimed()
    {
        var accepted = await (await ApplicantCase.FilledAsync(host)).AcceptedAsync();
        var registry = host.WithKey("market-regulation");
        var task = await accepted.TaskAsync(registry);
        (await registry.PostAsJsonAsync($"/odata/ReviewTasks({task["TaskId"]})/Approval.Claim", new { })).EnsureSuccessStatusCode();
        var results = new JsonObject { ["unified-social-credit-code"] = "91330106MA0000015X" };
        using var answer = await registry.PostAsJsonAsync($"/odata/ReviewTasks({task["TaskId"]})/Approval.Complete", new JsonObject { ["Decision"] = "Approve", ["Results"] = results });
        await ShouldBeODataErrorAsync(answer, HttpStatusCode.UnprocessableEntity, "form.invalid");
        ((string)(await accepted.TaskAsync(registry))["Status"]!).ShouldBe("Claimed");
    }

    [Fact]
    public async Task Submit_WithoutMaterials_Is422NamingEachMaterial()
    {
        var draft = await ApplicantCase.FilledAsync(host);
        using var answer = await draft.PostAsync(draft.Applicant, "submit");
        var problem = await ShouldBeProblemAsync(answer, HttpStatusCode.UnprocessableEntity, "form.invalid");
        problem["fields"]!.AsArray().Count(f => (string)f!["code"]! == "material.missing").ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData("id.pdf", "application/pdf", "GIF89a not a pdf at all", "file.not-what-it-says")]
    [InlineData("id.png", "image/png", "%PDF-1.4\n%%EOF\n", "file.not-what-it-says")]
    [InlineData("id.exe", "application/octet-stream", "MZ\u0090\0\u0003", "file.type-refused")]
    public async Task Upload_FileThatIsNotWhatItSays_Is415AndTheFormerFileStays(string name, string type, string content, string code)
    {
        var draft = await (await ApplicantCase.FilledAsync(host)).WithMaterialsAsync();
        var material = (string)(await draft.GetAsync())["materials"]![0]!["materialId"]!;
        using var answer = await draft.UploadAsync(material, name, type, Encoding.Latin1.GetBytes(content));
        await ShouldBeProblemAsync(answer, HttpStatusCode.UnsupportedMediaType, code);
        ((string)(await draft.GetAsync())["materials"]![0]!["fileName"]!).ShouldBe(material + ".pdf");
    }

    [Fact]
    public async Task Complete_SomeoneElsesTask_Is404()
    {
        var accepted = await (await ApplicantCase.FilledAsync(host)).AcceptedAsync();
        var task = await accepted.TaskAsync(host.WithKey("market-regulation"));
        using var answer = await CompleteAsync(host.WithKey("tax"), task);
        await ShouldBeODataErrorAsync(answer, HttpStatusCode.NotFound, null);
    }

    [Fact]
    public async Task Complete_Twice_SecondIs409AndSaysByWhom()
    {
        var accepted = await (await ApplicantCase.FilledAsync(host)).AcceptedAsync();
        var registry = host.WithKey("market-regulation");
        var task = await accepted.TaskAsync(registry);
        using var claimed = await registry.PostAsJsonAsync($"/odata/ReviewTasks({task["TaskId"]})/Approval.Claim", new { });
        claimed.EnsureSuccessStatusCode();
        using var first = await CompleteAsync(registry, task);
        first.EnsureSuccessStatusCode();
        using var second = await CompleteAsync(registry, task);
        var error = await ShouldBeODataErrorAsync(second, HttpStatusCode.Conflict, "task.already-decided");
        error.ShouldContain("市场监督管理局");
    }

    [Fact]
    public async Task Accept_ByTheApplicant_Is403AndByAnotherApplicantTheCaseIsUnknown()
    {
        var draft = await (await ApplicantCase.FilledAsync(host)).WithMaterialsAsync();
        (await draft.PostAsync(draft.Applicant, "submit")).EnsureSuccessStatusCode();
        await ShouldBeProblemAsync(await draft.PostAsync(draft.Applicant, "accept"), HttpStatusCode.Forbidden, "case.forbidden");
        await ShouldBeProblemAsync(await draft.PostAsync(await host.SignedInAsync("reviewer.tax"), "submit"), HttpStatusCode.Forbidden, "case.forbidden");
    }

    [Fact]
    public async Task Submit_Twice_SecondIs409AndTheNumberStays()
    {
        var draft = await (await ApplicantCase.FilledAsync(host)).WithMaterialsAsync();
        (await draft.PostAsync(draft.Applicant, "submit")).EnsureSuccessStatusCode();
        var number = (string)(await draft.GetAsync())["caseNumber"]!;
        await ShouldBeProblemAsync(await draft.PostAsync(draft.Applicant, "submit"), HttpStatusCode.Conflict, "case.not-allowed");
        ((string)(await draft.GetAsync())["caseNumber"]!).ShouldBe(number);
    }

    [Fact]
    public async Task SaveForm_WithAnOldVersion_Is412()
    {
        var draft = await ApplicantCase.FilledAsync(host);
        using var request = new HttpRequestMessage(HttpMethod.Put, draft.Address + "/form") { Content = JsonContent.Create(new { values = new { } }) };
        request.Headers.TryAddWithoutValidation("If-Match", "W/\"1\"");
        using var answer = await draft.Applicant.SendAsync(request);
        await ShouldBeProblemAsync(answer, HttpStatusCode.PreconditionFailed, "version.stale");
    }

    [Fact]
    public async Task Verify_UnknownCode_Is404()
    {
        using var answer = await host.Anonymous().GetAsync(new Uri("/api/verify/AAAAAAAAAAAAAAAAAAAAAA", UriKind.Relative));
        await ShouldBeProblemAsync(answer, HttpStatusCode.NotFound, "licence.unknown");
    }

    private static Task<HttpResponseMessage> CompleteAsync(HttpClient department, JsonNode task) =>
        department.PostAsJsonAsync($"/odata/ReviewTasks({task["TaskId"]})/Approval.Complete", new JsonObject { ["Decision"] = "Approve" });

    private static async Task<JsonNode> ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string? code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        if (code is not null)
            ((string)problem["code"]!).ShouldBe(code);
        ((string)problem["title"]!).ShouldNotBeEmpty();
        return problem;
    }

    private static async Task<string> ShouldBeODataErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string? code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        var error = JsonNode.Parse(text)!["error"]!;
        if (code is not null)
            ((string)error["code"]!).ShouldBe(code);
        return (string)error["message"]!;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Host.Demo;

/// <summary>One whole case, from the first question to the licence, through the public doors.</summary>
internal sealed class DemoPlay(Uri address, string password, DemoSample sample, DemoPaper paper, string folder, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly DemoTimeline _timeline = new(output);

    /// <summary>From submission to licence, once the case has been played.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <returns>Whether every step succeeded.</returns>
    public async Task<bool> RunAsync()
    {
        try
        {
            var (caseId, report) = await ApplyAsync();
            var submitted = _timeline.Elapsed;
            await AcceptAsync(caseId);
            await ReviewAsync(caseId);
            var concluded = await WaitForLicenceAsync(caseId);
            Elapsed = _timeline.Elapsed - submitted;
            await KeepAsync(caseId, concluded, report);
            return true;
        }
        catch (Exception error) when (error is DemoStepException or OperationCanceledException or HttpRequestException)
        {
            await output.WriteLineAsync($"演示未完成 · the demo did not finish: {error.Message}");
            return false;
        }
        finally
        {
            await SaveAsync("timeline.json", new JsonObject { ["steps"] = _timeline.Steps.DeepClone() });
        }
    }

    private async Task<(Guid CaseId, JsonNode Report)> ApplyAsync()
    {
        using var applicant = await DemoDoor.SignInAsync(address, "applicant", password);
        var choice = new JsonObject { ["package"] = sample.Package, ["answers"] = sample.Answers.DeepClone() };
        await Applicant("回答情形问题 answer the situation questions", () => applicant.PostAsync($"/api/bundles/{sample.Bundle}/situation", choice));
        var merged = await Applicant("取得合并后的一张表 fetch the one merged form", () => applicant.PostAsync($"/api/bundles/{sample.Bundle}/merged-form", choice));
        var draft = await Applicant("建立草稿 start a draft", () =>
            applicant.PostAsync("/api/cases", new JsonObject { ["bundle"] = sample.Bundle, ["package"] = sample.Package, ["answers"] = sample.Answers.DeepClone() }));
        var path = "/api/cases/" + (string)draft["caseId"]!;
        await Applicant("填写一张表 fill in the form", () => applicant.PutAsync(path + "/form", new JsonObject { ["values"] = sample.Values.DeepClone() }));
        foreach (var material in merged["materials"]!.AsArray())
            await Applicant($"上传材料 upload · {material!["name"]!["zh"]}", () => applicant.UploadAsync(
                $"{path}/materials/{material["id"]}?fileName={Uri.EscapeDataString($"{material["name"]!["zh"]}.pdf")}", paper.Make((string)material["name"]!["zh"]!), "application/pdf"));
        await Applicant("提交 submit", () => applicant.PostAsync(path + "/submit"));
        return (Guid.Parse((string)draft["caseId"]!), merged["report"]!);
    }

    private async Task AcceptAsync(Guid caseId)
    {
        using var clerk = await DemoDoor.SignInAsync(address, "clerk", password);
        await _timeline.StepAsync("窗口 window", "收件 receive", () => clerk.PostAsync($"/api/cases/{caseId}/receive"));
        await _timeline.StepAsync("窗口 window", "受理 accept", () => clerk.PostAsync($"/api/cases/{caseId}/accept"));
    }

    // All departments' systems work at the same time; the registration releases the others.
    private async Task ReviewAsync(Guid caseId)
    {
        using var clerk = await DemoDoor.SignInAsync(address, "clerk", password);
        using var patience = new CancellationTokenSource(Patience);
        var items = (await clerk.GetAsync($"/api/cases/{caseId}"))["items"]!.AsArray();
        var doors = items.GroupBy(i => (Id: (string)i!["departmentId"]!, Name: (string)i["departmentName"]!["zh"]!))
            .Select(d => (d.Key.Id, d.Key.Name, Count: d.Count(), Door: DemoDoor.WithKey(address, $"{d.Key.Id}.{password}"))).ToList();
        try
        {
            await Task.WhenAll(doors.Select(d => new DemoDepartmentSystem(d.Door, d.Id, d.Name, _timeline).WorkAsync(caseId, d.Count, patience.Token)));
        }
        finally
        {
            doors.ForEach(d => d.Door.Dispose());
        }
    }

    private async Task<JsonNode> WaitForLicenceAsync(Guid caseId)
    {
        using var applicant = await DemoDoor.SignInAsync(address, "applicant", password);
        using var patience = new CancellationTokenSource(Patience);
        return await _timeline.StepAsync("平台 platform", "颁发证照并办结 issue the licence and conclude", async () =>
        {
            while (true)
            {
                var state = await applicant.GetAsync($"/api/cases/{caseId}");
                if ((string?)state["status"] == "Concluded" && state["licence"] is not null)
                    return state;
                await Task.Delay(TimeSpan.FromMilliseconds(30), patience.Token);
            }
        });
    }

    private async Task KeepAsync(Guid caseId, JsonNode concluded, JsonNode report)
    {
        using var applicant = await DemoDoor.SignInAsync(address, "applicant", password);
        using var passerBy = DemoDoor.Anonymous(address);
        var code = (string)concluded["licence"]!["verifyCode"]!;
        await File.WriteAllBytesAsync(Path.Combine(folder, "licence.pdf"), await Applicant("下载证照 download the licence", () => applicant.DownloadAsync($"/api/cases/{caseId}/licence.pdf")));
        if ((bool?)concluded["licence"]!["hasElectronicSeal"] == true)
            await File.WriteAllBytesAsync(Path.Combine(folder, "electronic-seal.pdf"), await applicant.DownloadAsync($"/api/cases/{caseId}/electronic-seal.pdf"));
        var verified = await _timeline.StepAsync("任何人 anyone", "扫码核验 verify by the QR code", () => passerBy.GetAsync($"/api/verify/{code}"));
        await SaveAsync("verify.json", verified);
        await SaveAsync("merge.json", report);
        await SaveAsync("case.json", concluded);
        await output.WriteLineAsync($"""

            办件 case          {concluded["caseNumber"]} · {concluded["result"]}
            字段 fields        {report["fieldsBefore"]} → {report["fieldsAfter"]}
            材料 materials     {report["materialsBefore"]} → {report["materialsAfter"]}
            证照 licence       {concluded["licence"]!["code"]}
            用时 elapsed       {Elapsed.TotalSeconds:0.00} s（提交至发证 from submission to licence）
            文件 files         {folder}
            """);
    }

    private Task<T> Applicant<T>(string what, Func<Task<T>> act) => _timeline.StepAsync("申请人 applicant", what, act);

    private Task SaveAsync(string name, JsonNode content) => File.WriteAllTextAsync(Path.Combine(folder, name), content.ToJsonString(Pretty));
}

using System.Text.Json.Nodes;
using Approval.Host.Hosting;

namespace Approval.Host.Demo;

/// <summary>What the applicant of the demo answers and fills in: <c>definitions/bundles/&lt;bundle&gt;/sample.json</c>.</summary>
internal sealed record DemoSample(string Bundle, string? Package, JsonObject Answers, JsonObject Values)
{
    /// <exception cref="StartRefusedException">The bundle has no sample.</exception>
    public static DemoSample Read(string definitions, string bundle)
    {
        var path = Path.Combine(definitions, "bundles", Path.GetFileName(bundle), "sample.json");
        if (!File.Exists(path))
            throw new StartRefusedException($"套餐“{bundle}”没有演示数据（sample.json）。", $"The bundle '{bundle}' has no demo data (sample.json).");
        var root = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        return new DemoSample(bundle, (string?)root["package"], root["answers"]?.AsObject() ?? [], root["values"]!.AsObject());
    }
}

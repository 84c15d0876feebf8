using System.Text.Json.Nodes;
using Approval.Workflows.Scripting;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Scripting;

public sealed class ScriptConformanceTests
{
    public static TheoryData<int> Lines => [.. Snippets.All.Select(static snippet => snippet.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Script_Snippet_GivesTheListedResult(int line)
    {
        var snippet = Snippets.All.Single(candidate => candidate.Line == line);
        var result = Script.Parse(snippet.Source).Run(new ScriptGlobals(), ScriptBudget.Default);
        JsonNode.DeepEquals(result.ToJson(), JsonNode.Parse(snippet.Expected)).ShouldBeTrue($"{snippet.Source}\ngave {result.ToJson()?.ToJsonString() ?? "null"}, {snippet.Expected} was expected");
    }

    [Fact]
    public void Conformance_List_IsLongEnough() => Snippets.All.Count.ShouldBeGreaterThanOrEqualTo(200);

    /// <summary>The list itself is right only if another engine agrees. Needs Node 20 (<c>apt-get install nodejs</c>).</summary>
    [Fact]
    public async Task Conformance_List_AgreesWithNode()
    {
        if (!NodeOracle.IsThere)
        {
            (Environment.GetEnvironmentVariable("CI") == "true").ShouldBeFalse("node is not on the path: apt-get install nodejs");
            return;
        }
        var results = await NodeOracle.RunAsync(Snippets.All.Select(static snippet => snippet.Source));
        var wrong = Snippets.All.Zip(results).Where(static pair => !JsonNode.DeepEquals(pair.Second, JsonNode.Parse(pair.First.Expected)))
            .Select(static pair => $"line {pair.First.Line}: {pair.First.Source} gives {pair.Second?.ToJsonString() ?? "null"}");
        wrong.ShouldBeEmpty();
    }
}

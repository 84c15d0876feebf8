using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace Approval.Compat.Tests;

/// <summary>Every case of every folder, in both modes, with and without a state document between the bursts.</summary>
public sealed class CompatTests
{
    public static TheoryData<string> Cases() => [.. CaseFolders.Files()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_RunsAsMeasured(string path)
    {
        var @case = new CompatCase(path);
        foreach (var mode in new[] { "counter", "token" })
        {
            if (@case.ResultOf(mode) is not { } expected)
                continue;
            CaseRunner.Run(@case, mode, @case.PersistsBetweenBursts).Comparable().ShouldBe(expected.Comparable(), $"{@case} in {mode} mode");
            CaseRunner.Run(@case, mode, persists: true).Comparable().ShouldBe(expected.Comparable(), $"{@case} in {mode} mode, state written and read between all bursts");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Definition_WrittenAndReadAgain_IsTheSame(string path)
    {
        var source = new CompatCase(path).Definition;
        var once = WorkflowDocument.Parse(source.ToJsonString()).ToJson();
        JsonNode.DeepEquals(JsonNode.Parse(once), source).ShouldBeTrue();
        WorkflowDocument.Parse(once).ToJson().ShouldBe(once);
    }
}

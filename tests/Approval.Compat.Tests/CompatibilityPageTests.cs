using System.Text.RegularExpressions;
using Approval.Workflows;
using Shouldly;
using Xunit;

namespace Approval.Compat.Tests;

/// <summary>The page for designers must say of every activity what the catalogue does.</summary>
public sealed partial class CompatibilityPageTests
{
    private static readonly string[] s_lines = File.ReadAllLines(PathOfPage());

    [Fact]
    public void Activities_ThatRun_AreThoseOfTheCatalogue()
    {
        var rows = Rows("Activities");
        var running = rows.Where(r => r.Answer is "yes" or "different").SelectMany(r => r.Names).Order().ToList();
        running.ShouldBe(BuiltInActivities.All.Select(a => a.Descriptor.Name).Order());
        rows.Where(r => r.Answer == "no").SelectMany(r => r.Names).ShouldNotBeEmpty();
        rows.SelectMany(r => r.Names).ShouldBeUnique();
    }

    [Theory]
    [InlineData("Activities")]
    [InlineData("Expressions")]
    public void EveryRow_AnswersYesNoOrDifferent_AndSaysWhy(string section)
    {
        foreach (var row in Rows(section))
        {
            row.Answer.ShouldBeOneOf("yes", "no", "different");
            if (row.Answer != "yes")
                row.Why.ShouldNotBeEmpty(string.Join(", ", row.Names));
        }
    }

    [Fact]
    public void Expressions_ListEveryKindOfElsa() => Rows("Expressions").SelectMany(r => r.Names).ShouldBe(
        ["Literal", "Object", "Json", "Variable", "Input", "JavaScript", "CSharp", "Python", "Liquid", "Secret", "Sql", "Delegate"], ignoreOrder: true);

    private static List<(string[] Names, string Answer, string Why)> Rows(string section) =>
        [.. s_lines.SkipWhile(l => l != "## " + section).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Select(l => Row().Match(l)).Where(m => m.Success && m.Groups[2].Value is not ("Runs" or "---"))
            .Select(m => (m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries), m.Groups[2].Value, m.Groups[3].Value.Trim()))];

    [GeneratedRegex(@"^\| ([^|]+?) \| ([^|]+?) \|([^|]*)\|$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    private static string PathOfPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "docs", "elsa-compatibility.md")))
                return Path.Combine(folder.FullName, "docs", "elsa-compatibility.md");
        }
        throw new FileNotFoundException("docs/elsa-compatibility.md");
    }
}

using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Architecture;

/// <summary>Files and methods stay small, and nothing is left lying about.</summary>
public sealed partial class SizeBudgetTests
{
    private const int LongestFile = 500;
    private const int MostOfTheFiles = 180;
    private const int LongestMethod = 60;
    private const int LongMethod = 50;
    private const int OrdinaryMethod = 9;

    /// <summary>
    /// Where the product meets what it cannot know: workers that must go on, an activity of whatever kind, a library that throws of
    /// everything. What happens there is logged, answered or kept as an incident, never lost.
    /// </summary>
    private static readonly string[] Edges =
    [
        "Approval.Workflows/Jobs/JobWorker.cs", "Approval.Workflows/Timers/TimerWorker.cs", "Approval.Workflows/Execution/Burst.cs",
        "Approval.Host/OData/Protocol/Answering.cs", "Approval.Host/OData/Protocol/LibraryParser.cs",
    ];

    public static TheoryData<string> All() => [.. Rooms.All];

    [Theory, MemberData(nameof(All))]
    public void Files_KeepToTheBudget(string room)
    {
        var sizes = Repository.Sources(room).Select(f => (File: f, Lines: File.ReadLines(Repository.At(f)).Count())).OrderBy(f => f.Lines).ToList();
        sizes.Where(f => f.Lines > LongestFile).ShouldBeEmpty();
        sizes[(int)(sizes.Count * 0.9)].Lines.ShouldBeLessThanOrEqualTo(MostOfTheFiles);
        sizes[sizes.Count / 2].Lines.ShouldBeLessThanOrEqualTo(70);
    }

    [Theory, MemberData(nameof(All))]
    public void Methods_KeepToTheBudget(string room)
    {
        var methods = Repository.Sources(room).SelectMany(f => SourceScan.Methods(f, File.ReadAllText(Repository.At(f)))).OrderBy(m => m.Length).ToList();
        methods.Count.ShouldBeGreaterThan(100, "the scanner sees the room");
        methods.Where(m => m.Length > LongestMethod).ShouldBeEmpty();
        methods.Count(m => m.Length > LongMethod).ShouldBeLessThanOrEqualTo(methods.Count / 50);
        methods[methods.Count / 2].Length.ShouldBeLessThanOrEqualTo(OrdinaryMethod);
    }

    [Theory, MemberData(nameof(All))]
    public void Sources_HoldNoLeftovers(string room) =>
        Repository.Sources(room).SelectMany(f => Leftovers(f, File.ReadAllText(Repository.At(f)))).ShouldBeEmpty();

    [Fact]
    public void Edges_AllCatchEverything_SoThatTheListDoesNotGrowStale() =>
        Edges.Where(f => !File.Exists(Repository.At(f)) || !CatchAll(f, SourceScan.Blank(File.ReadAllText(Repository.At(f)))).Any()).ShouldBeEmpty();

    [Theory]
    [InlineData("// TODO: later", "TODO")]
    [InlineData("// FIXME", "FIXME")]
    [InlineData("    #region Fields", "#region")]
    [InlineData("    // var x = Compute(y);", "commented-out code")]
    [InlineData("    // if (a) {", "commented-out code")]
    [InlineData("try { } catch (Exception) { }", "catch (Exception)")]
    [InlineData("try { } catch (Exception error) { }", "catch (Exception)")]
    [InlineData("try { } catch { }", "catch without a type")]
    public void Rule_FindsTheSeededLeftover(string line, string what) => Leftovers("seed.cs", line).ShouldHaveSingleItem().ShouldEndWith(what);

    [Theory]
    [InlineData("// The to-do list is a table of its own; see the index below.")]
    [InlineData("try { } catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }")]
    [InlineData("try { } catch { Undo(); throw; }")]
    [InlineData("var text = \"TODO\";")]
    public void Rule_LeavesTheRestAlone(string line) => Leftovers("seed.cs", line).ShouldBeEmpty();

    // Execution is repeatable given its time and ids, so both are injected; only the host's edge may look at a clock of its own.
    [Theory]
    [InlineData(Rooms.Workflows)]
    [InlineData(Rooms.Forms)]
    [InlineData(Rooms.Activities)]
    public void InnerRoom_HasNoClockAndNoChanceOfItsOwn(string room) =>
        Repository.Sources(room).SelectMany(f => OwnClocks(f, File.ReadAllText(Repository.At(f)))).ShouldBeEmpty();

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var id = Guid.CreateVersion7();")]
    [InlineData("Thread.Sleep(10);")]
    public void Rule_FindsTheSeededClock(string line) => OwnClocks("seed.cs", line).ShouldHaveSingleItem();

    private static IEnumerable<string> OwnClocks(string file, string source) =>
        OwnClock().Matches(SourceScan.Blank(source)).Select(m => $"{file}: {m.Value}");

    private static IEnumerable<string> Leftovers(string file, string source)
    {
        var code = SourceScan.Blank(source);
        var comments = string.Join('\n', source.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("//", StringComparison.Ordinal)));
        foreach (var word in new[] { "TODO", "FIXME", "HACK" }.Where(w => comments.Contains(w, StringComparison.Ordinal)))
            yield return $"{file}: {word}";
        if (code.Contains("#region", StringComparison.Ordinal))
            yield return $"{file}: #region";
        if (CommentedCode().IsMatch(comments))
            yield return $"{file}: commented-out code";
        if (Edges.Contains(file))
            yield break;
        foreach (var problem in CatchAll(file, code))
            yield return problem;
    }

    private static IEnumerable<string> CatchAll(string file, string code)
    {
        if (CatchesEverything().IsMatch(code))
            yield return $"{file}: catch (Exception)";
        if (SwallowsEverything().IsMatch(code))
            yield return $"{file}: catch without a type";
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|Guid\.NewGuid|Guid\.CreateVersion7\(\)|Thread\.Sleep", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"^//(?!/).*(;|\{|=>)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CommentedCode();

    // A filter that names types catches those; one that names only what it spares catches everything.
    [GeneratedRegex(@"catch\s*\(\s*Exception\b[^)]*\)(?!\s*when\s*\(\s*\w+\s+is\s+(?!not\b))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CatchesEverything();

    [GeneratedRegex(@"catch\s*\{(?![^}]*\bthrow;)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SwallowsEverything();
}

using System.Diagnostics;
using Approval.Workflows.Scripting;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Scripting;

public sealed class ScriptAttackTests
{
    // Time enough on a busy machine for the other budgets to be what stops a script.
    private static readonly ScriptBudget s_patient = ScriptBudget.Default with { Time = TimeSpan.FromSeconds(2) };

    public static TheoryData<string> Names => [.. Attacks.All.Select(static attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_HostileSource_IsStoppedByANamedError(string name)
    {
        var attack = Attacks.All.Single(candidate => candidate.Name == name);
        var watch = Stopwatch.StartNew();
        var thrown = Runner.OnSmallStack(attack.Source, s_patient);
        Ending(thrown).ShouldBeOneOf(attack.Ends.Split('|'), thrown?.ToString());
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "a script must not hold a thread, however busy the machine");
    }

    /// <summary>A budget without an end for steps, time and depth leaves only the thread's own stack, and that must hold.</summary>
    [Fact]
    public void Script_RecursionWithoutDepthBudget_EndsBeforeTheStackDoes() =>
        Ending(Runner.OnSmallStack("function f(a) { return [1].map(() => f(a))[0]; } f()", new ScriptBudget(long.MaxValue / 2, TimeSpan.FromMinutes(1), int.MaxValue, long.MaxValue / 2))).ShouldBe("Depth");

    [Theory]
    [InlineData("for (;;);")]
    [InlineData("const t = 'a'.repeat(1e5); for (;;) /(a|aa)+$/.test(t)")]
    [InlineData("const a = Array.from({ length: 1e4 }, (_, i) => -i); for (;;) a.sort((x, y) => x - y).reverse()")]
    public void Script_WithStepsWithoutEnd_StopsOnTime(string source)
    {
        var watch = Stopwatch.StartNew();
        Ending(Runner.OnSmallStack(source, new ScriptBudget(long.MaxValue / 2, TimeSpan.FromMilliseconds(100), 128, long.MaxValue / 2))).ShouldBe("Time");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Script_SmallStepBudget_IsKept()
    {
        Ending(Runner.OnSmallStack("let i = 0; while (i < 20) i++;", ScriptBudget.Default with { Steps = 100 })).ShouldBe("");
        Ending(Runner.OnSmallStack("let i = 0; while (i < 90) i++;", ScriptBudget.Default with { Steps = 100 })).ShouldBe("Steps");
        Ending(Runner.OnSmallStack("let i = 0; while (i < 900) i++;", ScriptBudget.Default with { Steps = 1_000 })).ShouldBe("Steps");
    }

    [Fact]
    public void Script_CancelledByTheHost_Stops()
    {
        using var source = new CancellationTokenSource();
        var globals = new ScriptGlobals();
        globals.SetFunction("cancel", _ =>
        {
            source.Cancel();
            return JsValue.Undefined;
        });
        Should.Throw<OperationCanceledException>(() => Script.Parse("cancel(); for (;;);").Run(globals, ScriptBudget.Default, source.Token));
    }

    /// <summary>What a run does to the library or to a value of the host is gone with it.</summary>
    [Theory]
    [InlineData("Object.prototype.x = 1; Array.prototype.push = null; String.prototype.trim = () => 'bad'", "[typeof ({}).x, [1].push(2), ' a '.trim()]", """["undefined",2,"a"]""")]
    [InlineData("({}).__proto__ = { y: 1 }; ({}).constructor.prototype.z = 1", "[({}).y === undefined, ({}).z === undefined]", "[true,true]")]
    [InlineData("Math.max = () => 0; JSON.parse = null; Date.now = () => 1; undefined", "[Math.max(1, 2), JSON.parse('3')]", "[2,3]")]
    [InlineData("shared.list.push(4); shared.extra = 1", "shared", """{"list":[1,2,3]}""")]
    [InlineData("answer = 5; leaked = 6", "[answer(), typeof leaked]", """[42,"undefined"]""")]
    public void Script_PollutingRun_LeavesTheNextRunAlone(string pollution, string probe, string expected)
    {
        var globals = new ScriptGlobals();
        globals.Set("shared", JsValue.FromJson(System.Text.Json.Nodes.JsonNode.Parse("""{"list":[1,2,3]}""")));
        globals.SetFunction("answer", _ => JsValue.From(42));
        Runner.Run(pollution, globals);
        Runner.Json(probe, globals).ShouldBe(expected);
    }

    private static string Ending(Exception? thrown) => thrown switch
    {
        null => "",
        ScriptSyntaxException { Line: > 0, Column: > 0 } => "syntax",
        ScriptRuntimeException => "runtime",
        ScriptBudgetException budget => budget.Resource.ToString(),
        _ => thrown.GetType().Name,
    };
}

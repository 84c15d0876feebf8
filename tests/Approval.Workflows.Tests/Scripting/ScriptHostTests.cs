using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Scripting;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Scripting;

public sealed class ScriptHostTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("5")]
    [InlineData("-0.25")]
    [InlineData("\"中文\"")]
    [InlineData("[]")]
    [InlineData("""{"a":[1,{"b":null}],"2":"x","c":{}}""")]
    public void Value_FromJson_ComesBackTheSame(string json)
    {
        var node = JsonNode.Parse(json);
        using var document = JsonDocument.Parse(json);
        JsonNode.DeepEquals(JsValue.FromJson(node).ToJson(), node).ShouldBeTrue();
        JsonNode.DeepEquals(JsValue.FromJson(document.RootElement).ToJson(), node).ShouldBeTrue();
        var globals = new ScriptGlobals();
        globals.Set("x", JsValue.FromJson(node));
        JsonNode.DeepEquals(Runner.Run("x", globals).ToJson(), node).ShouldBeTrue();
    }

    public static TheoryData<object?, string> Plain => new()
    {
        { null, "null" }, { "s", "\"s\"" }, { true, "true" }, { 5, "5" }, { 5L, "5" }, { 1.5m, "1.5" }, { 2.5, "2.5" }, { 'c', "\"c\"" },
        { new DateTimeOffset(2026, 7, 25, 8, 0, 0, TimeSpan.FromHours(8)), "\"2026-07-25T00:00:00.000Z\"" },
        { new DateOnly(2026, 7, 25), "\"2026-07-25\"" },
        { new List<object?> { 1, "a", null }, "[1,\"a\",null]" },
        { new Dictionary<string, object?> { ["k"] = new[] { 1, 2 } }, "{\"k\":[1,2]}" },
        { new byte[] { 1, 255 }, "[1,255]" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
    };

    [Theory]
    [MemberData(nameof(Plain))]
    public void Value_FromClr_IsPlainData(object? value, string json) => (JsValue.From(value).ToJson()?.ToJsonString() ?? "null").ShouldBe(json);

    [Fact]
    public void Value_FromUnknownType_IsRefused() => Should.Throw<ArgumentException>(() => JsValue.From(new HttpClientHandlerLike()));

    [Fact]
    public void Value_TooDeepJson_IsRefused()
    {
        JsonNode node = new JsonArray();
        for (var i = 0; i < 300; i++) node = new JsonArray(node);
        Should.Throw<ScriptBudgetException>(() => JsValue.FromJson(node)).Resource.ShouldBe(ScriptResource.Depth);
    }

    [Theory]
    [InlineData("'t'", "t")]
    [InlineData("1.5", 1.5)]
    [InlineData("1 < 2", true)]
    [InlineData("undefined", null)]
    public void Value_ToClr_GivesPlainValues(string source, object? expected) => Runner.Run(source).ToClr().ShouldBe(expected);

    [Fact]
    public void Value_DateToClr_IsAnInstant() => Runner.Run("new Date(0)").ToClr().ShouldBe(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Globals_Resolver_GivesDynamicNames()
    {
        var variables = new Dictionary<string, JsValue> { ["Amount"] = JsValue.From(6000) };
        var globals = new ScriptGlobals();
        globals.AddResolver(name => name switch
        {
            _ when name.StartsWith("get", StringComparison.Ordinal) && variables.TryGetValue(name[3..], out var value) => JsValue.FromFunction(name, _ => value),
            _ when name.StartsWith("set", StringComparison.Ordinal) => JsValue.FromFunction(name, arguments => variables[name[3..]] = arguments[0]),
            _ => null,
        });
        Runner.Json("setKind('x'); getAmount() > 5000 && getKind() === 'x'", globals).ShouldBe("true");
        Should.Throw<ScriptRuntimeException>(() => Runner.Run("getOther()", globals)).Message.ShouldBe("ReferenceError: getOther is not defined");
    }

    [Fact]
    public void Globals_FailingFunction_CanBeCaught()
    {
        var globals = new ScriptGlobals();
        globals.SetFunction("fail", _ => throw new ScriptFailureException("没有此变量"));
        Runner.Json("try { fail() } catch (e) { e.message }", globals).ShouldBe(JsonSerializer.Serialize("没有此变量"));
        var thrown = Should.Throw<ScriptRuntimeException>(() => Runner.Run("\n  fail()", globals));
        (thrown.Message, thrown.Line, thrown.Column).ShouldBe(("Error: 没有此变量", 2, 3));
    }

    [Fact]
    public void Globals_Container_ReadsWritesAndHandsObjectsBack()
    {
        var store = new Store { ["Order"] = JsonNode.Parse("""{"total":1}"""), ["Note"] = "old" };
        var globals = new ScriptGlobals();
        globals.SetContainer("variables", store);
        Runner.Json("variables.Order.total += 4; variables.Note = 'new'; variables.Fresh = [1]; [Object.keys(variables), 'None' in variables, variables.Order === variables.Order]", globals)
            .ShouldBe("""[["Order","Note","Fresh"],false,true]""");
        store["Order"]!.ToJsonString().ShouldBe("""{"total":5}""");
        store["Note"]!.ToJsonString().ShouldBe("\"new\"");
        store["Fresh"]!.ToJsonString().ShouldBe("[1]");
    }

    [Fact]
    public void Globals_TimeAndRandom_ComeFromTheHost()
    {
        var globals = new ScriptGlobals { Time = new FixedTime(), Random = static () => 0.25 };
        Runner.Json("[Date.now(), new Date().toISOString(), Math.random()]", globals).ShouldBe("""[1784937600000,"2026-07-25T00:00:00.000Z",0.25]""");
        Should.Throw<ScriptRuntimeException>(() => Runner.Run("Math.random()")).Message.ShouldContain("Math.random is not available");
    }

    [Fact]
    public void Script_ManyThreads_ShareOneParse()
    {
        var script = Script.Parse("let s = 0; for (const x of data) s += x; [s, data.push(1), /\\d+/.exec('a' + n)[0]]");
        Parallel.For(0, 200, i =>
        {
            var globals = new ScriptGlobals();
            globals.Set("data", JsValue.From(new[] { i, i }));
            globals.Set("n", JsValue.From(i));
            script.Run(globals, ScriptBudget.Default).ToJson()!.ToJsonString().ShouldBe($"[{2 * i},3,\"{i}\"]");
        });
    }

    private sealed class HttpClientHandlerLike;

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 7, 25, 0, 0, 0, TimeSpan.Zero);
    }

    private sealed class Store : Dictionary<string, JsonNode?>, IScriptContainer
    {
        public IEnumerable<string> Names => Keys;

        public JsValue? Read(string name) => TryGetValue(name, out var node) ? JsValue.FromJson(node) : null;

        public void Write(string name, JsValue value) => this[name] = value.ToJson();
    }
}

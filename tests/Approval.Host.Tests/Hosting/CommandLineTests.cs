using Approval.Host.Commands;
using Approval.Host.Hosting;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly Recorder _serve = new("serve", []);
    private readonly Recorder _demo = new("demo", ["BUNDLE"]);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("frob", "frob")]
    [InlineData("--frob", "--frob")]
    [InlineData("--frob=1", "--frob")]
    [InlineData("demo", "BUNDLE")]
    [InlineData("demo a b", "'b'")]
    [InlineData("serve x", "'x'")]
    [InlineData("--data", "--data")]
    public async Task Run_NotUnderstood_SaysWhatAndHowAndEndsWith2(string line, string named)
    {
        (await RunAsync(line)).ShouldBe(2);

        _error.ToString().ShouldContain(named);
        _error.ToString().ShouldContain("用法 usage");
        _serve.Got.ShouldBeNull();
        _demo.Got.ShouldBeNull();
    }

    [Fact]
    public async Task Run_NoVerb_Serves()
    {
        (await RunAsync("--data d --urls=http://x:1 --Approval:DemoData false")).ShouldBe(0);

        _serve.Got!.ForHost.ShouldBe(["--data=d", "--urls=http://x:1", "--Approval:DemoData=false"], ignoreOrder: true);
    }

    [Fact]
    public async Task Run_VerbWithOperandAndItsOptions_GetsThem()
    {
        (await RunAsync("demo company-opening --out DIR --fast")).ShouldBe(0);

        _demo.Got!.Operands.ShouldBe(["company-opening"]);
        _demo.Got.Options["out"].ShouldBe("DIR");
        _demo.Got.Options["fast"].ShouldBe("true");
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("demo -h")]
    public async Task Run_Help_ListsEveryVerb(string line)
    {
        (await RunAsync(line)).ShouldBe(0);

        _output.ToString().ShouldContain("demo BUNDLE --out DIR [--fast]");
        _output.ToString().ShouldContain("--data DIR");
    }

    [Fact]
    public async Task Run_RefusedStart_IsTheSentenceAlone()
    {
        _serve.Refusal = new StartRefusedException("不行", "no");

        (await RunAsync("")).ShouldBe(1);

        _error.ToString().ShouldBe($"不行\nno{Environment.NewLine}");
    }

    private Task<int> RunAsync(string line) =>
        CommandLine.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), [_serve, _demo], _output, _error);

    private sealed class Recorder(string verb, IReadOnlyList<string> operands) : ICommand
    {
        public CommandArguments? Got { get; private set; }

        public StartRefusedException? Refusal { get; set; }

        public string Verb => verb;

        public IReadOnlyList<string> Operands => operands;

        public IReadOnlyList<CommandOption> Options => operands.Count == 0 ? [] : [new("out", "DIR"), new("fast")];

        public string Purpose => "for the test";

        public Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
        {
            Got = arguments;
            return Refusal is null ? Task.FromResult(0) : throw Refusal;
        }
    }
}

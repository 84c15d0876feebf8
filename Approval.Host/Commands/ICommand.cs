namespace Approval.Host.Commands;

/// <summary>One verb of the command line.</summary>
internal interface ICommand
{
    /// <summary>Its word, e.g. <c>create-admin</c>.</summary>
    string Verb { get; }

    /// <summary>Names of the words that must follow, e.g. <c>NAME</c>; exactly these are taken.</summary>
    IReadOnlyList<string> Operands { get; }

    /// <summary>Options beside those that every verb takes.</summary>
    IReadOnlyList<CommandOption> Options { get; }

    /// <summary>What it does, Chinese and English in one line.</summary>
    string Purpose { get; }

    /// <summary>Does it; returns the exit code of the process.</summary>
    /// <exception cref="Hosting.StartRefusedException">It cannot be done here; the sentence is printed and the exit code is 1.</exception>
    Task<int> RunAsync(CommandArguments arguments, CommandConsole console);
}

/// <summary>An option of a verb: <c>--name VALUE</c>, or a switch without a value.</summary>
internal sealed record CommandOption(string Name, string? Value = null);

/// <summary>Where a command reads and writes.</summary>
internal sealed record CommandConsole(TextReader In, TextWriter Out, TextWriter Error);

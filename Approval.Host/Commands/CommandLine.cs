using Approval.Host.Hosting;

namespace Approval.Host.Commands;

/// <summary>Finds the verb, runs it, and turns what can go wrong into one sentence and an exit code: 0 done, 1 refused, 2 not understood.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> words, IReadOnlyList<ICommand> verbs, TextWriter output, TextWriter error)
    {
        ProcessCulture.SetInvariant();
        try
        {
            if (words.Any(static word => word is "--help" or "-h" or "help"))
            {
                await output.WriteLineAsync(Help.Render(verbs));
                return 0;
            }

            var command = Find(words, verbs);
            var arguments = CommandArguments.Parse(command, words is [var first, ..] && first == command.Verb ? [.. words.Skip(1)] : words);
            return await command.RunAsync(arguments, new CommandConsole(Console.In, output, error));
        }
        catch (UsageException usage)
        {
            await error.WriteLineAsync($"{usage.Message}\n\n{Help.Render(verbs)}");
            return 2;
        }
        catch (StartRefusedException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    // Without a verb the host serves.
    private static ICommand Find(IReadOnlyList<string> words, IReadOnlyList<ICommand> verbs) => words is [var first, ..] && !first.StartsWith('-')
        ? verbs.FirstOrDefault(verb => verb.Verb == first) ?? throw new UsageException($"没有命令 “{first}”。", $"There is no command '{first}'.")
        : verbs[0];
}

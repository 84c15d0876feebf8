namespace Approval.Host.Commands;

/// <summary>What was typed after the program's name, checked.</summary>
/// <param name="Operands">As many as the verb names.</param>
/// <param name="Options">By name without dashes; a switch has the value <c>true</c>.</param>
internal sealed record CommandArguments(IReadOnlyList<string> Operands, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Options that every verb takes. A name with a colon is a setting, e.g. <c>--Approval:DemoData=false</c>.</summary>
    public static IReadOnlyList<CommandOption> Common { get; } = [new("data", "DIR"), new("urls", "URL"), new("environment", "NAME")];

    /// <summary>The options in the form that a host is built from.</summary>
    public string[] ForHost => [.. Options.Select(static option => $"--{option.Key}={option.Value}")];

    /// <summary>Reads the words after the verb.</summary>
    /// <exception cref="UsageException">An option is unknown or lacks its value, or words are missing or too many.</exception>
    public static CommandArguments Parse(ICommand command, IReadOnlyList<string> words)
    {
        var operands = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                operands.Add(words[i]);
                continue;
            }

            var (name, value) = Split(words[i][2..]);
            var takesValue = TakesValue(command, name);
            if (value is null && takesValue)
                value = ++i < words.Count ? words[i] : throw new UsageException($"选项 --{name} 缺少值。", $"The option --{name} needs a value.");
            options[name] = value ?? "true";
        }

        return operands.Count == command.Operands.Count ? new(operands, options) : throw WrongOperands(command, operands);
    }

    private static (string Name, string? Value) Split(string word) =>
        word.Split('=', 2) is [var name, var value] ? (name, value) : (word, null);

    private static bool TakesValue(ICommand command, string name)
    {
        // A setting of the program, as the framework spells them: Section:Key, or an environment variable's name.
        if (name.Contains(':', StringComparison.Ordinal) || name == "APPROVAL_DEMO_PASSWORD")
            return true;
        var option = Common.Concat(command.Options).FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"命令 {command.Verb} 没有选项 --{name}。", $"The command {command.Verb} has no option --{name}.");
        return option.Value is not null;
    }

    private static UsageException WrongOperands(ICommand command, List<string> given) => given.Count < command.Operands.Count
        ? new($"命令 {command.Verb} 缺少 {command.Operands[given.Count]}。", $"The command {command.Verb} lacks {command.Operands[given.Count]}.")
        : new($"不认识 “{given[command.Operands.Count]}”。", $"'{given[command.Operands.Count]}' is not understood.");
}

/// <summary>What was typed is not understood; the process ends with exit code 2.</summary>
internal sealed class UsageException(string chinese, string english) : Exception($"{chinese}\n{english}");

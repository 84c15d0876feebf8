namespace Approval.Host.Commands;

/// <summary>The list of verbs and options.</summary>
internal static class Help
{
    public static string Render(IReadOnlyList<ICommand> verbs)
    {
        var lines = new List<string> { "用法 usage: Approval.Host [command] [options]", "" };
        foreach (var verb in verbs)
            lines.Add($"  {Usage(verb),-42} {verb.Purpose}");
        lines.Add("");
        lines.Add("  --data DIR           数据目录，默认为程序所在仓库的 .data (default: .data beside the product)");
        lines.Add($"  --urls URL           监听地址，默认 {Hosting.HostSettings.DefaultUrl}");
        lines.Add("  --environment NAME   Development 或 Production");
        lines.Add("  --Section:Key=VALUE  任一设置，例如 --ConnectionStrings:Approval=… (any setting, e.g. an outside PostgreSQL)");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Usage(ICommand verb) => string.Join(' ', [
        verb.Verb, .. verb.Operands, .. verb.Options.Select(static option => option.Value is null ? $"[--{option.Name}]" : $"--{option.Name} {option.Value}")]);
}

using System.Text;
using Approval.Host.Hosting;
using Approval.Host.SignIn;

namespace Approval.Host.Commands;

/// <summary>Gets a new password from the environment, from a terminal without showing it, or from what is piped in.</summary>
internal static class PasswordPrompt
{
    /// <summary>Reads the password from wherever it is given.</summary>
    /// <exception cref="StartRefusedException">None was given, or it is too short.</exception>
    public static async Task<string> ReadAsync(CommandConsole console, string variable)
    {
        var password = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(password))
            password = Console.IsInputRedirected ? await console.In.ReadLineAsync() : await TypedAsync(console.Out);
        if (password is not { Length: >= Passwords.ShortestChosen and <= 200 })
            throw new StartRefusedException(
                $"密码须为 {Passwords.ShortestChosen} 至 200 个字符（可由标准输入或环境变量 {variable} 给出）。",
                $"A password has {Passwords.ShortestChosen} to 200 characters (given on standard input or in {variable}).");
        return password;
    }

    private static async Task<string> TypedAsync(TextWriter output)
    {
        await output.WriteAsync("密码 password: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        await output.WriteLineAsync();
        return typed.ToString();
    }
}

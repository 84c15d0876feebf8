using Approval.Activities.Access;
using Approval.Host.SignIn;

namespace Approval.Host.Commands;

/// <summary>Makes an administrator, the first or another; there is no default one.</summary>
internal sealed class CreateAdminCommand : ICommand
{
    public const string PasswordVariable = "APPROVAL_ADMIN_PASSWORD";

    public string Verb => "create-admin";

    public IReadOnlyList<string> Operands => ["NAME"];

    public IReadOnlyList<CommandOption> Options => [new("reset")];

    public string Purpose => "创建管理员；--reset 重设其密码 · make an administrator, or set a new password";

    public async Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
    {
        var name = UserStore.Normal(arguments.Operands[0]);
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
            throw new UsageException("用户名须为 1 至 100 个字符。", "A user name has 1 to 100 characters.");
        var password = await PasswordPrompt.ReadAsync(console, PasswordVariable);
        await using var store = await StoreSession.OpenAsync(arguments);
        var done = arguments.Options.ContainsKey("reset")
            ? await ResetAsync(store.Users, name, password)
            : await store.Users.AddAsync(name, arguments.Operands[0].Trim(), new Passwords().Hash(password), [Role.Admin], default);
        await (done ? console.Out : console.Error).WriteLineAsync(Sentence(name, done, arguments.Options.ContainsKey("reset")));
        return done ? 0 : 1;
    }

    private static async Task<bool> ResetAsync(UserStore users, string name, string password)
    {
        if (await users.FindAsync(name, default) is not { } user || !user.Roles.Contains(Role.Admin))
            return false;
        await users.SetPasswordAsync(user.Id, new Passwords().Hash(password), default);
        return true;
    }

    private static string Sentence(string name, bool done, bool reset) => (done, reset) switch
    {
        (true, false) => $"已创建管理员 {name}。\nThe administrator {name} is made.",
        (true, true) => $"已重设管理员 {name} 的密码。\nThe administrator {name} has a new password.",
        (false, false) => $"用户 {name} 已存在；如需重设管理员密码请加 --reset。\nThe user {name} exists; add --reset to set an administrator's password.",
        (false, true) => $"没有管理员 {name}。\nThere is no administrator {name}.",
    };
}

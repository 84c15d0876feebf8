using System.Security.Cryptography;
using Approval.Host.SignIn;

namespace Approval.Host.Commands;

/// <summary>Makes a key for a department's own system and prints it once; only its hash is kept.</summary>
internal sealed class CreateKeyCommand : ICommand
{
    public string Verb => "create-key";

    public IReadOnlyList<string> Operands => ["DEPARTMENT"];

    public IReadOnlyList<CommandOption> Options => [];

    public string Purpose => "为部门系统创建密钥 · make a key for a department's system";

    public async Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
    {
        var department = arguments.Operands[0];
        if (department.Length is 0 or > 100 || !department.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new UsageException("部门 id 由字母、数字和连字符组成。", "A department id is made of letters, digits and hyphens.");
        var secret = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var keyId = $"{department}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        await using var store = await StoreSession.OpenAsync(arguments);
        await store.Users.AddKeyAsync(new ApiKey(keyId, department, $"{department} 业务系统", new Passwords().Hash(secret), Disabled: false), default);
        await console.Out.WriteLineAsync($"{keyId}.{secret}");
        await console.Error.WriteLineAsync("密钥仅显示这一次，请妥善保存。\nThe key is shown only this once; keep it well.");
        return 0;
    }
}

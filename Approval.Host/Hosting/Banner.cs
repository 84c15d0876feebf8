using Approval.Host.SignIn;

namespace Approval.Host.Hosting;

/// <summary>What a person reads when the host is ready: where to go and, in a demonstration, how to get in.</summary>
internal static class Banner
{
    public static string Render(IEnumerable<string> addresses, HostSettings settings, DemoSignIns demo)
    {
        var lines = new List<string> { "", "审批平台已就绪 · Approval is ready" };
        lines.AddRange(addresses.Select(static address => $"  {address}"));
        lines.Add("  /sign-in 登录 · /verify/{code} 证照核验 · /odata 部门接口 · /health/ready 状态");
        lines.Add($"  数据目录 data: {settings.Data}");
        lines.AddRange(settings.DemoData ? Demo(settings, demo) : NoDemo());
        lines.Add("");
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<string> NoDemo() =>
        ["  首个管理员 first administrator: dotnet run --project Approval.Host -- create-admin NAME"];

    private static IEnumerable<string> Demo(HostSettings settings, DemoSignIns demo)
    {
        var reviewers = string.Concat(demo.Departments.Select(static d => $", reviewer.{d.Id}"));
        yield return $"  演示用户 demo users: applicant, clerk, designer, supervisor, admin{reviewers}";
        yield return "  演示密码 demo password: " + Password(settings, demo);
        if (demo.Departments.Count > 0)
            yield return $"  部门密钥 department keys: Authorization: ApiKey <部门 id>.<演示密码>, e.g. {demo.Departments[0].Id}.…";
    }

    private static string Password(HostSettings settings, DemoSignIns demo) => demo.Made is { } made
        ? $"{made}  （仅显示这一次 shown only this once）"
        : settings.DemoPassword is not null
            ? "环境变量 APPROVAL_DEMO_PASSWORD 的值 (the value of APPROVAL_DEMO_PASSWORD)"
            : "首次启动时已显示；设置 APPROVAL_DEMO_PASSWORD 可更换 (shown at the first start; set APPROVAL_DEMO_PASSWORD to choose another)";
}

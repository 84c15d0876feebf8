using Approval.Host.Hosting;

namespace Approval.Host.SignIn;

/// <summary>Makes the demo sign-ins when they are asked for, and shuts them when they are not.</summary>
internal sealed class DemoStart(DemoUsers users, HostSettings settings, DemoSignIns signIns) : IHostStart
{
    public string Name => "sign-ins";

    public int Order => StartOrder.DemoData;

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        if (!settings.DemoData)
            return await users.SwitchOffAsync(cancel) is > 0 and var number ? $"{number} demo sign-ins switched off" : "no demo data";
        var departments = DemoDepartment.ReadAll(settings.Definitions);
        signIns.Made = await users.PrepareAsync(departments, settings.DemoPassword, cancel);
        signIns.Departments = departments;
        return $"demo users, {departments.Count} departments";
    }
}

/// <summary>What the banner tells about the demo sign-ins.</summary>
internal sealed class DemoSignIns
{
    public IReadOnlyList<DemoDepartment> Departments { get; set; } = [];

    /// <summary>The password that was made at this very start; null when it was made before or was given.</summary>
    public string? Made { get; set; }
}

using Approval.Testing;
using Xunit;

namespace Approval.Host.Tests.SignIn;

/// <summary>A host of a small office with two departments.</summary>
public sealed class OfficeHost : IAsyncLifetime
{
    private readonly TestDirectory _definitions = TestDirectory.Create("defs");

    public HostFixture Host { get; private set; } = null!;

    public static void WriteDepartment(string definitions, string id, string name)
    {
        Directory.CreateDirectory(Path.Combine(definitions, "departments"));
        File.WriteAllText(Path.Combine(definitions, "departments", id + ".json"), $$"""{ "id": "{{id}}", "name": { "zh": "{{name}}" } }""");
    }

    public async Task InitializeAsync()
    {
        WriteDepartment(_definitions.Path, "tax", "税务局");
        WriteDepartment(_definitions.Path, "bank", "银行");
        Host = await HostFixture.StartAsync(new HostOptions { Definitions = _definitions.Path });
    }

    public async Task DisposeAsync()
    {
        // Null when the host could not be started; that failure is the one to be read.
        if (Host is not null)
            await Host.DisposeAsync();
        _definitions.Dispose();
    }
}

using Approval.Testing;
using Xunit;

namespace Approval.Host.Tests.SignIn;

/// <summary>A host of a small office with two departments.</summary>
public sealed class OfficeHost : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestDefinitions _definitions = new();

    public HostFixture Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _definitions.AddDepartment("tax", "税务局");
        _definitions.AddDepartment("bank", "银行");
        Host = await HostFixture.StartAsync(new HostOptions { Definitions = _definitions.Path });
    }

    public async Task DisposeAsync()
    {
        // Null when the host could not be started; that failure is the one to be read.
        if (Host is not null)
            await Host.DisposeAsync();
        _definitions.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}

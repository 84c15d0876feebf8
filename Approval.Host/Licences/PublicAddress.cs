using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Approval.Host.Licences;

/// <summary>
/// The address under which the public reaches this office, for what leaves the house on paper: <c>Approval:PublicUrl</c>,
/// or the address the host listens on while none is set.
/// </summary>
internal sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    public Uri Root
    {
        get
        {
            var given = configuration["Approval:PublicUrl"]
                ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
                ?? "http://127.0.0.1:8080";
            return new Uri(given.EndsWith('/') ? given : given + "/");
        }
    }

    /// <summary>What the QR code of a licence opens.</summary>
    public Uri Verify(string verifyCode) => new(Root, $"verify/{verifyCode}");
}

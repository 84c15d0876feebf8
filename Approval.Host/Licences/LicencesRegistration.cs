using Approval.Activities.Licences;
using Approval.Host.Documents;
using Approval.Host.Hosting;

namespace Approval.Host.Licences;

internal static class LicencesRegistration
{
    /// <summary>Registers what prints, seals and signs; the development key is kept beside the data.</summary>
    public static IServiceCollection AddLicences(this IServiceCollection services, DataDirectory data) => services
        .AddDocuments(new DocumentOptions(Path.Combine(data.Path, "keys", "signing")))
        .AddSingleton<PublicAddress>()
        .AddSingleton<ElectronicSealSheet>()
        .AddSingleton<ILicencePrinter, LicencePrinter>();
}

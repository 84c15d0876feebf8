using System.Collections.Concurrent;
using System.Text;
using Approval.Activities.Licences;

namespace Approval.Activities.Tests.Flow;

/// <summary>Prints at once and remembers what; a test may let it fail.</summary>
public sealed class FakePrinter : ILicencePrinter
{
    public ConcurrentQueue<LicencePrint> Printed { get; } = [];

    /// <summary>Failures still to come.</summary>
    public int Failures { get; set; }

    public Task<PrintedLicence> PrintAsync(LicencePrint licence, CancellationToken cancel)
    {
        if (Failures > 0)
        {
            Failures--;
            throw new LicencePrintException("The printer is out of paper.");
        }
        Printed.Enqueue(licence);
        var pdf = Encoding.UTF8.GetBytes("licence " + licence.Licence.Code);
        var seal = licence.WithElectronicSeal ? Encoding.UTF8.GetBytes("seal of " + licence.Licence.HolderName) : null;
        return Task.FromResult(new PrintedLicence(pdf, seal, DevelopmentKey: true));
    }
}

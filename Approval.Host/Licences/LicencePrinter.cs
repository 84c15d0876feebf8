using System.Collections.Concurrent;
using System.Text;
using Approval.Activities;
using Approval.Activities.Cases;
using Approval.Activities.Licences;
using Approval.Host.Documents;
using Approval.Host.Documents.Layouts;
using Approval.Host.Documents.Licences;
using Approval.Host.Documents.Signing;

namespace Approval.Host.Licences;

/// <summary>Sets a licence after its bundle's layout, seals and signs it.</summary>
internal sealed class LicencePrinter(ILicenceRenderer renderer, ElectronicSealSheet seals, IDocumentSigner signer, PublicAddress address) : ILicencePrinter
{
    // A layout of a release never changes; reading it once also lets the renderer keep its background.
    private readonly ConcurrentDictionary<string, LicenceLayout> _layouts = new(StringComparer.Ordinal);

    public Task<PrintedLicence> PrintAsync(LicencePrint licence, CancellationToken cancel)
    {
        var at = licence.Licence.IssuedAt;
        var pdf = Bytes(renderer.Render(Face(licence), at));
        var seal = licence.WithElectronicSeal ? Bytes(seals.Write(licence.Licence, at)) : null;
        return Task.FromResult(new PrintedLicence(pdf, seal, signer.IsDevelopment));
    }

    private LicenceFace Face(LicencePrint print)
    {
        var licence = print.Licence;
        var face = licence.Face.Where(l => l!["element"] is not null).ToDictionary(l => (string)l!["element"]!, l => (string)l!["value"]!, StringComparer.Ordinal);
        var components = licence.Components.Select(c => new ComponentFace(c.Name, InThreeLines(c.Code), c.IssuerName, StatusNames.Of(c.State).Zh, c.ValidUntil));
        return new LicenceFace(_layouts.GetOrAdd(print.Release.Hash, _ => Layout(print.Release.LicenceLayout)), licence.Name, "正本", face, [.. components], licence.Code,
            address.Verify(licence.VerifyCode), print.Release.Department(licence.IssuerId).SealText, OfficeTime.DateOf(licence.IssuedAt));
    }

    // Root, type, and the rest: a code is never broken inside a part.
    private static string InThreeLines(string code)
    {
        var parts = code.Split('.');
        return parts.Length < 6 ? code : $"{string.Join('.', parts[..^5])}.\n{parts[^5]}.\n{string.Join('.', parts[^4..])}";
    }

    private static LicenceLayout Layout(string json)
    {
        var read = LicenceLayoutReader.Read("licence-layout.json", Encoding.UTF8.GetBytes(json));
        return read.Value ?? throw new LicencePrintException(string.Join(" ", read.Problems));
    }

    private static byte[] Bytes(RenderOutcome outcome) => outcome switch
    {
        RenderedDocument document => document.Bytes,
        RenderRefused refused => throw new LicencePrintException(string.Join(" ", refused.Problems.Select(p => p.Chinese))),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };
}

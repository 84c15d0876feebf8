using System.Runtime.CompilerServices;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Layouts;
using Approval.Host.Documents.Pdf;
using Approval.Host.Documents.Qr;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Signing;
using Approval.Host.Documents.Tables;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Licences;

/// <summary>Sets a licence after its layout, seals and signs it. Safe to share between threads.</summary>
internal sealed class LicenceRenderer(FontCatalog fonts, SealPress seals, IDocumentSigner signer) : ILicenceRenderer
{
    private const string SigningReason = "签发电子证照";

    // Frame and ornament are the same on every licence of a layout.
    private static readonly ConditionalWeakTable<LicenceLayout, Picture> Backgrounds = [];

    public RenderOutcome Render(LicenceFace face, DateTimeOffset at)
    {
        var layout = face.Layout;
        var page = new PageComposer(fonts);
        page.Add(new PictureMark(Backgrounds.GetValue(layout, DrawBackground), 0, 0));
        SetTexts(page, face);
        new FaceSetter(page, layout.Face).Set(face.Face);
        SetComponents(page, layout.Components, face.Components);
        page.Add(QrCode.Draw(face.VerifyUrl.AbsoluteUri, layout.Qr.Box, layout.Qr.Colour, layout.Qr.Correction));
        var seal = PressSeal(page, face);
        if (page.Problems.Count > 0)
            return new RenderRefused([.. page.Problems.Distinct()]);
        return new RenderedDocument(PdfWriter.Write(Paint(face, page, seal), at, signer));
    }

    private static PaintedDocument Paint(LicenceFace face, PageComposer page, Picture seal)
    {
        var place = face.Layout.Seal.Box;
        return new PaintedDocument(
            $"{face.Title} {face.LicenceCode}",
            face.IssuerName,
            [new PaintedPage(face.Layout.Page.Width, face.Layout.Page.Height, page.Marks)],
            new SealPlace(0, place.X, place.Y, InkOverSeal.Draw(seal, place.X, place.Y, page.Marks), SigningReason));
    }

    private static Picture DrawBackground(LicenceLayout layout)
    {
        var border = CertificateBorder.Draw(layout.Page, layout.Border);
        if (layout.Ornament is not { } ornament)
            return border;
        var rosette = Rosette.Draw([(ornament.X, ornament.Y)], ornament.Diameter, petals: 16, ornament.Colour, ornament.Accent);
        return new Picture(border.Width, border.Height, [.. border.Marks, .. rosette]);
    }

    private void SetTexts(PageComposer page, LicenceFace face)
    {
        foreach (var rule in face.Layout.Rules)
            page.Line(rule.X1, rule.Y1, rule.X2, rule.Y2, rule.Colour, rule.Width);
        foreach (var element in face.Layout.Texts)
            SetText(page, element, face);
        if (signer.IsDevelopment)
            SetText(page, face.Layout.DevelopmentNotice, face);
    }

    private static void SetText(PageComposer page, TextElement element, LicenceFace face) =>
        page.Text(element.Name, element.Box, Placeholders.Fill(element.Text, name => ValueOf(name, face)), element.Style);

    private static string ValueOf(string placeholder, LicenceFace face) => placeholder switch
    {
        "title" => face.Title,
        "subtitle" => face.Subtitle,
        "licenceCode" => face.LicenceCode,
        "issuer" => face.IssuerName,
        "issuedOn" => ChineseDate.Numeric(face.IssuedOn),
        "issuedOnChinese" => ChineseDate.Written(face.IssuedOn),
        "verifyUrl" => face.VerifyUrl.AbsoluteUri,
        _ => throw new InvalidOperationException($"The layout was read with the unknown placeholder {{{placeholder}}}."),
    };

    private static void SetComponents(PageComposer page, ComponentsElement table, IReadOnlyList<ComponentFace> components)
    {
        var columns = table.Columns.Select(c => new TableColumn(c.Title, c.Width, c.Align)).ToList();
        var style = new TableStyle(table.Header, table.Cell)
        {
            LineColour = table.LineColour,
            LineWidth = table.LineWidth,
            HeaderFill = table.HeaderFill,
            Padding = table.Padding,
            RowHeight = table.RowHeight,
        };
        var rows = components.Select((c, i) => (IReadOnlyList<string>)[.. table.Columns.Select(column => Cell(column.Fact, c, i))]).ToList();
        new TableSetter(page, columns, style).Fit("components", table.Box, rows);
    }

    private static string Cell(ComponentFact fact, ComponentFace component, int index) => fact switch
    {
        ComponentFact.Ordinal => (index + 1).ToString(),
        ComponentFact.Name => component.Name,
        ComponentFact.Code => component.Code,
        ComponentFact.Issuer => component.IssuerName,
        ComponentFact.State => component.State,
        ComponentFact.Validity => Validity(component),
        _ => $"{component.State}\n{Validity(component)}",
    };

    private static string Validity(ComponentFace component) => component.ValidUntil is { } day ? $"至{ChineseDate.Numeric(day)}" : "长期";

    private Picture PressSeal(PageComposer page, LicenceFace face)
    {
        var element = face.Layout.Seal;
        var impression = seals.Press(new SealDesign(face.IssuerName, element.Line, face.SealNumber, element.Diameter, element.Colour));
        foreach (var rune in impression.Missing)
            page.Report(new MissingGlyph("seal", rune, face.IssuerName));
        return impression.Picture;
    }
}

using Approval.Activities;
using Approval.Activities.Licences;
using Approval.Host.Documents;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Flow;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Text;

namespace Approval.Host.Licences;

/// <summary>The holder's own electronic seal (电子印章), issued together with the licence: a signed sheet that shows its impression.</summary>
internal sealed class ElectronicSealSheet(IDocumentWriter writer)
{
    private const double Diameter = 40;
    private static readonly Rgb Red = Rgb.Parse("#C8102E");

    public RenderOutcome Write(Licence licence, DateTimeOffset at)
    {
        var day = OfficeTime.DateOf(at);
        var heading = new TextStyle("serif-bold", 22) { Align = TextAlign.Centre };
        var text = new TextStyle("serif", 14) { LineHeight = 1.8, MinimumSize = 6 };
        return writer.Write(new Document($"电子印章 {licence.HolderName}", licence.IssuerName,
        [
            new Paragraph("电子印章印模", heading),
            new Space(12),
            new Paragraph($"单位名称：{licence.HolderName}", text),
            new Paragraph($"统一社会信用代码：{licence.HolderCode}", text),
            new Paragraph($"证照编号：{licence.Code}", text),
            new Paragraph("本电子印章随营业执照同步生成，印模以本文件的数字签名为准。", text, Indent: 2),
            new Space(30),
            new IssuerBlock(licence.HolderName, day, text, new SealDesign(licence.HolderName, null, null, Diameter, Red)),
        ]), at);
    }
}

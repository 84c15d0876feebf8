using Approval.Host.Documents;
using Approval.Host.Documents.Flow;
using Approval.Host.Documents.Text;

namespace Approval.Host.Demo;

/// <summary>The papers that the demo's applicant uploads: real PDF files, marked as specimens.</summary>
internal sealed class DemoPaper(IDocumentWriter writer, TimeProvider time)
{
    public byte[] Make(string name)
    {
        var outcome = writer.Write(new Document(name, "演示申请人",
        [
            new Paragraph(name, new TextStyle("serif-bold", 22) { Align = TextAlign.Centre }),
            new Space(10),
            new Paragraph("本文件为演示用样本，内容为虚构，不具有法律效力。", new TextStyle("serif", 14), Indent: 2),
        ]), time.GetUtcNow());
        return outcome is RenderedDocument document ? document.Bytes : throw new InvalidOperationException($"The specimen '{name}' cannot be printed.");
    }
}

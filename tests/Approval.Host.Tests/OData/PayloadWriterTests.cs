using Approval.Host.OData.Model;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;
using Approval.Host.OData.Writing;
using Microsoft.OData.UriParser;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

public sealed class PayloadWriterTests
{
    private static readonly ServiceModel Model = new();
    private static readonly Uri Root = new("http://localhost/odata/");

    [Fact]
    public void Payloads_WrittenAtOnce_DoNotMix()
    {
        var writer = new PayloadWriter(Model);
        var pages = Enumerable.Range(1, 8).Select(i => Enumerable.Range(0, 20 * i).Select(n => Item($"page-{i}-row-{n}")).ToList()).ToList();
        var alone = pages.ConvertAll(p => Write(writer, p));

        Parallel.For(0, 800, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Write(writer, pages[i % 8]).AsSpan().SequenceEqual(alone[i % 8]).ShouldBeTrue());
    }

    [Fact]
    public void ControlCharacters_AreEscapedAndChineseIsNot()
    {
        var text = System.Text.Encoding.UTF8.GetString(Write(new PayloadWriter(Model), [Item("一\n二\"三\\𠮷")]));

        text.ShouldContain("一\\n二\\\"三\\\\𠮷");
    }

    private static byte[] Write(PayloadWriter writer, List<Row> rows) =>
        writer.Collection(new Page(rows, null, false), null, new PayloadContext(Root, new ODataUriParser(Model.Edm, Root, new Uri(Root, "CaseItems")).ParsePath(), null, AnswerFormat.Default));

    private static Row Item(string name) => new(Model.Set("CaseItems"), [Guid.Empty, name, "tax", 1, true, "Pending", null], []);
}

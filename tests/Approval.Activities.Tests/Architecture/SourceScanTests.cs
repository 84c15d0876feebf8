using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Architecture;

public sealed class SourceScanTests
{
    private const string Sample = """"
        namespace A;

        /* A comment with { braces */
        public sealed class B(int size) : Base(size)
        {
            private const string Text = $$"""
                { not a member() { }
                """;

            public int One { get; set; } = 1;

            public int Two(string a)
            {
                if (a.Length > 0)
                {
                    return '{';
                }
                return new Dictionary<string, int> { ["}"] = 1 }.Count; // }
            }

            [Obsolete("(")]
            public IEnumerable<int> Three<T>(T x)
                where T : struct =>
                Enumerable.Range(0, 3)
                    .Select(i => { return i; });

            public int Four(int n) => n switch
            {
                1 => 2,
                _ => 3,
            };

            public B() : this(0) { }

            private sealed record C(int D)
            {
                public int E() => D;
            }
        }
        """";

    [Fact]
    public void Members_AreFoundWithTheirFirstLineAndLength() =>
        SourceScan.Methods("b.cs", Sample).Select(m => (m.Line, m.Length)).ShouldBe([(12, 8), (21, 5), (27, 5), (33, 1), (37, 1)]);

    [Fact]
    public void Blanking_KeepsLinesAndCode_AndTakesTextsAndComments()
    {
        var blank = SourceScan.Blank(Sample);
        blank.Split('\n').Length.ShouldBe(Sample.Split('\n').Length);
        blank.ShouldContain("public int Two(string a)");
        blank.ShouldNotContain("not a member");
        blank.ShouldNotContain("A comment");
    }

    [Fact]
    public void Text_WithHolesAndQuotes_EndsWhereItEnds()
    {
        var blank = SourceScan.Blank("""var a = $"x {b["k"]} {{ {c:0.0} \" }} y" + @"q "" { " + "z"; Next(); // end""");
        blank.Trim().ShouldEndWith("Next();");
        SourceScan.Blank("""throw Error($"'{text.Trim('"')}'"); {""").Trim().ShouldEndWith("); {");
        blank.Count(c => c == '{').ShouldBe(0);
    }
}

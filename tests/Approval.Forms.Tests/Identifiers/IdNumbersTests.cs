using Approval.Forms.Identifiers;

namespace Approval.Forms.Tests.Identifiers;

public sealed class IdNumbersTests
{
    [Theory]
    [InlineData("11010519491231002X")] // the example of GB 11643-1999
    [InlineData("440524188001010014")] // the standard's other example
    [InlineData("1101051949123100", "id-number.length")]
    [InlineData("11010519491231X02X", "id-number.character")]
    [InlineData("11010519491231002A", "id-number.character")]
    [InlineData("99010519491231002X", "id-number.division")]
    [InlineData("11010519490231002X", "id-number.birth-date")]
    [InlineData("110105194912310021", "id-number.check-character")]
    public void Check_EachPart_SaysWhichIsWrong(string text, string? reason = null) =>
        IdNumbers.Check(text, Given.Today).Code.ShouldBe(reason);

    [Fact]
    public void Check_BirthTomorrow_IsInTheFuture()
    {
        var number = Number("330106", "20261122", "001");
        IdNumbers.Check(number, Given.Today).Code.ShouldBe("id-number.birth-date-in-future");
        IdNumbers.Check(number, Given.Today.AddDays(1)).IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("001", "1")]
    [InlineData("002", "2")]
    public void Derived_BirthDateAndSex_ComeFromTheNumber(string sequence, string sex)
    {
        var number = Number("330106", "19880229", sequence);
        IdNumbers.BirthDate(number).ShouldBe(new DateOnly(1988, 2, 29));
        IdNumbers.Sex(number).ShouldBe(sex);
    }

    [Fact]
    public void Derived_FromRubbish_IsNothing()
    {
        IdNumbers.BirthDate("33010619880230001").ShouldBeNull();
        IdNumbers.BirthDate("330106198802300011").ShouldBeNull();
        IdNumbers.Sex("short").ShouldBeNull();
    }

    [Fact]
    public void Check_EverySingleChangeAndTransposition_IsDetected()
    {
        foreach (var number in Enumerable.Range(0, 40).Select(day => Number("330106", new DateOnly(1960, 1, 1).AddDays(day * 377).ToString("yyyyMMdd"), $"{day:000}")))
            foreach (var changed in Mutations.SingleChanges(number, "0123456789X").Concat(Mutations.Transpositions(number)))
                IdNumbers.Check(changed, Given.Today).IsValid.ShouldBeFalse($"{number} → {changed}");
    }

    private static string Number(string division, string birth, string sequence) =>
        division + birth + sequence + Iso7064.Mod11Radix2(division + birth + sequence);
}

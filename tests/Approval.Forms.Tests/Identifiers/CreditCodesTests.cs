using Approval.Forms.Identifiers;

namespace Approval.Forms.Tests.Identifiers;

public sealed class CreditCodesTests
{
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("11330106MB0000A12D")]
    [InlineData("9133 0106", "credit-code.length")]
    [InlineData("", "credit-code.length")]
    [InlineData("91330106MA0000F61I", "credit-code.character")]
    [InlineData("91330106MA0000F6中H", "credit-code.character")]
    [InlineData("C1330106MA0000F61H", "credit-code.authority")]
    [InlineData("91990106MA0000F61H", "credit-code.division")]
    [InlineData("91330106MA0000F61J", "credit-code.check-character")]
    public void Check_EachPart_SaysWhichIsWrong(string text, string? reason = null) =>
        CreditCodes.Check(text).Code.ShouldBe(reason);

    [Fact]
    public void Check_SmallLettersAndSpaces_AreWrittenCanonically() =>
        CreditCodes.Check(" 91330106ma0000f61h ").Canonical.ShouldBe("91330106MA0000F61H");

    [Fact]
    public void Check_WrongOrganisationInside_IsTold()
    {
        var body = "91330106MA0000F62";
        CreditCodes.Check(body + CreditCodes.CheckCharacter(body)).Code.ShouldBe("credit-code.organisation");
    }

    [Fact]
    public void Check_TenMegabytes_IsAnsweredAtOnce() =>
        CreditCodes.Check(new string('9', 10_000_000)).Code.ShouldBe("credit-code.length");

    [Fact]
    public void Next_ManySerials_AreRightAndDifferent()
    {
        var codes = Enumerable.Range(0, 2_000).Select(serial => CreditCodes.Next("91", "330106", serial * 397L)).ToList();
        codes.ShouldAllBe(code => CreditCodes.Check(code).IsValid);
        codes.Distinct().Count().ShouldBe(codes.Count);
    }

    [Theory]
    [InlineData("Z1", "330106", 1)]
    [InlineData("91", "990106", 1)]
    [InlineData("91", "3301", 1)]
    [InlineData("91", "330106", -1)]
    [InlineData("91", "330106", 887_503_681)]
    public void Next_ImpossibleParts_AreABug(string authority, string division, long serial) =>
        Should.Throw<ArgumentException>(() => CreditCodes.Next(authority, division, serial));

    [Fact]
    public void Check_EverySingleChange_IsDetected()
    {
        foreach (var code in Samples())
            foreach (var changed in Mutations.SingleChanges(code, CreditCodes.Alphabet))
                CreditCodes.Check(changed).IsValid.ShouldBeFalse(changed);
    }

    [Fact]
    public void Check_EveryAdjacentTransposition_IsDetected()
    {
        foreach (var code in Samples())
            foreach (var changed in Mutations.Transpositions(code))
                CreditCodes.Check(changed).IsValid.ShouldBeFalse(changed);
    }

    private static IEnumerable<string> Samples() =>
        Enumerable.Range(1, 25).Select(each => CreditCodes.Next("91", "330106", each * 7_654_321L));
}

using Approval.Forms.Identifiers;

namespace Approval.Forms.Tests.Identifiers;

public sealed class ContactsTests
{
    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData("+86 138-1234-5678", "13812345678")]
    [InlineData("0086 13812345678", "13812345678")]
    [InlineData("0571-87654321", "0571-87654321")]
    [InlineData("（0571）87654321", "0571-87654321")]
    [InlineData("057187654321-801", "0571-87654321-801")]
    [InlineData("010-65551234", "010-65551234")]
    [InlineData("400-820-8820", "4008208820")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("12345678901", null)]
    [InlineData("87654321", null)]
    [InlineData("1381234567", null)]
    [InlineData("138123456789", null)]
    [InlineData("13812345678 or 9", null)]
    [InlineData("", null)]
    public void Phone_EachWriting_HasOneCanonicalForm(string text, string? canonical) => PhoneNumbers.Check(text).Canonical.ShouldBe(canonical);

    [Theory]
    [InlineData("Zhang.San@Example.CN", "Zhang.San@example.cn")]
    [InlineData("a+b@mail.example.com.cn", "a+b@mail.example.com.cn")]
    [InlineData("张三@例子.公司", "张三@例子.公司")]
    [InlineData("a@b", null)]
    [InlineData("a..b@example.cn", null)]
    [InlineData("@example.cn", null)]
    [InlineData("a@example..cn", null)]
    [InlineData("a b@example.cn", null)]
    [InlineData("a@-example.cn", null)]
    [InlineData("a@example.cn\n", "a@example.cn")]
    public void Email_EachWriting_HasOneCanonicalForm(string text, string? canonical) => EmailAddresses.Check(text).Canonical.ShouldBe(canonical);

    [Fact]
    public void PhoneAndEmail_HugeTexts_AreRefusedAtOnce()
    {
        PhoneNumbers.Check(new string('1', 10_000_000)).IsValid.ShouldBeFalse();
        EmailAddresses.Check(new string('a', 10_000_000) + "@example.cn").IsValid.ShouldBeFalse();
    }

    [Theory]
    [InlineData("330106", true)]
    [InlineData("330106001", true)]
    [InlineData("810000", true)]
    [InlineData("990000", false)]
    [InlineData("3301", false)]
    [InlineData("33010a", false)]
    public void Division_Shape_FollowsTheProvinces(string code, bool good) => Divisions.Check(code).IsValid.ShouldBe(good);

    [Theory]
    [InlineData("I6510", true)]
    [InlineData("6510", true)]
    [InlineData("i65", true)]
    [InlineData("A", true)]
    [InlineData("A6510", false)]
    [InlineData("U01", false)]
    [InlineData("9810", false)]
    [InlineData("I65101", false)]
    [InlineData("", false)]
    public void Industry_Shape_LettersAndDivisionsAgree(string code, bool good) => Industries.Check(code).IsValid.ShouldBe(good);

    [Fact]
    public void LicenceCode_Made_IsRightAndEveryChangeIsSeen()
    {
        var code = LicenceCodes.Make("11100000000013338W001", "11330106MB0000A12D", "2026000017", "001");
        LicenceCodes.Check(code).Canonical.ShouldBe(code);
        LicenceCodes.Check(code[..^1] + (code[^1] == '0' ? '1' : '0')).Code.ShouldBe("licence-code.check-character");
        LicenceCodes.Check(code.Replace("MB0000A12D", "MB0000A12E", StringComparison.Ordinal)).Code.ShouldBe("licence-code.issuer");
        LicenceCodes.Check("1.2.3").Code.ShouldBe("licence-code.shape");
        LicenceCodes.Check(new string('1', 10_000_000)).Code.ShouldBe("licence-code.shape");
    }
}

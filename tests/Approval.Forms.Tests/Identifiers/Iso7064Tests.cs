using Approval.Forms.Identifiers;

namespace Approval.Forms.Tests.Identifiers;

public sealed class Iso7064Tests
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Theory]
    [InlineData("A12425GABC1234002", 'M')] // example of the Global Release Identifier, which uses the same system
    public void Mod37Radix36_PublishedExample_Agrees(string text, char check)
    {
        Iso7064.Mod37Radix36(text).ShouldBe(check);
        Iso7064.HasMod37Radix36Check(text + check).ShouldBeTrue();
    }

    [Fact]
    public void Mod11Radix2_ExampleOfTheStandard_Agrees() => Iso7064.Mod11Radix2("0794").ShouldBe('0');

    [Fact]
    public void Mod37Radix36_EverySingleChange_IsDetected()
    {
        foreach (var text in Samples())
            Mutations.SingleChanges(text, Alphanumeric).ShouldAllBe(changed => !Iso7064.HasMod37Radix36Check(changed));
    }

    [Fact]
    public void Mod37Radix36_Transpositions_AreDetectedNearlyAll()
    {
        // A hybrid system misses a transposition only in rare states; the standard promises "nearly all".
        var all = Samples().SelectMany(Mutations.Transpositions).ToList();
        all.Count(changed => !Iso7064.HasMod37Radix36Check(changed)).ShouldBeGreaterThan(all.Count * 99 / 100);
    }

    [Theory]
    [InlineData("12a")]
    [InlineData("1-2")]
    public void Mod37Radix36_OtherCharacters_AreRefused(string text)
    {
        Should.Throw<ArgumentException>(() => Iso7064.Mod37Radix36(text));
        Iso7064.HasMod37Radix36Check(text).ShouldBeFalse();
    }

    private static IEnumerable<string> Samples() => Enumerable.Range(1, 60).Select(each =>
    {
        var body = new string([.. Enumerable.Range(0, 20).Select(place => Alphanumeric[(each * 31 + place * place * 7 + each * place) % 36])]);
        return body + Iso7064.Mod37Radix36(body);
    });
}

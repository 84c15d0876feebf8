using Approval.Activities.Licences;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Architecture;

public sealed class TypeRuleTests
{
    public static TheoryData<string> All() => [.. Rooms.All];

    [Theory, MemberData(nameof(All))]
    public void Classes_AreSealedUnlessSomethingDerivesFromThem(string room) => TypeRules.OpenClasses(Rooms.Load(room).GetTypes()).ShouldBeEmpty();

    [Theory, MemberData(nameof(All))]
    public void Implementations_AreInternal(string room) => TypeRules.PublicImplementations(Rooms.Load(room).GetTypes()).ShouldBeEmpty();

    [Theory, MemberData(nameof(All))]
    public void State_IsNeverAPublicField(string room) => TypeRules.PublicFields(Rooms.Load(room).GetTypes()).ShouldBeEmpty();

    [Fact]
    public void Rules_FindTheSeededViolations()
    {
        Type[] seeded = [typeof(OpenPrinter), typeof(Parent), typeof(Child)];
        TypeRules.OpenClasses(seeded).ShouldBe([typeof(OpenPrinter).FullName!]);
        TypeRules.PublicImplementations(seeded).ShouldBe([typeof(OpenPrinter).FullName!]);
        TypeRules.PublicFields(seeded).ShouldBe([typeof(Child).FullName + ".Count"]);
    }

    /// <summary>Seeded: public, open, and fulfils a contract of the product.</summary>
    public class OpenPrinter : ILicencePrinter
    {
        public Task<PrintedLicence> PrintAsync(LicencePrint licence, CancellationToken cancel) => throw new NotSupportedException();
    }

    public class Parent;

    public sealed class Child : Parent
    {
        /// <summary>Seeded: state that anyone may change.</summary>
#pragma warning disable CA1051
        public int Count;
#pragma warning restore CA1051
    }
}

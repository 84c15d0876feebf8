using System.Reflection;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Architecture;

/// <summary>Host → Activities → {Workflows, Forms}, and nothing points back.</summary>
public sealed class ArrowTests
{
    public static TheoryData<string> All() => [.. Rooms.All];

    [Theory, MemberData(nameof(All))]
    public void Room_IsBuiltOnlyOnTheRoomsBelowIt(string room) => Rooms.WrongArrows(Rooms.Load(room), room).ShouldBeEmpty();

    // An assembly that uses nothing of a project leaves no trace of it, so the project files are held as well.
    [Theory, MemberData(nameof(All))]
    public void ProjectFile_RefersOnlyToTheRoomsBelowIt(string room) =>
        XDocument.Load(Repository.At(room, room + ".csproj")).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
            .ShouldBeSubsetOf(Rooms.MayUse[room]);

    [Theory]
    [InlineData(Rooms.Workflows)]
    [InlineData(Rooms.Forms)]
    [InlineData(Rooms.Activities)]
    public void InnerRoom_KnowsNoWeb(string room) => Rooms.Web(Rooms.Load(room)).ShouldBeEmpty();

    // Seeded violations: rooms put where they do not belong.
    [Fact]
    public void Rule_FindsAnArrowThatPointsUp()
    {
        Rooms.WrongArrows(Rooms.Load(Rooms.Activities), Rooms.Forms).ShouldBe([Rooms.Forms, Rooms.Workflows]);
        Rooms.WrongArrows(Rooms.Load(Rooms.Host), Rooms.Activities).ShouldBe([Rooms.Activities]);
        Rooms.WrongArrows(Assembly.GetExecutingAssembly(), Rooms.Workflows).ShouldContain(Rooms.Activities);
    }

    [Fact]
    public void Rule_FindsTheWeb() => Rooms.Web(Rooms.Load(Rooms.Host)).ShouldContain(a => a.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
}

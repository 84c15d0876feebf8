using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Architecture;

/// <summary>A folder says what it is about, not what kind of class lies in it.</summary>
public sealed class FolderTests
{
    private static readonly string[] Kinds =
    [
        "Services", "Models", "Interfaces", "Helpers", "Utils", "Utilities", "Common", "Base", "Shared", "Misc", "Managers", "Abstractions", "Extensions", "Dtos", "Entities",
        "Controllers", "Repositories", "Constants", "Enums",
    ];

    public static TheoryData<string> All() => [.. Rooms.All];

    [Theory, MemberData(nameof(All))]
    public void Folders_AreConcepts_AtMostTwoDeep(string room) => Wrong(FoldersOf(room)).ShouldBeEmpty();

    [Fact]
    public void TopLevel_HoldsTheRoomsAndNothingUnknown() =>
        Directory.EnumerateDirectories(Repository.At()).Select(d => Path.GetFileName(d)).Where(d => !d.StartsWith('.') && d is not ("node_modules" or "bin" or "obj" or "TestResults"))
            .ShouldBe([.. Rooms.All, "tests", "definitions", "docs"], ignoreOrder: true);

    [Fact]
    public void Rule_FindsSeededFolders() =>
        Wrong(["Cases", "Cases/Schema", "Services", "Licences/Helpers", "Cases/Draft/Old"]).ShouldBe(["Services", "Licences/Helpers", "Cases/Draft/Old"]);

    private static IEnumerable<string> Wrong(IEnumerable<string> folders) =>
        folders.Where(f => f.Split('/') is var parts && (parts.Length > 2 || parts.Any(p => Kinds.Contains(p, StringComparer.OrdinalIgnoreCase))));

    // Only folders with sources count; wwwroot and build output are no concern of the rule.
    private static IEnumerable<string> FoldersOf(string room) =>
        Repository.Sources(room).Select(f => Path.GetDirectoryName(f[(room.Length + 1)..])!.Replace('\\', '/')).Where(f => f.Length > 0).Distinct();
}

using Approval.Forms;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Definitions;

/// <summary>A file that cannot be used is named with line and reason, and every other file still loads.</summary>
public sealed class DefinitionFolderTests : IDisposable
{
    private static readonly string[] Kinds = ["departments", "calendars", "code-lists", "data-elements", "materials", "items"];

    private readonly DefinitionsCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void RepositorysDefinitions_LoadWhole()
    {
        var folder = _copy.Load();
        folder.Problems.ShouldBeEmpty();
        foreach (var kind in Kinds)
            folder.Of(kind).Count().ShouldBe(Directory.GetFiles(_copy.At(kind)).Length, kind);
        folder.Of("bundles").ShouldHaveSingleItem();
    }

    [Fact]
    public void MalformedJson_IsNamedWithItsLine()
    {
        _copy.Replace("departments/tax.json", "\"level\": \"district\",", "\"level\": \"district\"");
        Spoiled("departments", "tax", line: 8);
    }

    [Fact]
    public void UnknownMember_IsNamedWithItsLine()
    {
        _copy.Replace("departments/tax.json", "\"level\":", "\"colour\": \"blue\",\n  \"level\":");
        Spoiled("departments", "tax", line: 7, "has the unknown member 'colour'");
    }

    [Fact]
    public void MemberWrittenTwice_IsNamedWithItsLine()
    {
        _copy.Replace("departments/tax.json", "\"level\":", "\"id\": \"bank\",\n  \"level\":");
        Spoiled("departments", "tax", line: 7, "'id'");
    }

    [Fact]
    public void MissingMember_IsNamed()
    {
        _copy.Replace("materials/domicile-proof.json", "\"maxBytes\"", "\"_maxBytes\"");
        Spoiled("materials", "domicile-proof", problems: 2);
    }

    [Theory]
    [InlineData("[]", 1, "must be a JSON object")]
    [InlineData("\"tax\"", 1, "must be a JSON object")]
    [InlineData("{}\n{}", 2, "additional text")]
    [InlineData("", 0, "")]
    public void FileThatIsNoObject_IsNamed(string text, int line, string reason)
    {
        _copy.Write("departments/tax.json", text);
        var problem = Spoiled("departments", "tax");
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain(reason);
    }

    [Fact]
    public void FileNameThatIsNotTheId_IsNamed()
    {
        _copy.Move("departments/tax.json", "departments/taxes.json");
        var folder = _copy.Load();
        var problem = folder.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Message).ShouldBe(("departments/taxes.json", 3, "is 'tax', but the file's place says 'taxes'"));
        folder.Find("departments", "tax").ShouldBeNull();
        folder.Find("departments", "taxes").ShouldBeNull();
    }

    [Fact]
    public void FileTooLarge_IsNotRead()
    {
        _copy.Write("departments/tax.json", new string(' ', 5 * 1024 * 1024));
        Spoiled("departments", "tax", reason: "is larger than 4 MB");
    }

    [Fact]
    public void FileThatCannotBeOpened_IsNamed()
    {
        _copy.Delete("departments/tax.json");
        File.CreateSymbolicLink(_copy.At("departments/tax.json"), _copy.At("nowhere.json"));
        Spoiled("departments", "tax", reason: "cannot be read");
    }

    [Theory]
    [InlineData("{\"a\":", 48)]
    [InlineData("[", 4000)]
    public void DeepNesting_IsAProblemOfTheFile_NotOfTheStart(string open, int times)
    {
        _copy.Write("departments/tax.json", string.Concat(Enumerable.Repeat(open, times)));
        Spoiled("departments", "tax");
    }

    [Theory]
    [InlineData("workflow.json")]
    [InlineData("licence-layout.json")]
    public void BundleWithoutItsSecondFile_IsNotPublished_AndSaysWhy(string file)
    {
        _copy.WithSecondBundle().Delete("bundles/company-opening/" + file);
        var folder = _copy.Load();
        folder.Problems.Select(p => (p.File, p.Message)).ShouldBe([
            ("bundles/company-opening/" + file, "does not exist"),
            ("bundles/company-opening/bundle.json", "is not published because its workflow or licence layout cannot be used")]);
        folder.Of("bundles").ShouldHaveSingleItem().Id.ShouldBe("registration-only");
    }

    [Fact]
    public void SecondBundleFolderWithTheSameId_DoesNotReplaceTheFirst()
    {
        foreach (var file in new[] { "bundle.json", "workflow.json", "licence-layout.json" })
            _copy.Write("bundles/zz-copy/" + file, _copy.Read("bundles/company-opening/" + file).Replace("企业开办一件事", "抄来的一件事"));
        var folder = _copy.Load();
        folder.Problems.ShouldHaveSingleItem().File.ShouldBe("bundles/zz-copy/bundle.json");
        folder.Find("bundles", "company-opening")!.Path.ShouldBe("bundles/company-opening/bundle.json");
        folder.Find("workflows", "company-opening")!.Path.ShouldBe("bundles/company-opening/workflow.json");
        folder.Find("layouts", "company-opening")!.Path.ShouldBe("bundles/company-opening/licence-layout.json");
    }

    [Theory]
    [InlineData("calendars/cn-2026.json", "\"2026-04-06\"", "\"2026-02-30\"", "2026-02-30")]
    [InlineData("calendars/cn-2026.json", "\"2026-10-10\"", "\"2027-10-10\"", "2027-10-10")]
    [InlineData("departments/tax.json", "11330106MB0000C31P", "11330106MB0000C31Q", "11330106MB0000C31Q")]
    public void ValueOfTheRightForm_ThatIsStillWrong_IsNamedWithItsLine(string file, string right, string wrong, string named)
    {
        _copy.Replace(file, right, wrong);
        var line = _copy.Read(file).Split('\n').Index().First(l => l.Item.Contains(named, StringComparison.Ordinal)).Index + 1;
        var problem = _copy.Load().Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line).ShouldBe((file, line));
        problem.Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("{ \"type\": \"object\", \"multipleOf\": 3 }")]
    [InlineData("{ \"type\": ")]
    [InlineData("{ \"properties\": { \"id\": { \"pattern\": \"(\" } } }")]
    [InlineData(null)]
    public void SchemaThatCannotBeUsed_IsNamed_AndItsKindIsLeftOut_NotTakenUnchecked(string? text)
    {
        if (text is null)
            _copy.Delete("schemas/material.schema.json");
        else
            _copy.Write("schemas/material.schema.json", text);
        var folder = _copy.Load();
        folder.Problems.ShouldContain(p => p.File == "schemas/material.schema.json");
        folder.Of("materials").ShouldBeEmpty();
        folder.Of("departments").Count().ShouldBe(6);
    }

    [Fact]
    public void FolderThatDoesNotExist_IsSaid() => Approval.Activities.Definitions.DefinitionFolder.Load(_copy.At("nowhere")).Problems.ShouldNotBeEmpty();

    // One file is left out with its problems; all the others are there.
    private LoadProblem Spoiled(string kind, string id, int? line = null, string reason = "", int problems = 1)
    {
        var folder = _copy.Load();
        folder.Problems.Count.ShouldBe(problems, string.Join("\n", folder.Problems));
        folder.Problems.ShouldAllBe(p => p.File == $"{kind}/{id}.json");
        folder.Find(kind, id).ShouldBeNull();
        foreach (var each in Kinds)
            folder.Of(each).Count().ShouldBe(Directory.GetFiles(Repository.At("definitions", each)).Length - (each == kind ? 1 : 0), each);
        if (line is not null)
            folder.Problems[0].Line.ShouldBe(line);
        folder.Problems[0].Message.ShouldContain(reason);
        return folder.Problems[0];
    }
}

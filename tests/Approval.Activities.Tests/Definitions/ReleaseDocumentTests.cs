using Approval.Activities.Bundles;
using Approval.Activities.Definitions;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Definitions;

public sealed class ReleaseDocumentTests : IDisposable
{
    private readonly DefinitionsCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Release_HoldsEverythingItsFormsReferTo()
    {
        var release = CompanyOpening.Release;
        var library = release.Library;
        library.Items.Keys.ShouldBe(release.Bundle.Items.Select(i => i.Item), ignoreOrder: true);
        foreach (var item in library.Items.Values)
        {
            release.Departments.Keys.ShouldContain(item.Department);
            foreach (var element in item.Form.Fields.Select(f => f.Element).Concat(item.Results.Select(r => r.Element)).Concat(item.Licence?.Face ?? []))
                library.ElementAt(element).ShouldNotBeNull($"{item.Id} needs {element}");
            foreach (var material in item.Materials)
                library.Materials.Keys.ShouldContain(material.Material);
        }
        foreach (var domain in library.Elements.Values.Select(e => e.Domain))
        {
            domain.Members.Concat(domain.Formula?.Of ?? []).ShouldAllBe(e => library.ElementAt(e) != null);
            domain.CodeLists.ShouldAllBe(c => library.CodeLists.ContainsKey(c));
        }
        release.Calendars.Select(c => c.Year).ShouldBe([2024, 2025, 2026], ignoreOrder: true);
        release.Department(release.Bundle.Licence.Issuer).ShouldNotBeNull();
    }

    [Fact]
    public void ElementThatOnlyAnAnswerSets_IsInTheRelease()
    {
        _copy.Write("data-elements/lucky-number.json", _copy.Read("data-elements/postal-code.json").Replace("postal-code", "lucky-number"))
            .Replace("bundles/company-opening/bundle.json", "\"sets\": { \"delivery-method\": \"counter\" }", "\"sets\": { \"delivery-method\": \"counter\", \"lucky-number\": \"310013\" }");
        Release().Library.Elements.Keys.ShouldContain("lucky-number");
    }

    [Fact]
    public void WhatNothingRefersTo_IsNotInTheRelease_AndDoesNotChangeIt()
    {
        var before = Release();
        _copy.Write("data-elements/shoe-size.json", _copy.Read("data-elements/postal-code.json").Replace("postal-code", "shoe-size"));
        var after = Release();
        after.Library.Elements.Keys.ShouldNotContain("shoe-size");
        after.Hash.ShouldBe(before.Hash);
    }

    [Fact]
    public void Hash_DependsOnContentOnly_NotOnTheOrderOfMembersOrSpaces()
    {
        var before = Release();
        foreach (var file in new[] { "departments/tax.json", "data-elements/company-name.json", "items/tax-registration.json", "bundles/company-opening/bundle.json" })
            _copy.Write(file, Reversed(JToken.Parse(_copy.Read(file))).ToString(Newtonsoft.Json.Formatting.Indented));
        Release().Hash.ShouldBe(before.Hash);
    }

    [Theory]
    [InlineData("departments/tax.json", "云溪区税务局", "云溪区税务分局")]
    [InlineData("code-lists/seal-kinds.json", "法定名称章", "法定名章")]
    [InlineData("materials/domicile-proof.json", "20971520", "20971521")]
    [InlineData("calendars/cn-2026.json", "\"2026-10-10\"", "\"2026-10-11\"")]
    [InlineData("bundles/company-opening/licence-layout.json", "\"version\": 1", "\"version\": 2")]
    [InlineData("bundles/company-opening/bundle.json", "\"promisedDays\": 1", "\"promisedDays\": 2")]
    public void Hash_ChangesWithEveryPartOfTheRelease(string file, string old, string changed)
    {
        var before = Release();
        _copy.Replace(file, old, changed);
        Release().Hash.ShouldNotBe(before.Hash);
    }

    [Fact]
    public void Hash_ChangesWithTheOrderOfFields_ForPeopleSeeIt()
    {
        var before = Release();
        var root = JObject.Parse(_copy.Read("items/seal-carving.json"));
        var fields = (JArray)root["form"]!["sections"]![0]!["fields"]!;
        (fields[0], fields[1]) = (fields[1].DeepClone(), fields[0].DeepClone());
        _copy.Write("items/seal-carving.json", root.ToString());
        Release().Hash.ShouldNotBe(before.Hash);
    }

    [Fact]
    public void DocumentThatIsNotWhole_IsABug() =>
        Should.Throw<InvalidOperationException>(() => ReleaseReader.Read("h", """{"bundle":{},"layout":{},"workflow":"w","items":[],"departments":[],"data-elements":[],"code-lists":[],"materials":[],"calendars":[]}"""));

    private BundleRelease Release() => CompanyOpening.ReleaseOf(_copy.Load());

    private static JToken Reversed(JToken token) => token switch
    {
        JObject members => new JObject(members.Properties().Reverse().Select(m => new JProperty(m.Name, Reversed(m.Value)))),
        JArray entries => new JArray(entries.Select(Reversed)),
        _ => token,
    };
}

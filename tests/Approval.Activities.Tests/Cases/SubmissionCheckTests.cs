using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Cases;

public sealed class SubmissionCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Sample_HasNoProblem()
    {
        var check = Check(CompanyOpening.Values);
        check.Problems.ShouldBeEmpty();
        check.Items.ShouldBe(CompanyOpening.Release.Bundle.Items.Select(i => i.Item));
    }

    [Fact]
    public void EmptyForm_IsToldEverythingThatIsMissing_AtOnceAndOnce()
    {
        var problems = Check([]).Problems;
        problems.Select(p => p.Path).ShouldBeUnique();
        problems.ShouldAllBe(p => p.Code == "value.missing" && p.Chinese.EndsWith("请填写。", StringComparison.Ordinal));
        // The applicant who fixes exactly these places is done.
        var fixedUp = new JsonObject(problems.Select(p => KeyValuePair.Create(p.Path, CompanyOpening.Values[p.Path]?.DeepClone())));
        Check(fixedUp).Problems.ShouldBeEmpty();
    }

    public static TheoryData<string> RequiredFields() => [.. Check([]).Problems.Select(p => p.Path)];

    [Theory, MemberData(nameof(RequiredFields))]
    public void RequiredField_Removed_GivesExactlyItsProblem(string path)
    {
        var values = CompanyOpening.Values;
        values.Remove(path).ShouldBeTrue("the sample fills every required field");
        Check(values).Problems.ShouldHaveSingleItem().ShouldBe(Missing(values, path));
    }

    public static TheoryData<string, string> RequiredMembers()
    {
        var data = new TheoryData<string, string>();
        foreach (var (group, rows) in CompanyOpening.Values.Where(v => v.Value is JsonArray { Count: > 0 } rows && rows[0] is JsonObject))
        {
            var values = CompanyOpening.Values;
            values[group]!.AsArray()[0] = new JsonObject();
            foreach (var problem in Check(values).Problems)
                data.Add(group, problem.Path[(problem.Path.LastIndexOf('.') + 1)..]);
        }
        return data;
    }

    [Theory, MemberData(nameof(RequiredMembers))]
    public void RequiredMember_RemovedFromTheSecondRow_GivesExactlyItsProblem(string group, string member)
    {
        var values = CompanyOpening.Values;
        values[group]!.AsArray()[1]!.AsObject().Remove(member).ShouldBeTrue();
        Check(values).Problems.ShouldHaveSingleItem().Path.ShouldBe($"{group}[1].{member}");
    }

    public static TheoryData<string> Materials() => [.. CompanyOpening.Materials];

    [Theory, MemberData(nameof(Materials))]
    public void RequiredMaterial_NotGiven_GivesExactlyItsProblem(string material)
    {
        var problem = Check(CompanyOpening.Values, CompanyOpening.Materials.Where(m => m != material)).Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Code).ShouldBe(("materials." + material, "material.missing"));
    }

    [Theory]
    [InlineData("legal-representative-id-number", "330106198604154324", "id-number.check-character")]
    [InlineData("company-email", "office at yunshan", "email")]
    [InlineData("industry", "0000", "industry")]
    public void WrongValue_IsToldAtItsPlace_AndKeptAsTyped(string path, string typed, string code)
    {
        var values = CompanyOpening.Values;
        values[path] = typed;
        var check = Check(values);
        check.Problems.Where(p => p.Path == path).ShouldHaveSingleItem().Code.ShouldStartWith(code);
        ((string?)check.Values[path]).ShouldBe(typed);
    }

    [Fact]
    public void Submission_FillsWhatIsComputed()
    {
        var values = Check(CompanyOpening.Values).Values;
        ((string?)values["legal-representative-birth-date"]).ShouldBe("1986-04-15");
    }

    private static SubmissionCheck Check(JsonObject values, IEnumerable<string>? materials = null)
    {
        var session = CompanyOpening.Session(values, materials);
        return CaseForm.Of(session).CheckSubmission(session, Today);
    }

    private static FieldProblem Missing(JsonObject values, string path)
    {
        var label = CaseForm.Of(CompanyOpening.Release, CompanyOpening.Case(values)).Merged.Find(path)!.Label;
        return new FieldProblem(path, "value.missing", $"{label.Zh}：请填写。", $"{label.In("en")}: is required.");
    }
}

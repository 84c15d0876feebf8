using System.Text.Json.Nodes;
using Approval.Forms.Bundles;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Forms.Tests.Definitions;

/// <summary>The first real bundle, read and merged as the product does it.</summary>
public sealed class CompanyOpeningTests
{
    private static Bundle Bundle => RepositoryDefinitions.Library.Bundles["company-opening"];

    [Fact]
    public void Definitions_OfTheRepository_LoadWithoutAProblem() =>
        RepositoryDefinitions.Result.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();

    [Fact]
    public void AllSevenItems_Merged_HalveTheFields()
    {
        var form = Merge([.. Bundle.Items.Select(item => item.Item)]);
        form.Items.Count.ShouldBe(7);
        form.Report.FieldsBefore.ShouldBeGreaterThanOrEqualTo(120);
        form.Report.FieldsAfter.ShouldBeLessThanOrEqualTo(60);
        form.Report.MaterialsAfter.ShouldBeLessThanOrEqualTo(5);
        form.Conflicts.ShouldBeEmpty();
        form.Report.Elements.Where(element => element.Outcome == "asked").ShouldAllBe(element => element.AskedBy.Count > 0 && element.AskedBy.All(asker => asker.LegalBasis != null));
    }

    [Fact]
    public void EveryPackage_CanBeChosenAndMerged()
    {
        foreach (var package in Bundle.Packages)
        {
            var alternatives = package.OneOf.Select(group => group[0]).ToList();
            var situation = SituationEvaluator.Evaluate(Bundle, new SituationChoice([], package.Id, alternatives));
            situation.Errors.ShouldNotContain(error => error.Path == "package" || error.Path == "items", package.Id);
            FormMerger.Merge(RepositoryDefinitions.Library, Bundle, situation).Report.FieldsAfter.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void EveryDepartment_SeesOnlyWhatItsItemBinds()
    {
        var form = Merge([.. Bundle.Items.Select(item => item.Item)]);
        var values = new JsonObject(form.Fields.Select(field => KeyValuePair.Create(field.Path, (JsonNode?)JsonValue.Create("x"))));
        foreach (var item in form.Items)
        {
            var bound = item.Form.Fields.Select(field => field.Element).ToHashSet(StringComparer.Ordinal);
            DepartmentView.Of(form, item.Id, values).Values.ShouldAllBe(value => bound.Contains(value.Key));
        }
    }

    [Fact]
    public void Sample_OfTheBundle_IsComplete()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryDefinitions.Folder, "bundles", "company-opening", "sample.json")))!;
        var situation = SituationEvaluator.Evaluate(Bundle, new SituationChoice(sample["answers"]!.AsObject()));
        situation.Errors.ShouldBeEmpty();
        var form = FormMerger.Merge(RepositoryDefinitions.Library, Bundle, situation);
        var result = form.Validate(sample["values"]!.AsObject(), situation, Given.Today);
        result.Errors.Select(error => $"{error.Path} {error.Code} {error.Zh}").ShouldBeEmpty();
        result.Warnings.ShouldBeEmpty();
        result.Values.Select(value => value.Key).Except(form.Fields.Select(field => field.Path)).ShouldBeEmpty();
    }

    private static MergedForm Merge(IReadOnlyList<string> items)
    {
        var situation = SituationEvaluator.Evaluate(Bundle, new SituationChoice(Answers(), null, items));
        situation.Errors.ShouldBeEmpty();
        return FormMerger.Merge(RepositoryDefinitions.Library, Bundle, situation);
    }

    /// <summary>The first answer to every question that is asked.</summary>
    private static JsonObject Answers()
    {
        var answers = new JsonObject();
        for (var round = 0; round <= Bundle.Questions.Count; round++)
            foreach (var question in SituationEvaluator.Evaluate(Bundle, new SituationChoice(answers)).VisibleQuestions.Where(question => !answers.ContainsKey(question.Id)))
                answers[question.Id] = question.Answers[0].Value;
        return answers;
    }
}

using System.Text.Json.Nodes;
using Approval.Forms.Bundles;
using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Reading;

namespace Approval.Forms.Situations;

/// <summary>Turns answers into chosen items and settled values.</summary>
public static class SituationEvaluator
{
    /// <summary>Every problem is told at once; the situation is usable for a draft even when it is not complete.</summary>
    public static Situation Evaluate(Bundle bundle, SituationChoice choice)
    {
        var errors = new List<FieldError>();
        var (visible, answers) = Answers(bundle, choice.Answers, errors);
        var given = visible.SelectMany(question => question.Answers
            .Where(answer => answers.GetValueOrDefault(question.Id)?.Contains(answer.Value, StringComparer.Ordinal) == true)
            .Select(answer => (question, answer))).ToList();
        var items = ChosenItems(bundle, choice, given.SelectMany(each => each.answer.Chooses), errors);
        return new Situation(answers, items, SetValues(given, errors), visible, errors);
    }

    private static (IReadOnlyList<SituationQuestion> Visible, Dictionary<string, IReadOnlyList<string>> Answers) Answers(
        Bundle bundle, JsonObject raw, List<FieldError> errors)
    {
        foreach (var name in raw.Select(member => member.Key).Where(name => bundle.Questions.All(question => question.Id != name)))
            errors.Add(SituationErrors.UnknownQuestion(name));
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var visible = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in InOrderOfDependence(bundle.Questions))
        {
            if (question.VisibleWhen?.Holds(new AnswerFacts(answers)) == false) continue;
            visible.Add(question.Id);
            answers[question.Id] = Answer(question, raw[question.Id], errors);
        }

        return ([.. bundle.Questions.Where(question => visible.Contains(question.Id))], answers);
    }

    /// <summary>A question after those it looks at; circles were refused when the bundle was loaded.</summary>
    private static List<SituationQuestion> InOrderOfDependence(IReadOnlyList<SituationQuestion> questions)
    {
        var ordered = new List<SituationQuestion>();
        var waiting = questions.ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.FirstOrDefault(question =>
                (question.VisibleWhen?.Questions ?? []).All(id => waiting.All(other => other.Id != id))) ?? waiting[0];
            ordered.Add(ready);
            waiting.Remove(ready);
        }

        return ordered;
    }

    private static List<string> Answer(SituationQuestion question, JsonNode? raw, List<FieldError> errors)
    {
        if (Scalars.IsEmpty(raw))
        {
            if (question.Required) errors.Add(SituationErrors.Missing(question));
            return [];
        }

        IEnumerable<JsonNode> nodes = raw is JsonArray several ? several.OfType<JsonValue>() : [raw!];
        var given = nodes.Select(ConditionReader.Answer).Distinct(StringComparer.Ordinal).ToList();
        var known = given.Where(value => question.Answers.Any(answer => answer.Value == value)).ToList();
        if (known.Count < given.Count || raw is JsonObject) errors.Add(SituationErrors.UnknownAnswer(question));
        if (known.Count > 1 && question.Kind != QuestionKind.Multiple) errors.Add(SituationErrors.TooMany(question));
        return known;
    }

    private static IReadOnlyList<string> ChosenItems(Bundle bundle, SituationChoice choice, IEnumerable<string> byAnswers, List<FieldError> errors)
    {
        var chosen = bundle.Items.Where(item => item.Mandatory).Select(item => item.Item).Concat(byAnswers).Concat(choice.Items ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in (choice.Items ?? []).Where(item => bundle.Items.All(each => each.Item != item)))
            errors.Add(SituationErrors.UnknownItem(unknown));
        if (choice.Package is { Length: > 0 } id)
        {
            if (bundle.Packages.FirstOrDefault(package => package.Id == id) is { } package) TakePackage(package, chosen, errors);
            else errors.Add(SituationErrors.UnknownPackage(id));
        }

        if (chosen.Count == 0) errors.Add(SituationErrors.NoItem());
        return [.. bundle.Items.Select(item => item.Item).Where(chosen.Contains)];
    }

    /// <summary>The alternatives of a package come in only by choice: exactly one of each group.</summary>
    private static void TakePackage(BundlePackage package, HashSet<string> chosen, List<FieldError> errors)
    {
        var alternatives = package.OneOf.SelectMany(group => group).ToHashSet(StringComparer.Ordinal);
        chosen.UnionWith(package.Items.Where(item => !alternatives.Contains(item)));
        foreach (var group in package.OneOf.Where(group => group.Count(chosen.Contains) != 1))
            errors.Add(SituationErrors.OneOf(package, group));
    }

    private static JsonObject SetValues(IEnumerable<(SituationQuestion Question, SituationAnswer Answer)> given, List<FieldError> errors)
    {
        var values = new JsonObject();
        foreach (var (question, answer) in given)
            foreach (var (element, value) in answer.Sets)
            {
                if (values.TryGetPropertyValue(element, out var earlier) && !Scalars.Same(earlier, value))
                    errors.Add(SituationErrors.Contradiction(question, element));
                else
                    values[element] = value.DeepClone();
            }

        return values;
    }

    private sealed class AnswerFacts(Dictionary<string, IReadOnlyList<string>> answers) : IConditionFacts
    {
        public JsonNode? ValueOf(string element) => null;

        public IReadOnlyList<string> AnswersTo(string question) => answers.GetValueOrDefault(question) ?? [];

        public bool IsChosen(string item) => false;
    }
}

using Approval.Forms.Bundles;
using Approval.Forms.Situations;

namespace Approval.Forms.Reading;

/// <summary>A bundle's items, packages, questions and licence refer to what exists; nothing waits for itself.</summary>
internal static class BundleReferences
{
    public static IEnumerable<(string Path, string Message)> Check(Bundle bundle, FormLibrary library) =>
        Items(bundle, library)
            .Concat(Packages(bundle))
            .Concat(Questions(bundle, library))
            .Concat(Circles(bundle, library))
            .Concat(Conditions(bundle, library))
            .Concat(Subject(bundle, library))
            .Concat(Face(bundle, library));

    private static IEnumerable<(string Path, string Message)> Subject(Bundle bundle, FormLibrary library)
    {
        if (bundle.Subject is not { } subject) yield break;
        if (library.ElementAt(subject.Name) is null) yield return ("$.subject.name", $"there is no element '{subject.Name}'.");
        if (subject.Code is { } code && library.ElementAt(code) is null) yield return ("$.subject.code", $"there is no element '{code}'.");
    }

    private static IEnumerable<(string Path, string Message)> Items(Bundle bundle, FormLibrary library)
    {
        for (var index = 0; index < bundle.Items.Count; index++)
        {
            var item = bundle.Items[index];
            if (!library.Items.ContainsKey(item.Item)) yield return ($"$.items[{index}].item", $"there is no item '{item.Item}'.");
            foreach (var before in item.After.Where(before => !Has(bundle, before)))
                yield return ($"$.items[{index}].after", $"'{before}' is no item of this bundle.");
        }
    }

    private static IEnumerable<(string Path, string Message)> Packages(Bundle bundle)
    {
        for (var index = 0; index < bundle.Packages.Count; index++)
            foreach (var item in bundle.Packages[index].Items.Concat(bundle.Packages[index].OneOf.SelectMany(group => group)).Where(item => !Has(bundle, item)))
                yield return ($"$.packages[{index}]", $"'{item}' is no item of this bundle.");
    }

    private static IEnumerable<(string Path, string Message)> Questions(Bundle bundle, FormLibrary library)
    {
        for (var index = 0; index < bundle.Questions.Count; index++)
        {
            var question = bundle.Questions[index];
            var path = $"$.situations.questions[{index}]";
            if (bundle.Questions.Take(index).Any(earlier => earlier.Id == question.Id)) yield return (path + ".id", $"the question '{question.Id}' is there twice.");
            if (question.VisibleWhen is { } condition && (condition.Elements.Any() || condition.Items.Any()))
                yield return (path + ".visibleWhen", "a question may look at answers only.");
            for (var answer = 0; answer < question.Answers.Count; answer++)
                foreach (var message in Answer(question, question.Answers[answer], bundle, library))
                    yield return ($"{path}.answers[{answer}]", message);
        }
    }

    private static IEnumerable<string> Answer(SituationQuestion question, SituationAnswer answer, Bundle bundle, FormLibrary library)
    {
        if (question.Answers.Count(each => each.Value == answer.Value) > 1) yield return $"the answer '{answer.Value}' is there twice.";
        foreach (var item in answer.Chooses.Where(item => !Has(bundle, item))) yield return $"'{item}' is no item of this bundle.";
        foreach (var element in answer.Sets.Keys.Where(element => library.ElementAt(element) is null)) yield return $"there is no element '{element}'.";
    }

    private static IEnumerable<(string Path, string Message)> Circles(Bundle bundle, FormLibrary library)
    {
        var waits = bundle.Items.DistinctBy(item => item.Item).ToDictionary(item => item.Item, item => item.After, StringComparer.Ordinal);
        if (Cycles.Find(waits) is { Count: > 0 } waiting) yield return ("$.items", $"items wait for each other: {string.Join(" → ", waiting)}.");
        var asks = bundle.Questions.DistinctBy(question => question.Id)
            .ToDictionary(question => question.Id, question => (IReadOnlyList<string>)[.. question.VisibleWhen?.Questions ?? []], StringComparer.Ordinal);
        if (Cycles.Find(asks) is { Count: > 0 } asking) yield return ("$.situations.questions", $"questions depend on each other: {string.Join(" → ", asking)}.");
        var fields = bundle.Items.SelectMany(item => library.Items.GetValueOrDefault(item.Item)?.Form.Fields ?? []);
        if (VisibilityCircles.Find(fields) is { Count: > 0 } seeing) yield return ("$.items", $"visibility depends on itself across the items: {string.Join(" → ", seeing)}.");
    }

    /// <summary>Conditions of the items' forms may name questions and items; only the bundle knows whether they exist.</summary>
    private static IEnumerable<(string Path, string Message)> Conditions(Bundle bundle, FormLibrary library)
    {
        foreach (var item in bundle.Items.Select(item => library.Items.GetValueOrDefault(item.Item)).OfType<Items.ServiceItem>())
        {
            var conditions = item.Form.Fields.SelectMany(field => new[] { field.VisibleWhen, field.RequiredWhen })
                .Concat(item.Materials.Select(material => material.RequiredWhen)).OfType<Conditions.Condition>().ToList();
            foreach (var question in conditions.SelectMany(condition => condition.Questions).Distinct().Where(id => bundle.Questions.All(question => question.Id != id)))
                yield return ("$.situations.questions", $"the item '{item.Id}' looks at the question '{question}', which this bundle does not ask.");
            foreach (var other in conditions.SelectMany(condition => condition.Items).Distinct().Where(id => !library.Items.ContainsKey(id)))
                yield return ("$.items", $"the item '{item.Id}' looks at the item '{other}', which does not exist.");
        }

        foreach (var (question, index) in bundle.Questions.Select((question, index) => (question, index)))
            foreach (var id in (question.VisibleWhen?.Questions ?? []).Where(id => bundle.Questions.All(each => each.Id != id)))
                yield return ($"$.situations.questions[{index}].visibleWhen", $"there is no question '{id}'.");
    }

    private static IEnumerable<(string Path, string Message)> Face(Bundle bundle, FormLibrary library)
    {
        for (var index = 0; index < bundle.Licence.Face.Count; index++)
        {
            var field = bundle.Licence.Face[index];
            if (field.Element is { } element && library.ElementAt(element) is null) yield return ($"$.licence.face[{index}].element", $"there is no element '{element}'.");
            if (field.Element is null && field.Text is null) yield return ($"$.licence.face[{index}]", "needs an element or a text.");
        }
    }

    private static bool Has(Bundle bundle, string item) => bundle.Items.Any(each => each.Item == item);
}

using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Activities.Numbers;
using Approval.Activities.Outcomes;
using Approval.Forms.Items;

namespace Approval.Activities.Reviews;

/// <summary>What an approval yields: values from the department's own system, checked, and the rest made as the item says.</summary>
public sealed class ItemResults(NumberSeries numbers)
{
    /// <returns>The values by data element, or everything that is wrong with those given.</returns>
    public async Task<(JsonObject Values, IReadOnlyList<FieldProblem> Problems)> MakeAsync(CaseSession session, CaseItem item, JsonObject? given, CancellationToken cancel)
    {
        var definition = session.Release.Item(item.ItemId);
        var problems = Unexpected(definition, given);
        var values = new JsonObject();
        foreach (var result in definition.Results)
            values[result.Element] = given?[result.Element]?.DeepClone() ?? await GenerateAsync(session, item, result, cancel);
        foreach (var missing in definition.Results.Where(r => values[r.Element] is null))
            problems.Add(new FieldProblem(missing.Element, "result.missing", "准予时必须填写该办理结果。", "An approval must give this result."));
        problems.AddRange(CaseForm.CheckValues(session.Release, values, OfficeTime.DateOf(session.Now)));
        if (problems.Count == 0)
            foreach (var result in definition.Results.Where(r => r.Generator is ResultGenerator.CreditCode or ResultGenerator.Serial))
                if (!await RegisterAsync(session, item, result, values, isGiven: given?[result.Element] is not null, cancel))
                    problems.Add(new FieldProblem(result.Element, "result.already-used", "该编号已为其他办件使用，请核对。", "This number already belongs to another case."));
        return (values, problems);
    }

    // A number from a department's own system may meet one of the platform's series: the series then steps over it.
    private async Task<bool> RegisterAsync(CaseSession session, CaseItem item, ItemResult result, JsonObject values, bool isGiven, CancellationToken cancel)
    {
        while (await session.Transaction.ExecuteAsync(
            "INSERT INTO result_registry (element, value, case_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", cancel, result.Element, values[result.Element]!.ToString(), session.Case.Id) == 0)
        {
            if (isGiven)
                return false;
            values[result.Element] = await GenerateAsync(session, item, result, cancel);
        }
        return true;
    }

    private static List<FieldProblem> Unexpected(ServiceItem item, JsonObject? given) =>
        [.. (given ?? []).Where(g => item.Results.All(r => r.Element != g.Key))
            .Select(g => new FieldProblem(g.Key, "result.unknown", "该事项不产生此项结果。", "This item does not yield this value."))];

    private async Task<JsonNode?> GenerateAsync(CaseSession session, CaseItem item, ItemResult result, CancellationToken cancel)
    {
        var department = session.Release.Department(item.DepartmentId);
        return result.Generator switch
        {
            ResultGenerator.CreditCode => await CreditCodeSeries.NextAsync(numbers, department, cancel),
            ResultGenerator.Serial => $"{result.Prefix}{OfficeTime.DateOf(session.Now):yyyyMMdd}{await numbers.TakeAsync($"result:{department.Id}:{result.Element}", cancel):000000}",
            ResultGenerator.DecisionDate => OfficeTime.DateOf(session.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}

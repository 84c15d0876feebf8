using System.Globalization;
using Approval.Forms;
using Approval.Forms.Identifiers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Approval.Activities.Definitions;

/// <summary>What a schema cannot say about a file that conforms to it: dates that exist, check characters that are right.</summary>
internal static class DefinitionRules
{
    public static IEnumerable<LoadProblem> Check(DefinitionFile file) => file.Path.Split('/')[0] switch
    {
        "calendars" => Calendar(file),
        "departments" => Department(file),
        _ => [],
    };

    private static IEnumerable<LoadProblem> Calendar(DefinitionFile file)
    {
        var year = (int)file.Root["year"]!;
        foreach (var day in file.Root["holidays"]!.Select(h => h["date"]!).Concat(file.Root["workdays"]!))
            if (!DateOnly.TryParseExact((string?)day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                yield return At(file, day, $"'{day}' is no day of the calendar");
            else if (date.Year != year)
                yield return At(file, day, $"'{day}' is not in the year {year}");
    }

    // The credit code goes into every number that the department issues.
    private static IEnumerable<LoadProblem> Department(DefinitionFile file)
    {
        var code = file.Root["creditCode"]!;
        if (CreditCodes.Check((string)code!) is { IsValid: false } wrong)
            yield return At(file, code, $"'{code}' is no credit code: {wrong.En}");
    }

    private static LoadProblem At(DefinitionFile file, JToken place, string reason) => new(file.Path, ((IJsonLineInfo)place).LineNumber, place.Path, reason);
}

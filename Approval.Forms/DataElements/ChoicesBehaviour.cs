using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>Several codes: each once, in the order given.</summary>
internal sealed class ChoicesBehaviour : KindBehaviour
{
    private const int MostTicks = 500;
    private static readonly CodeBehaviour Single = new();

    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        // One ticked box arrives from a plain HTML form as a single text.
        if (value is JsonObject) return check.WrongType(value, "多选列表", "a list of codes");
        var ticks = value is JsonArray array ? array : new JsonArray(value.DeepClone());
        var most = check.Domain.MaxItems ?? MostTicks;
        if (ticks.Count > most * 2L + MostTicks) return TooMany(check, ticks.Count, most);
        var codes = new List<string>();
        foreach (var tick in ticks)
            if (tick is not null && Single.Normalise(tick, check) is { } code) codes.Add(code.GetValue<string>());
        if (check.Failed) return null;
        codes = [.. codes.Distinct(StringComparer.Ordinal)];
        if (codes.Count > most) return TooMany(check, codes.Count, most);
        if (codes.Count < check.Domain.MinItems) return check.Fail("choices.too-few", $"至少选择{check.Domain.MinItems}项。", $"choose at least {check.Domain.MinItems}.");
        return new JsonArray([.. codes.Select(code => (JsonNode)code)]);
    }

    private static JsonNode? TooMany(ValueCheck check, int count, int most) =>
        check.Fail("choices.too-many", $"最多选择{most}项，现有{count}项。", $"choose at most {most}, not {count}.");
}

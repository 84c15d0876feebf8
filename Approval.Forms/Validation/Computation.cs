using System.Globalization;
using System.Text.Json.Nodes;
using Approval.Forms.DataElements;
using Approval.Forms.Identifiers;
using Approval.Forms.Merging;

namespace Approval.Forms.Validation;

/// <summary>Fills computed elements from canonical values. What cannot be computed yet is absent, never a guess.</summary>
internal static class Computation
{
    public static void Fill(IReadOnlyList<MergedField> fields, JsonObject values, FormLibrary library) =>
        Fill(fields, values, values, library);

    private static void Fill(IReadOnlyList<MergedField> fields, JsonObject owner, JsonObject root, FormLibrary library)
    {
        foreach (var group in fields.Where(field => field.Element.Kind == ElementKind.Group))
            foreach (var row in (owner[group.Element.Identifier] as JsonArray ?? []).OfType<JsonObject>())
                Fill(group.Members, row, root, library);
        var filled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.Where(field => field.Element.Kind == ElementKind.Computed))
            Fill(field.Element, owner, root, library, filled);
    }

    /// <summary>Computed elements that it needs come first; circles were refused when the definitions were loaded.</summary>
    private static void Fill(DataElement element, JsonObject owner, JsonObject root, FormLibrary library, HashSet<string> filled)
    {
        if (!filled.Add(element.Identifier)) return;
        foreach (var needed in element.Domain.Formula!.Of.Select(path => library.Elements.GetValueOrDefault(path)).OfType<DataElement>())
            if (needed.Kind == ElementKind.Computed) Fill(needed, owner, root, library, filled);
        owner.Remove(element.Identifier);
        if (Value(element.Domain.Formula, owner, root) is { } value) owner[element.Identifier] = value;
    }

    private static JsonValue? Value(ComputedFormula formula, JsonObject owner, JsonObject root)
    {
        var operands = formula.Of.SelectMany(path => Operands(path, owner, root)).ToList();
        return formula.Function switch
        {
            ComputedFunction.BirthDateOfIdNumber => Text(operands, number => IdNumbers.BirthDate(number)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ComputedFunction.SexOfIdNumber => Text(operands, IdNumbers.Sex),
            ComputedFunction.Sum => Sum(operands),
            ComputedFunction.Concat => operands.Count == 0 ? null : JsonValue.Create(string.Concat(operands.Select(operand => Scalars.TextOf(operand) ?? operand.ToJsonString()))),
            _ => JsonValue.Create((decimal)operands.Count),
        };
    }

    private static JsonValue? Text(List<JsonNode> operands, Func<string, string?> derive) =>
        operands is [var single] && Scalars.TextOf(single) is { } text && derive(text) is { } derived ? JsonValue.Create(derived) : null;

    private static JsonValue? Sum(List<JsonNode> operands)
    {
        if (operands.Count == 0) return null;
        var sum = 0m;
        foreach (var operand in operands)
        {
            // A row with an unreadable amount would make a wrong sum look right; sums beyond decimal are not amounts either.
            if (Scalars.NumberOf(operand) is not { } number || Math.Abs(number) > 1e24m || Math.Abs(sum) > 1e24m) return null;
            sum += number;
        }

        return JsonValue.Create(sum);
    }

    /// <summary>Values at a path: a sibling first, then the whole form; <c>group.member</c> gives one value for each row, a list each entry.</summary>
    private static IEnumerable<JsonNode> Operands(string path, JsonObject owner, JsonObject root)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        var value = owner.ContainsKey(name) ? owner[name] : root[name];
        if (Scalars.IsEmpty(value)) return [];
        if (value is not JsonArray rows) return dot < 0 ? [value!] : [];
        return dot < 0 ? rows.OfType<JsonNode>() : rows.OfType<JsonObject>().SelectMany(row => Operands(path[(dot + 1)..], row, []));
    }
}

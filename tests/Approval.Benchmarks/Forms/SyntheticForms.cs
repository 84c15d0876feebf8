using System.Text.Json.Nodes;
using Approval.Forms;

namespace Approval.Benchmarks.Forms;

/// <summary>Departments' forms of a given size over shared elements, as large as the figures ask for.</summary>
internal static class SyntheticForms
{
    private static readonly string[] Kinds = ["text", "money", "date", "phone", "idNumber", "yesNo", "creditCode", "integer"];
    private static readonly string[] Values = ["\"云山茶业\"", "1200.50", "\"2026-03-01\"", "\"13812345678\"", "\"11010519491231002X\"", "true", "\"91330106MA0000F61H\"", "42"];

    /// <summary><paramref name="items"/> forms of <paramref name="fields"/> fields out of <paramref name="elements"/> elements.</summary>
    public static FormLibrary Library(int items, int fields, int elements)
    {
        var builder = new FormLibraryBuilder();
        for (var element = 0; element < elements; element++) builder.AddElement(Element(element), $"e{element}.json");
        for (var item = 0; item < items; item++) builder.AddItem(Item(item, fields, elements), $"i{item}.json");
        var built = builder.Build();
        return built.Problems.Count == 0 ? built.Library : throw new InvalidOperationException(built.Problems[0].ToString());
    }

    /// <summary>A right value for every element.</summary>
    public static JsonObject Filled(int elements) =>
        new(Enumerable.Range(0, elements).Select(element => KeyValuePair.Create($"e{element}", JsonNode.Parse(Values[element % Values.Length]))));

    private static string Element(int number) => $$"""
        { "identifier": "e{{number}}", "name": { "zh": "数据元{{number}}" }, "definition": "d", "kind": "{{Kinds[number % Kinds.Length]}}", "representation": "an..100",
          "valueDomain": {}, "classification": { "level": 2, "subject": "other" }, "synonyms": [], "submittingBody": "a", "status": "published", "version": 1 }
        """;

    private static string Item(int number, int fields, int elements) => $$"""
        { "id": "i{{number}}", "version": 1, "name": { "zh": "事项{{number}}" }, "department": "d{{number % 6}}", "kind": "permit", "legalBasis": [{ "title": "法" }],
          "guide": { "audience": { "zh": "x" }, "conditions": [], "fee": { "zh": "0" } }, "limits": { "statutoryDays": 5, "promisedDays": 1 },
          "form": { "sections": [{ "id": "s", "title": { "zh": "s" }, "fields": [{{string.Join(',', Enumerable.Range(0, fields).Select(field => Field(number, ((number * 37) + field) % elements)))}}] }] },
          "materials": [], "results": [] }
        """;

    private static string Field(int item, int element)
    {
        var label = (item + element) % 4 == 0 ? $$""", "label": { "zh": "叫法{{item}}" }""" : "";
        var visible = (item + element) % 5 == 0 && element % 8 != 5 ? """, "visibleWhen": { "element": "e5", "equals": true }""" : "";
        var stricter = element % 8 == 0 ? $$""", "stricter": { "maxLength": {{40 + item}} }""" : "";
        return $$"""{ "element": "e{{element}}", "required": {{(element % 2 == 0 ? "true" : "false")}}{{label}}{{visible}}{{stricter}} }""";
    }
}

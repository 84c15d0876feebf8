using Approval.Forms.Items;

namespace Approval.Forms.Tests.Merging;

/// <summary>Random but repeatable departments' forms over a small set of elements, so that they overlap much.</summary>
internal static class RandomForms
{
    private static readonly string[] Flags = ["f0", "f1", "f2"];

    public static FormLibrary Library(int seed)
    {
        var random = new Random(seed);
        var given = new Given().Element("m0", "text").Element("m1", "integer").Element("m2", "text", """{ "minLength": 1 }""")
            .Element("rows", "group", """{ "members": ["m0", "m1", "m2"], "key": ["m0"], "maxItems": 9 }""").Element("code", "creditCode");
        foreach (var flag in Flags) given.Element(flag, "yesNo");
        for (var element = 0; element < 8; element++) given.Element($"e{element}", "text", """{ "maxLength": 100 }""");
        for (var material = 0; material < 3; material++) given.Material($"doc{material}");
        for (var item = 0; item < 4; item++)
            given.Item($"i{item}", Fields(random), Materials(random), random.Next(4) == 0 ? """{ "element": "code" }""" : "", random.Next(2) == 0 ? "s" : "t");
        return given.Library();
    }

    public static IReadOnlyList<ServiceItem> Items(FormLibrary library) => [.. library.Items.Values.OrderBy(item => item.Id, StringComparer.Ordinal)];

    private static string Fields(Random random)
    {
        var elements = Enumerable.Range(0, 8).Select(each => $"e{each}").Where(_ => random.Next(2) == 0);
        List<string> fields = [.. Flags.Select(flag => $$"""{ "element": "{{flag}}", "required": false }"""), .. elements.OrderBy(_ => random.Next()).Select(element => Field(element, random))];
        if (random.Next(2) == 0) fields.Add("""{ "element": "code", "required": false, "fromResult": true }""");
        if (random.Next(2) == 0) fields.Add(Rows(random));
        return string.Join(',', fields);
    }

    private static string Field(string element, Random random)
    {
        var visible = random.Next(3) == 0 ? $$""", "visibleWhen": {{Condition(random)}}""" : "";
        var required = random.Next(3) == 0 ? $$""", "requiredWhen": {{Condition(random)}}""" : "";
        var label = random.Next(3) == 0 ? $$""", "label": { "zh": "叫法{{random.Next(3)}}" }""" : "";
        var stricter = random.Next(2) == 0 ? $$""", "stricter": { "maxLength": {{random.Next(10, 60)}}, "minLength": {{random.Next(0, 10)}}, "pattern": "[a-z{{random.Next(3)}}]*" }""" : "";
        return $$"""{ "element": "{{element}}", "required": {{(random.Next(2) == 0 ? "true" : "false")}}{{visible}}{{required}}{{label}}{{stricter}} }""";
    }

    private static string Rows(Random random)
    {
        string[] members = [.. new[] { "m0", "m1", "m2" }.Where(_ => random.Next(2) == 0).Select(member => $"\"{member}\"")];
        var stricter = members.Length == 0 ? "" : $$""", "stricter": { "members": [{{string.Join(',', members)}}] }""";
        return $$"""{ "element": "rows", "required": {{(random.Next(2) == 0 ? "true" : "false")}}{{stricter}} }""";
    }

    private static string Materials(Random random) =>
        string.Join(',', Enumerable.Range(0, 3).Where(_ => random.Next(2) == 0).Select(material => random.Next(2) == 0
            ? $$"""{ "material": "doc{{material}}" }"""
            : $$"""{ "material": "doc{{material}}", "requiredWhen": {{Condition(random)}} }"""));

    private static string Condition(Random random) => random.Next(4) switch
    {
        0 => $$"""{ "all": [{{Flag(random)}}, {{Flag(random)}}] }""",
        1 => $$"""{ "not": {{Flag(random)}} }""",
        _ => Flag(random),
    };

    private static string Flag(Random random) => $$"""{ "element": "{{Flags[random.Next(Flags.Length)]}}", "equals": {{(random.Next(2) == 0 ? "true" : "false")}} }""";
}

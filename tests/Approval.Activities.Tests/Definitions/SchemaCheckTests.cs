using Approval.Activities.Definitions;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Definitions;

public sealed class SchemaCheckTests
{
    // schema | document, whose members stand on lines of their own (⏎) | violations: line, place and reason
    private const string Pinned = """
        schema                                                              | document                     | found
        {"type":"object"}                                                   | {⏎}                          | -
        {"type":"object"}                                                   | ["x"]                        | 1  must be object, not array
        {"properties":{"a":{"type":"string"}}}                              | {⏎"a":1}                     | 2 a must be string, not 1
        {"properties":{"a":{"type":"integer"}}}                             | {⏎"a":1}                     | -
        {"properties":{"a":{"type":"integer"}}}                             | {⏎"a":1.5}                   | 2 a must be integer, not 1.5
        {"properties":{"a":{"type":"number"}}}                              | {⏎"a":1.5}                   | -
        {"properties":{"a":{"type":"boolean"}}}                             | {⏎"a":"yes"}                 | 2 a must be boolean, not "yes"
        {"properties":{"a":{"type":"null"}}}                                | {⏎"a":null}                  | -
        {"properties":{"a":{"type":["string","array"]}}}                    | {⏎"a":{}}                    | 2 a must be string or array, not object
        {"properties":{"a":{"enum":["x","y"]}}}                             | {⏎"a":"z"}                   | 2 a must be one of "x", "y"
        {"properties":{"a":{"enum":["x",1]}}}                               | {⏎"a":1}                     | -
        {"properties":{"a":{"const":1}}}                                    | {⏎"a":2}                     | 2 a must be 1
        {"required":["a","b"]}                                              | {⏎⏎"c":1}                    | 1  lacks the member 'a'; 1  lacks the member 'b'
        {"properties":{"a":true},"additionalProperties":false}              | {⏎"a":1,⏎"b":2}              | 3 b has the unknown member 'b'
        {"additionalProperties":{"type":"string"}}                          | {⏎"a":"x",⏎"b":2}            | 3 b must be string, not 2
        {"properties":{"a":false}}                                          | {⏎"a":1}                     | 2 a is not allowed here
        {"propertyNames":{"maxLength":2}}                                   | {⏎"abc":1}                   | 2 abc has more than 2 characters
        {"minProperties":2}                                                 | {⏎"a":1}                     | 1  needs at least 2 members
        {"properties":{"a":{"items":{"type":"string"}}}}                    | {"a":[⏎"x",⏎2]}              | 3 a[1] must be string, not 2
        {"properties":{"a":{"minItems":2}}}                                 | {⏎"a":[1]}                   | 2 a needs at least 2 entries
        {"properties":{"a":{"maxItems":1}}}                                 | {⏎"a":[1,2]}                 | 2 a has more than 1 entries
        {"properties":{"a":{"uniqueItems":true}}}                           | {⏎"a":[{"x":1},{"x":1}]}     | 2 a has the same entry twice
        {"properties":{"a":{"uniqueItems":false}}}                          | {⏎"a":[1,1]}                 | -
        {"properties":{"a":{"minLength":1}}}                                | {⏎"a":""}                    | 2 a must not be empty
        {"properties":{"a":{"minLength":3}}}                                | {⏎"a":"𠮷野"}                | 2 a needs at least 3 characters
        {"properties":{"a":{"maxLength":2}}}                                | {⏎"a":"𠮷野"}                | -
        {"properties":{"a":{"maxLength":2}}}                                | {⏎"a":"一二三"}              | 2 a has more than 2 characters
        {"properties":{"a":{"pattern":"^[a-z]+$"}}}                         | {⏎"a":"a1"}                  | 2 a 'a1' does not have the form ^[a-z]+$
        {"properties":{"a":{"minimum":1}}}                                  | {⏎"a":0}                     | 2 a 0 is outside its limit (minimum 1)
        {"properties":{"a":{"maximum":1}}}                                  | {⏎"a":1.5}                   | 2 a 1.5 is outside its limit (maximum 1)
        {"properties":{"a":{"exclusiveMinimum":0}}}                         | {⏎"a":0}                     | 2 a 0 is outside its limit (exclusiveMinimum 0)
        {"properties":{"a":{"maximum":9}}}                                  | {⏎"a":99999999999999999999999999999999} | 2 a 99999999999999999999999999999999 is outside its limit (maximum 9)
        {"properties":{"a":{"maximum":9}}}                                  | {⏎"a":1e400}                 | 2 a Infinity is outside its limit (maximum 9)
        {"properties":{"a":{"anyOf":[{"type":"string"},{"type":"null"}]}}}  | {⏎"a":1}                     | 2 a fits none of the allowed forms
        {"properties":{"a":{"oneOf":[{"type":"number"},{"minimum":0}]}}}    | {⏎"a":1}                     | 2 a must fit exactly one of the allowed forms
        {"properties":{"a":{"oneOf":[{"type":"string"},{"minimum":5}]}}}    | {⏎"a":7}                     | -
        {"properties":{"a":{"allOf":[{"minimum":2},{"maximum":0}]}}}        | {⏎"a":1}                     | 2 a 1 is outside its limit (minimum 2); 2 a 1 is outside its limit (maximum 0)
        {"properties":{"a":{"not":{"const":"x"}}}}                          | {⏎"a":"x"}                   | 2 a has a form that is not allowed
        {"properties":{"a":{"$ref":"#/$defs/n"}},"$defs":{"n":{"minimum":1}}} | {⏎"a":0}                   | 2 a 0 is outside its limit (minimum 1)
        {"minItems":3,"minLength":3,"minimum":3,"minProperties":0}          | {⏎}                          | -
        {"title":"t","description":"d","$comment":"c","format":"date"}      | {⏎}                          | -
        """;

    public static TheoryData<string, string, string> Checks()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in Table.Rows(Pinned))
            data.Add(row["schema"], row["document"], row["found"]);
        return data;
    }

    [Theory, MemberData(nameof(Checks))]
    public void Document_IsHeldToTheKeyword_WithLineAndReason(string schema, string document, string found)
    {
        var violations = new SchemaCheck(JObject.Parse(schema)).Check(Read(document.Replace('⏎', '\n')), "a.json");
        violations.ShouldAllBe(v => v.File == "a.json");
        string.Join("; ", violations.Select(v => $"{v.Line} {v.Path} {v.Message}")).ShouldBe(found == "-" ? "" : found);
    }

    [Theory]
    [InlineData("""{"multipleOf":2}""")]
    [InlineData("""{"$ref":"#/$defs/nobody"}""")]
    [InlineData("""{"type":"colour"}""")]
    public void Schema_WithWhatIsNotSupported_IsRefused_RatherThanPassedOver(string schema) =>
        Should.Throw<NotSupportedException>(() => new SchemaCheck(JObject.Parse(schema)).Check(new JObject(), "a.json"));

    [Fact]
    public void SchemasOfTheRepository_UseOnlyWhatIsPinnedHere()
    {
        var pinned = Table.Rows(Pinned).SelectMany(r => Keywords(JObject.Parse(r["schema"]))).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Repository.At("definitions", "schemas")))
            Keywords(JObject.Parse(File.ReadAllText(file))).Except(pinned).Except(["$schema", "$id"]).ShouldBeEmpty(file);
    }

    private static JToken Read(string text) => JToken.ReadFrom(new Newtonsoft.Json.JsonTextReader(new StringReader(text)));

    // Names under "properties" and "$defs" are the document's own.
    private static IEnumerable<string> Keywords(JToken schema) => schema switch
    {
        JObject o => o.Properties().SelectMany(p => (p.Name is "properties" or "$defs" ? p.Value.Children<JProperty>().SelectMany(c => Keywords(c.Value)) : p.Name is "enum" or "const" ? [] : Keywords(p.Value)).Prepend(p.Name)),
        JArray a => a.SelectMany(Keywords),
        _ => [],
    };
}

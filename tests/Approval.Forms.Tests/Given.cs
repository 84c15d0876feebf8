using System.Text.Json.Nodes;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Forms.Tests;

/// <summary>A small library written in a few words, in the same JSON as the real definitions.</summary>
internal sealed class Given
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    private readonly FormLibraryBuilder builder = new();
    private readonly List<string> items = [];

    public Given Element(string identifier, string kind, string domain = "{}", int level = 2, string subject = "organisation")
    {
        builder.AddElement(
            $$"""
            { "identifier": "{{identifier}}", "name": { "zh": "{{identifier}}项", "en": "{{identifier}}" }, "definition": "d", "kind": "{{kind}}",
              "representation": "an..100", "valueDomain": {{domain}}, "classification": { "level": {{level}}, "subject": "{{subject}}" },
              "synonyms": [], "submittingBody": "a", "status": "published", "version": 1 }
            """,
            $"data-elements/{identifier}.json");
        return this;
    }

    public Given CodeList(string id, string codes)
    {
        builder.AddCodeList($$"""{ "id": "{{id}}", "name": { "zh": "{{id}}表" }, "source": "s", "version": "1", "codes": [{{codes}}] }""", $"code-lists/{id}.json");
        return this;
    }

    public Given Material(string id)
    {
        builder.AddMaterial($$"""{ "id": "{{id}}", "name": { "zh": "{{id}}材料" }, "accept": ["application/pdf"], "maxBytes": 1000 }""", $"materials/{id}.json");
        return this;
    }

    /// <summary>An item whose form is one section "s" with these fields (JSON objects, comma separated).</summary>
    public Given Item(string id, string fields, string materials = "", string results = "", string section = "s")
    {
        builder.AddItem(
            $$"""
            { "id": "{{id}}", "version": 1, "name": { "zh": "{{id}}事项" }, "department": "dept-{{id}}", "kind": "permit",
              "legalBasis": [{ "title": "《{{id}}条例》", "article": "第一条" }],
              "guide": { "audience": { "zh": "x" }, "conditions": [], "fee": { "zh": "0" } }, "limits": { "statutoryDays": 5, "promisedDays": 1 },
              "form": { "sections": [{ "id": "{{section}}", "title": { "zh": "{{section}}节" }, "fields": [{{fields}}] }] },
              "materials": [{{materials}}], "results": [{{results}}] }
            """,
            $"items/{id}.json");
        items.Add(id);
        return this;
    }

    public Given Bundle(string questions = "", string packages = "", string? itemsJson = null)
    {
        var own = itemsJson ?? string.Join(',', items.Select(item => $$"""{ "item": "{{item}}", "mandatory": false }"""));
        builder.AddBundle(
            $$"""
            { "id": "bundle", "version": 1, "kind": "oneThing", "name": { "zh": "b" }, "summary": { "zh": "b" }, "leadDepartment": "a", "region": "330106",
              "audience": "organisation", "promisedDays": 1, "calendar": "cn", "workflow": "workflow.json", "licenceLayout": "l.json",
              "items": [{{own}}], "packages": [{{packages}}], "sections": [{ "id": "s", "title": { "zh": "基本信息" } }],
              "situations": { "questions": [{{questions}}] }, "partialApproval": { "mandatoryRefused": "refuse", "optionalRefused": "issueWithout" },
              "licence": { "type": "t", "typeCode": "11330106MB0000A12D001", "name": { "zh": "l" }, "issuer": "a", "face": [] } }
            """,
            "bundles/bundle/bundle.json");
        return this;
    }

    public FormLibraryResult Build() => builder.Build();

    /// <summary>The library; fails the test when something in it is wrong.</summary>
    public FormLibrary Library()
    {
        var built = Build();
        built.Problems.ShouldBeEmpty();
        return built.Library;
    }

    /// <summary>The merged form of all items.</summary>
    public MergedForm Merged(Situation? situation = null)
    {
        var library = Library();
        return FormMerger.Merge(library, items.Select(item => library.Items[item]), new MergeFrame([], items), situation ?? Situation.OfItems(items));
    }

    /// <summary>A form of one field over one element.</summary>
    public static MergedForm Field(string kind, string domain = "{}", bool required = false) =>
        new Given().CodeList("colours", Colours).Element("field", kind, domain)
            .Item("item", $$"""{ "element": "field", "required": {{(required ? "true" : "false")}} }""").Merged();

    public const string Colours =
        """{ "code": "1", "name": { "zh": "红" } }, { "code": "2", "name": { "zh": "绿" }, "validTo": "2025-12-31" }, { "code": "3", "name": { "zh": "蓝" }, "parent": "1" }""";

    public static JsonObject Values(string json) => JsonNode.Parse(json)!.AsObject();
}

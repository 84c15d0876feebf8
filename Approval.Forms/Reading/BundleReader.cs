using System.Text.Json.Nodes;
using Approval.Forms.Bundles;
using Approval.Forms.Situations;

namespace Approval.Forms.Reading;

/// <summary>Reads bundles with their situation questions.</summary>
internal static class BundleReader
{
    public static Bundle Bundle(JsonCursor cursor) => new(
        ElementReader.Identifier(cursor, "id"),
        cursor.Number("version"),
        cursor.OneOf<BundleKind>("kind"),
        cursor.Localized("name"),
        cursor.Localized("summary"),
        cursor.Text("leadDepartment"),
        cursor.Text("region"),
        cursor.OneOf<BundleAudience>("audience"),
        cursor.Number("promisedDays"),
        cursor.OptionalObject("subject", subject => new BundleSubject(subject.Text("name"), subject.OptionalText("code"))),
        cursor.Text("calendar"),
        cursor.Text("workflow"),
        cursor.Text("licenceLayout"),
        cursor.Objects("items", item => new BundleItem(item.Text("item"), item.Flag("mandatory"), item.Texts("after"))),
        cursor.Objects("packages", Package),
        cursor.Objects("sections", section => new BundleSection(section.Text("id"), section.Localized("title"))),
        cursor.OptionalObject("situations", situations => situations.Objects("questions", Question)) ?? [],
        cursor.Object("partialApproval", Partial, new PartialApproval("refuse", "issueWithout")),
        cursor.Object("licence", Licence, new CompositeLicenceDefinition("", "", new(""), "", null, [])));

    private static BundlePackage Package(JsonCursor cursor) => new(
        cursor.Text("id"),
        cursor.Localized("name"),
        cursor.Texts("items"),
        cursor.List("oneOf", group => OneOfGroup(group)));

    private static IReadOnlyList<string> OneOfGroup(JsonCursor group)
    {
        if (group.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
            return [.. group.Element.EnumerateArray().Select((item, index) => item.ValueKind == System.Text.Json.JsonValueKind.String ? item.GetString() ?? "" : "")];
        group.Problem("must be a list of items.");
        return [];
    }

    private static SituationQuestion Question(JsonCursor cursor) => new(
        cursor.Text("id"),
        cursor.Localized("text"),
        cursor.OptionalLocalized("why"),
        cursor.OneOf<QuestionKind>("kind"),
        cursor.Flag("required"),
        ConditionReader.Optional(cursor, "visibleWhen"),
        cursor.Objects("answers", Answer));

    private static SituationAnswer Answer(JsonCursor cursor)
    {
        var value = cursor.OptionalNode("value");
        if (value is null) cursor.Problem("'value' is missing.");
        return new SituationAnswer(
            value is null ? "" : ConditionReader.Answer(value),
            cursor.Localized("text"),
            cursor.Texts("chooses"),
            Sets(cursor));
    }

    private static Dictionary<string, JsonNode> Sets(JsonCursor cursor) =>
        cursor.OptionalNode("sets") is JsonObject sets
            ? sets.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value!, StringComparer.Ordinal)
            : [];

    private static PartialApproval Partial(JsonCursor cursor) => new(cursor.Text("mandatoryRefused"), cursor.Text("optionalRefused"));

    private static CompositeLicenceDefinition Licence(JsonCursor cursor) => new(
        cursor.Text("type"),
        cursor.Text("typeCode"),
        cursor.Localized("name"),
        cursor.Text("issuer"),
        cursor.OptionalNumber("validityYears"),
        cursor.Objects("face", field => new LicenceFaceField(field.OptionalText("element"), field.OptionalLocalized("text"), field.Localized("label"))));
}

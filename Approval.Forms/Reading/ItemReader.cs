using Approval.Forms.Items;
using Approval.Forms.Materials;

namespace Approval.Forms.Reading;

/// <summary>Reads service items with their forms, and materials.</summary>
internal static class ItemReader
{
    public static ServiceItem Item(JsonCursor cursor) => new(
        ElementReader.Identifier(cursor, "id"),
        cursor.Number("version"),
        cursor.Localized("name"),
        cursor.Text("department"),
        cursor.OneOf<ServiceItemKind>("kind"),
        cursor.Objects("legalBasis", basis => new LegalBasis(basis.Text("title"), basis.OptionalText("article"), basis.OptionalText("url"))),
        cursor.Object("guide", Guide, new ItemGuide(new(""), [], new(""), null)),
        cursor.Object("limits", limits => new ItemLimits(limits.Number("statutoryDays"), limits.Number("promisedDays")), new ItemLimits(0, 0)),
        cursor.Object("form", Form, new FormDefinition([])),
        cursor.Objects("materials", material => new MaterialRequest(material.Text("material"), ConditionReader.Optional(material, "requiredWhen"))),
        cursor.Objects("results", Result),
        cursor.OptionalObject("licence", Licence),
        cursor.Flag("electronicSeal"));

    public static Material Material(JsonCursor cursor) => new(
        ElementReader.Identifier(cursor, "id"),
        cursor.Localized("name"),
        cursor.OptionalText("legalBasis"),
        cursor.OptionalText("issuer"),
        cursor.Texts("accept"),
        cursor.Number("maxBytes"),
        cursor.OptionalNumber("copies"),
        cursor.OptionalLocalized("note"),
        cursor.OptionalText("template"),
        cursor.Texts("waivedBy"),
        cursor.OptionalObject("classification", ElementReader.Classification));

    private static ItemGuide Guide(JsonCursor cursor) => new(
        cursor.Localized("audience"),
        cursor.List("conditions", condition => condition.IsObject
            ? condition.Closed(each => new LocalizedText(each.Text("zh"), each.OptionalText("en")))
            : new LocalizedText(condition.AsText())),
        cursor.Localized("fee"),
        cursor.OptionalLocalized("place"));

    private static FormDefinition Form(JsonCursor cursor) => new(
        cursor.Objects("sections", section => new FormSection(section.Text("id"), section.Localized("title"), section.Objects("fields", Field))));

    private static FormField Field(JsonCursor cursor) => new(
        cursor.Text("element"),
        cursor.Flag("required"),
        ConditionReader.Optional(cursor, "requiredWhen"),
        ConditionReader.Optional(cursor, "visibleWhen"),
        cursor.OptionalLocalized("label"),
        cursor.OptionalLocalized("help"),
        cursor.OptionalObject("stricter", ElementReader.Domain),
        cursor.OptionalText("legalBasis"),
        cursor.Flag("fromResult"));

    private static ItemResult Result(JsonCursor cursor) => new(
        cursor.Text("element"),
        cursor.Has("generator") ? cursor.OneOf<ResultGenerator>("generator") : null,
        cursor.OptionalText("prefix"));

    private static ComponentLicenceDefinition Licence(JsonCursor cursor) => new(
        cursor.Text("type"), cursor.Text("typeCode"), cursor.Localized("name"), cursor.OptionalNumber("validityYears"), cursor.Texts("face"));
}

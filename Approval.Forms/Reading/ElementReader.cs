using System.Globalization;
using Approval.Forms.CodeLists;
using Approval.Forms.DataElements;

namespace Approval.Forms.Reading;

/// <summary>Reads data elements, value domains and code lists.</summary>
internal static class ElementReader
{
    public static DataElement Element(JsonCursor cursor)
    {
        var element = new DataElement(
            Identifier(cursor, "identifier"),
            cursor.Localized("name"),
            cursor.Localized("definition"),
            cursor.OneOf<ElementKind>("kind"),
            cursor.OptionalText("representation") ?? "",
            cursor.OptionalObject("valueDomain", Domain) ?? ValueDomain.Any,
            cursor.OptionalText("unit"),
            cursor.OptionalObject("source", source => new ElementSource(source.Text("department"), source.Flag("authoritative"))),
            cursor.Object("classification", Classification, new Classification(3, DataSubject.Other)),
            cursor.Texts("synonyms"),
            cursor.OptionalText("submittingBody") ?? "",
            cursor.OneOf<ElementStatus>("status", ElementStatus.Published),
            cursor.OptionalNumber("version") ?? 1);
        CheckKind(cursor, element);
        return element;
    }

    public static CodeList CodeList(JsonCursor cursor) => new(
        Identifier(cursor, "id"),
        cursor.Localized("name"),
        cursor.Text("source"),
        cursor.Text("version"),
        cursor.Objects("codes", code => new CodeListEntry(
            code.Text("code"), code.Localized("name"), code.OptionalText("parent"), Day(code, "validFrom"), Day(code, "validTo"))));

    public static ValueDomain Domain(JsonCursor cursor)
    {
        var domain = new ValueDomain(
            cursor.OptionalNumber("minLength"),
            cursor.OptionalNumber("maxLength"),
            cursor.OptionalDecimal("minimum"),
            cursor.OptionalDecimal("maximum"),
            cursor.Flag("notFuture"),
            cursor.Flag("notPast"),
            cursor.OptionalNumber("minItems"),
            cursor.OptionalNumber("maxItems"),
            cursor.OptionalObject("formula", formula => new ComputedFormula(formula.OneOf<ComputedFunction>("function"), formula.Texts("of"))))
        {
            Patterns = cursor.OptionalText("pattern") is { } pattern ? [CheckedPattern(cursor, pattern)] : [],
            CodeLists = cursor.OptionalText("codeList") is { } list ? [list] : [],
            Options = cursor.Objects("options", option => new ValueOption(option.Text("code"), option.Localized("name"))),
            Members = cursor.Texts("members"),
            Key = cursor.Texts("key"),
        };
        CheckBounds(cursor, domain);
        return domain;
    }

    public static Classification Classification(JsonCursor cursor)
    {
        var level = cursor.Number("level");
        if (level is < 1 or > 5) cursor.Problem("must be 1 to 5.", "level");
        return new Classification(level, cursor.OneOf<DataSubject>("subject"));
    }

    public static string Identifier(JsonCursor cursor, string name)
    {
        var identifier = cursor.Text(name);
        if (identifier.Length > 0 && !identifier.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
            cursor.Problem($"'{identifier}' is no identifier: small letters, digits and '-' only.", name);
        return identifier;
    }

    private static void CheckKind(JsonCursor cursor, DataElement element)
    {
        var domain = element.Domain;
        if (element.Kind == ElementKind.Group && domain.Members.Count == 0) cursor.Problem("a group needs valueDomain.members.");
        if (element.Kind == ElementKind.Computed && domain.Formula is not { Of.Count: > 0 }) cursor.Problem("a computed element needs valueDomain.formula.");
        if (element.Kind == ElementKind.CodeList && domain.CodeLists.Count == 0) cursor.Problem("a code list element needs valueDomain.codeList.");
        if (element.Kind is ElementKind.Choice or ElementKind.Choices && domain.CodeLists.Count == 0 && domain.Options.Count == 0)
            cursor.Problem("a choice needs valueDomain.options or valueDomain.codeList.");
        foreach (var key in domain.Key.Except(domain.Members, StringComparer.Ordinal))
            cursor.Problem($"the key '{key}' is no member of the group.", "valueDomain.key");
    }

    private static void CheckBounds(JsonCursor cursor, ValueDomain domain)
    {
        if (domain.MinLength > domain.MaxLength) cursor.Problem("minLength is greater than maxLength.");
        if (domain.Minimum > domain.Maximum) cursor.Problem("minimum is greater than maximum.");
        if (domain.MinItems > domain.MaxItems) cursor.Problem("minItems is greater than maxItems.");
    }

    private static string CheckedPattern(JsonCursor cursor, string pattern)
    {
        try
        {
            Patterns.Compile(pattern);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            cursor.Problem($"the pattern cannot be used: {problem.Message}", "pattern");
        }

        return pattern;
    }

    private static DateOnly? Day(JsonCursor cursor, string name)
    {
        if (cursor.OptionalText(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        cursor.Problem($"'{text}' is no date such as 2026-01-31.", name);
        return null;
    }
}

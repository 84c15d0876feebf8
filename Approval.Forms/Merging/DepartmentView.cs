using System.Text.Json.Nodes;
using Approval.Forms.DataElements;
using Approval.Forms.Items;
using Approval.Forms.Validation;

namespace Approval.Forms.Merging;

/// <summary>
/// The reverse of merging: the one filled form as one department's own form, in its sections, order and words, with only the
/// values its form binds (results included).
/// </summary>
public sealed record DepartmentView(string Item, string Department, IReadOnlyList<DepartmentViewSection> Sections, JsonObject Values)
{
    /// <summary>A department's view of one filled form.</summary>
    /// <param name="values">Values of the merged form, with those that results have yielded so far.</param>
    public static DepartmentView Of(MergedForm form, string item, JsonObject values)
    {
        var own = form.Items.First(each => each.Id == item);
        var facts = new FormFacts(form, form.Situation, values);
        var seen = new JsonObject();
        var sections = own.Form.Sections.Select(section => Section(section, own, form, values, facts, seen));
        return new DepartmentView(own.Id, own.Department, [.. sections.Where(section => section.Fields.Count > 0)], seen);
    }

    private static DepartmentViewSection Section(FormSection section, ServiceItem item, MergedForm form, JsonObject values, FormFacts facts, JsonObject seen) =>
        new(section.Id, section.Title, [.. section.Fields
            .Where(field => !field.Element.Contains('.', StringComparison.Ordinal) && (field.VisibleWhen?.Holds(facts) ?? true))
            .Select(field => Field(field, item, form, values, seen))]);

    private static DepartmentViewField Field(FormField field, ServiceItem item, MergedForm form, JsonObject values, JsonObject seen)
    {
        var element = form.Library.Elements[field.Element];
        var members = element.Kind == ElementKind.Group ? Members(field, element, item, form) : [];
        var settled = form.Situation.SetValues[field.Element];
        var value = Only(members, element, settled ?? values[field.Element]);
        if (value is not null) seen[field.Element] = value.DeepClone();
        return new DepartmentViewField(field.Element, field.Label ?? element.Name, element, value, members);
    }

    private static IReadOnlyList<DepartmentViewField> Members(FormField group, DataElement element, ServiceItem item, MergedForm form)
    {
        var spoken = item.Form.Fields.ToDictionary(field => field.Element, StringComparer.Ordinal);
        return [.. element.Domain.Members
            .Where(member => GroupMembers.Binds(group, member) || spoken.ContainsKey($"{group.Element}.{member}"))
            .Select(member => new DepartmentViewField(
                member,
                spoken.GetValueOrDefault($"{group.Element}.{member}")?.Label ?? form.Library.Elements[member].Name,
                form.Library.Elements[member],
                null,
                []))];
    }

    /// <summary>Rows of a group without the members this department does not bind.</summary>
    private static JsonNode? Only(IReadOnlyList<DepartmentViewField> members, DataElement element, JsonNode? value)
    {
        if (element.Kind != ElementKind.Group || value is not JsonArray rows) return value?.DeepClone();
        var names = members.Select(member => member.Path).ToHashSet(StringComparer.Ordinal);
        return new JsonArray([.. rows.Select(row => row is JsonObject content
            ? new JsonObject(content.Where(member => names.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())))
            : null)]);
    }
}

public sealed record DepartmentViewSection(string Id, LocalizedText Title, IReadOnlyList<DepartmentViewField> Fields);

/// <summary>A field as the department calls it.</summary>
/// <param name="Value">Null when it is empty, or for members of a group, whose values are in the rows of the group.</param>
public sealed record DepartmentViewField(string Path, LocalizedText Label, DataElement Element, JsonNode? Value, IReadOnlyList<DepartmentViewField> Members);

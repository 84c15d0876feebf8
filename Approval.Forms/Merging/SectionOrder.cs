using Approval.Forms.Items;

namespace Approval.Forms.Merging;

/// <summary>Puts fields into the bundle's sections; a section only items know keeps its own title and comes after them.</summary>
internal static class SectionOrder
{
    public static IReadOnlyList<MergedSection> Arrange(IEnumerable<MergedField> fields, IReadOnlyList<ServiceItem> items, MergeFrame frame)
    {
        var own = items.SelectMany(item => item.Form.Sections).Select(section => (section.Id, section.Title));
        var titles = frame.Sections.Select(section => (section.Id, section.Title)).Concat(own).DistinctBy(section => section.Id, StringComparer.Ordinal);
        var bySection = fields.ToLookup(field => field.Section, StringComparer.Ordinal);
        return [.. titles
            .Select(section => new MergedSection(section.Id, section.Title, [.. bySection[section.Id]]))
            .Where(section => section.Fields.Count > 0)];
    }
}

using System.Text.Json.Nodes;
using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;

namespace Approval.Forms.Validation;

/// <summary>Rows of a group: their number, their members, and that no row is there twice.</summary>
internal sealed class GroupValidation(MergedForm form, DateOnly today, List<FieldError> findings)
{
    /// <summary>Rows when the group sets no maximum of its own.</summary>
    private const int MostRows = 200;

    /// <summary>Reads the members of every row, up to the most rows allowed; rows beyond are kept and only counted.</summary>
    public void Read(MergedField group, JsonObject owner, string path)
    {
        if (owner[group.Element.Identifier] is not JsonArray rows)
        {
            Fail(group, path, "value.wrong-type", "应为若干行的列表。", "must be a list of rows.");
            return;
        }

        var most = group.Domain.MaxItems ?? MostRows;
        if (rows.Count > most) Fail(group, path, "group.too-many", $"最多{most}行，现有{rows.Count}行。", $"at most {most} rows, not {rows.Count}.");
        for (var index = 0; index < Math.Min(rows.Count, most); index++)
            ReadRow(group, rows[index], $"{path}[{index}]");
        FindRepeats(group, rows, most, path);
    }

    /// <summary>Requirements of every row; only asked when the group is visible.</summary>
    public void Require(MergedField group, JsonNode? value, string path, IConditionFacts facts, ValidationMode mode, HashSet<string> visible)
    {
        if (value is not JsonArray rows) return;
        if (mode == ValidationMode.Submission && rows.Count < group.Domain.MinItems)
            Fail(group, path, "group.too-few", $"至少{group.Domain.MinItems}行，现有{rows.Count}行。", $"at least {group.Domain.MinItems} rows, not {rows.Count}.");
        var most = Math.Min(rows.Count, group.Domain.MaxItems ?? MostRows);
        for (var index = 0; index < most; index++)
            if (rows[index] is JsonObject row) RequireRow(group, row, $"{path}[{index}]", facts, mode, visible);
    }

    private void ReadRow(MergedField group, JsonNode? row, string path)
    {
        if (row is not JsonObject members)
        {
            Fail(group, path, "value.wrong-type", "此行的内容无法识别。", "the row is no object.");
            return;
        }

        foreach (var member in group.Members.Where(member => !Scalars.IsEmpty(members[member.Element.Identifier])))
        {
            var at = $"{path}.{member.Element.Identifier}";
            if (member.Element.Kind == ElementKind.Group) Read(member, members, at);
            else FieldReading.Read(member, members, at, form.Library, today, findings);
        }
    }

    private void RequireRow(MergedField group, JsonObject row, string path, IConditionFacts outer, ValidationMode mode, HashSet<string> visible)
    {
        var facts = new RowFacts(outer, group, row);
        foreach (var member in group.Members)
        {
            var at = $"{path}.{member.Element.Identifier}";
            if (member.VisibleWhen?.Holds(facts) == false)
            {
                // Errors of a member that this row does not show were noted while reading; they do not count.
                findings.RemoveAll(finding => finding.Path == at || finding.Path.StartsWith(at + "[", StringComparison.Ordinal) || finding.Path.StartsWith(at + ".", StringComparison.Ordinal));
                continue;
            }

            visible.Add(member.Path);
            RequireMember(member, row, at, facts, mode, visible);
        }
    }

    private void RequireMember(MergedField member, JsonObject row, string path, RowFacts facts, ValidationMode mode, HashSet<string> visible)
    {
        if (member.FromResult || member.Element.Kind == ElementKind.Computed || member.Element.Kind.IsStatic()) return;
        var value = row[member.Element.Identifier];
        if (Scalars.IsEmpty(value))
        {
            if (mode == ValidationMode.Submission && FieldReading.IsRequired(member, facts)) findings.Add(FieldReading.Missing(member, path));
        }
        else if (member.Element.Kind == ElementKind.Group)
        {
            Require(member, value, path, facts, mode, visible);
        }
    }

    /// <summary>Two rows with the same key are the same row; the later one is named with the earlier.</summary>
    private void FindRepeats(MergedField group, JsonArray rows, int most, string path)
    {
        if (group.Domain.Key.Count == 0) return;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < Math.Min(rows.Count, most); index++)
        {
            if (rows[index] is not JsonObject row || group.Domain.Key.Any(key => Scalars.IsEmpty(row[key]))) continue;
            var key = string.Join('\n', group.Domain.Key.Select(name => row[name]!.ToJsonString()));
            if (!seen.TryAdd(key, index))
                Fail(group, $"{path}[{index}]", "group.repeated-row", $"第{index + 1}行与第{seen[key] + 1}行重复。", $"row {index + 1} repeats row {seen[key] + 1}.");
        }
    }

    private void Fail(MergedField group, string path, string code, string zh, string en) =>
        findings.Add(new FieldError(path, code, $"{group.Label.Zh}：{zh}", $"{group.Label.In("en")}: {en}"));
}

using System.Text.Json.Nodes;
using Approval.Activities.Outcomes;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;

namespace Approval.Activities.Cases;

/// <summary>The one-time notice of everything to correct, whoever asks for it.</summary>
internal static class Corrections
{
    private const int MostEntries = 300;
    private const string MaterialPrefix = "material:";

    /// <summary>Why a notice with these entries cannot go out; <paramref name="itemId"/> is the asking department's item, null for the desk.</summary>
    public static Problem? Refuse(CaseSession session, string? itemId, IReadOnlyList<CorrectionEntry>? entries)
    {
        if (entries is null || entries.Count is 0 or > MostEntries || entries.Any(e => e is null || string.IsNullOrWhiteSpace(e.Path) || string.IsNullOrWhiteSpace(e.Note)))
            return CaseProblems.NothingToCorrect;
        if (FreeText.Refuse(entries.SelectMany(e => new[] { e.Path, e.Note })) is { } unstorable)
            return unstorable;
        var form = CaseForm.Of(session).Merged;
        var strangers = entries.Where(e => !IsAsked(form, itemId, e.Path)).Select(e => new FieldProblem(e.Path, "correction.unknown-place", "该内容不在本部门的申请表或材料中。", "This is not on the form, or not among what your item asks."));
        return strangers.ToList() is { Count: > 0 } unknown ? CaseProblems.InvalidForm(unknown) : null;
    }

    /// <summary>
    /// Fields of items that are decided already and that no open notice names: a correction that one department asked for
    /// must not change what another has approved (invariant 6).
    /// </summary>
    public static IReadOnlyList<FieldProblem> BeyondTheNotice(CaseSession session, JsonObject values)
    {
        var form = CaseForm.Of(session).Merged;
        var decided = session.Items.Where(i => i.IsDecided).ToDictionary(i => i.ItemId, i => i.Results, StringComparer.Ordinal);
        var named = session.Corrections.Where(n => n.AnsweredAt is null).SelectMany(n => n.Entries).Select(e => RootOf(e.Path)).ToHashSet(StringComparer.Ordinal);
        return [.. form.Fields
            .Where(f => f.Bindings.Any(b => decided.ContainsKey(b.Item)) && !named.Contains(f.Path) && !decided.Values.Any(r => r?.ContainsKey(f.Path) == true))
            .Where(f => f.Element.Kind != ElementKind.Computed && !JsonNode.DeepEquals(values[f.Path], session.Case.Form[f.Path]))
            .Select(f => new FieldProblem(f.Path, "correction.not-asked", $"{f.Label.Zh}：相关事项已作出决定，本次补正不能修改。", $"{f.Label.In("en")}: already decided on; this correction cannot change it."))];
    }

    private static bool IsAsked(MergedForm form, string? itemId, string path) => path.StartsWith(MaterialPrefix, StringComparison.Ordinal)
        ? form.Materials.Any(m => m.Material.Id == path[MaterialPrefix.Length..] && (itemId is null || m.AskedBy.Any(a => a.Item == itemId)))
        : form.Find(RootOf(path)) is { } field && (itemId is null || field.Bindings.Any(b => b.Item == itemId));

    private static string RootOf(string path) => path.IndexOfAny(['.', '[']) is > 0 and var end ? path[..end] : path;

    public static void Ask(CaseSession session, Guid? taskId, string departmentId, IReadOnlyList<CorrectionEntry> entries)
    {
        session.Corrections.Add(session.Add(new CorrectionNotice
        {
            Id = Guid.CreateVersion7(session.Now),
            TaskId = taskId,
            DepartmentId = departmentId,
            Entries = entries,
            NoticedAt = session.Now,
            NoticedBy = session.Actor.Name,
        }));
        session.Case.Status = CaseStatus.InCorrection;
        session.Happened(CaseEventKind.CorrectionRequested, departmentId, session.Tasks.Find(t => t.Id == taskId)?.ItemId, new JsonObject { ["entries"] = entries.Count });
    }
}

using System.Text.Json.Nodes;
using Approval.Activities.Bundles;
using Approval.Activities.Queries;
using Approval.Forms;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Host.Api;

/// <summary>A bundle in a list.</summary>
internal sealed record BundleAnswer(string Id, LocalizedText Name, LocalizedText Summary, string Kind, string LeadDepartment, int PromisedDays, int Items)
{
    public static BundleAnswer Of(BundleRelease release) => new(release.Bundle.Id, release.Bundle.Name, release.Bundle.Summary, release.Bundle.Kind.ToString(),
        release.Bundle.LeadDepartment, release.Bundle.PromisedDays, release.Bundle.Items.Count);
}

/// <summary>What a guide page or an applicant's program needs before the first answer.</summary>
internal sealed record BundleGuideAnswer(BundleAnswer Bundle, IEnumerable<object> Items, IEnumerable<object> Packages, IEnumerable<SituationQuestion> Questions)
{
    public static BundleGuideAnswer Of(BundleRelease release) => new(
        BundleAnswer.Of(release),
        release.Bundle.Items.Select(i => new { id = i.Item, release.Item(i.Item).Name, department = release.Department(release.Item(i.Item).Department).Name, i.Mandatory, i.After, release.Item(i.Item).Limits }),
        release.Bundle.Packages.Select(p => new { p.Id, p.Name, p.Items, p.OneOf }),
        release.Bundle.Questions);
}

/// <summary>What the answers so far come to.</summary>
internal sealed record SituationAnswer(bool Complete, IEnumerable<object> Items, IEnumerable<SituationQuestion> VisibleQuestions, JsonObject SetValues, IEnumerable<object> Errors)
{
    public static SituationAnswer Of(BundleRelease release, Situation situation) => new(
        situation.IsComplete,
        situation.Items.Select(id => new { id, release.Item(id).Name }),
        situation.VisibleQuestions, situation.SetValues,
        situation.Errors.Select(e => new { e.Path, e.Code, message = new LocalizedText(e.Zh, e.En) }));
}

/// <summary>The one form with the count of what merging saved.</summary>
internal sealed record MergedFormAnswer(IEnumerable<object> Form, IEnumerable<object> Materials, object Report)
{
    public static MergedFormAnswer Of(BundleRelease release, MergedForm form) => new(
        Sections(form),
        form.Materials.Select(m => new { m.Material.Id, m.Material.Name, m.Material.Accept, m.Material.MaxBytes, askedBy = m.AskedBy.Select(a => release.Item(a.Item).Name) }),
        form.Report);

    public static IEnumerable<object> Sections(MergedForm form) =>
        form.Sections.Select(s => new { s.Id, s.Title, fields = s.Fields.Select(Field) });

    private static object Field(MergedField field) => new
    {
        field.Path,
        field.Label,
        kind = field.Element.Kind.ToString(),
        field.Required,
        conditional = field.RequiredWhen is not null || field.VisibleWhen is not null,
        field.Element.Representation,
        options = field.Domain.Options.Count > 0 ? field.Domain.Options : null,
        codeLists = field.Domain.CodeLists.Count > 0 ? field.Domain.CodeLists : null,
        computed = field.Element.Kind == ElementKind.Computed ? true : (bool?)null,
        helps = field.Helps,
        members = field.Members.Count > 0 ? field.Members.Select(Field) : null,
        askedBy = field.Bindings.Select(b => b.Item).Distinct(),
    };
}

/// <summary>A case as its reader may see it.</summary>
internal static class CaseAnswer
{
    public static object Of(CaseDetail d) => new
    {
        d.Summary.CaseId, d.Summary.CaseNumber, d.Summary.BundleId, d.Summary.BundleName, d.Summary.SubjectName, d.Summary.ApplicantName,
        d.Summary.Status, d.Summary.Result, d.Summary.CreatedAt, d.Summary.SubmittedAt, d.ReceivedAt, d.AcceptedAt, d.DecidedAt, d.Summary.ConcludedAt, d.Version,
        d.Items, d.Tasks, timeline = d.Events, d.Materials, d.Corrections, d.Licence, d.Values, d.AllowedActions,
    };
}

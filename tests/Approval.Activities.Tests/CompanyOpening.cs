using System.Text.Json.Nodes;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Definitions;
using Approval.Workflows.Storage;

namespace Approval.Activities.Tests;

/// <summary>The repository's own bundle and its sample application, read once; every caller gets its own copy of what can change.</summary>
internal static class CompanyOpening
{
    public const string BundleId = "company-opening";

    private static readonly Lazy<JsonObject> Sample = new(() =>
        JsonNode.Parse(File.ReadAllText(Repository.At("definitions", "bundles", BundleId, "sample.json")))!.AsObject());

    private static readonly Lazy<BundleRelease> Read = new(() => ReleaseOf(DefinitionFolder.Load(Repository.At("definitions"))));

    public static BundleRelease Release => Read.Value;

    public static JsonObject Answers => Sample.Value["answers"]!.DeepClone().AsObject();

    public static JsonObject Values => Sample.Value["values"]!.DeepClone().AsObject();

    /// <summary>The materials the sample needs.</summary>
    public static IReadOnlyList<string> Materials => [.. Sample.Value["materials"]!.AsArray().Select(m => (string)m!)];

    /// <summary>The answers of someone who wants less; whether further questions arise depends on the choice.</summary>
    /// <param name="scope">An answer to the question <c>scope</c>, e.g. <c>two-in-one</c>.</param>
    public static JsonObject AnswersFor(string scope) => scope switch
    {
        "full" => Answers,
        "licence-only" or "two-in-one" => Without(new JsonObject { ["scope"] = scope, ["has-employees"] = "no" }, "general-taxpayer", "needs-invoices", "account-appointment"),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "The sample knows no answers for it."),
    };

    public static BundleRelease ReleaseOf(DefinitionFolder folder)
    {
        var (hash, json) = ReleaseDocument.Build(folder, folder.Find("bundles", BundleId)!, folder.Find("layouts", BundleId)!, "workflow");
        return ReleaseReader.Read(hash, json);
    }

    /// <summary>A case with the sample's answers and values that nobody has stored.</summary>
    public static Case Case(JsonObject? values = null) => new()
    {
        Id = Guid.CreateVersion7(),
        BundleId = BundleId,
        ReleaseHash = Release.Hash,
        Status = CaseStatus.Draft,
        ApplicantId = "lin",
        ApplicantName = "林知远",
        LeadDepartment = Release.Bundle.LeadDepartment,
        Answers = Answers,
        Form = values ?? Values,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>A session on such a case, outside any store.</summary>
    public static CaseSession Session(JsonObject? values = null, IEnumerable<string>? materials = null) =>
        new(new StoreTransaction(null!, DateTimeOffset.UnixEpoch), Case(values), Release, Access.People.Applicant)
        {
            Materials = [.. (materials ?? Materials).Select(m => new CaseMaterial(m, 1, m + ".pdf", "application/pdf", 10, "00", DateTimeOffset.UnixEpoch, "lin"))],
        };

    private static JsonObject Without(JsonObject changes, params string[] questions)
    {
        var answers = Answers;
        foreach (var (question, answer) in changes)
            answers[question] = answer?.DeepClone();
        foreach (var question in questions)
            answers.Remove(question);
        return answers;
    }
}

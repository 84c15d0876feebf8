using System.Globalization;

namespace Approval.Host.Tests.OData;

/// <summary>What stands in the store, as plain records: the slow and obvious oracle that answers are compared with.</summary>
public sealed record CaseFact(
    Guid CaseId, string? CaseNumber, string BundleId, string? PackageId, string Status, string? Result, string ApplicantId, string ApplicantName, string? SubjectName,
    string LeadDepartment, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt, int Version)
{
    public List<ItemFact> Items { get; } = [];
    public List<TaskFact> Tasks { get; } = [];
    public List<LicenceFact> Licences { get; } = [];

    /// <summary>Another case like this one, without what belongs to it.</summary>
    public CaseFact Like(Guid id, string number, DateTimeOffset createdAt) =>
        new(id, number, BundleId, PackageId, Status, Result, ApplicantId, ApplicantName, SubjectName, LeadDepartment, createdAt, SubmittedAt, DecidedAt, Version);
}

public sealed record ItemFact(Guid CaseId, string ItemId, string DepartmentId, int Position, bool Mandatory, string Status);

public sealed record TaskFact(
    Guid TaskId, Guid CaseId, string ItemId, string DepartmentId, string Status, DateTimeOffset OfferedAt, DateTimeOffset? ClaimedAt, string? ClaimedName, string? Reasons, int Version);

public sealed record LicenceFact(Guid LicenceId, Guid CaseId, string Code, string HolderName, string State, DateOnly? ValidUntil, int Components);

/// <summary>Forty-eight cases of three departments and two lead offices, with every status and with nulls where they occur.</summary>
public static class World
{
    private static readonly string[] Statuses = ["Draft", "Submitted", "Received", "InCorrection", "Accepted", "InReview", "Decided", "Concluded", "Declined", "Withdrawn"];
    private static readonly string[] Names = ["青山茶业有限公司", "蓝海科技 (Blue Sea)", "O'Brien 咖啡", "100%_纯净水", "𠮷田商贸", "  空格公司 ", "Émile Café", "a\\b \"quoted\""];
    private static readonly string[] Departments = ["market-regulation", "tax", "housing-fund"];
    private static readonly string[] TaskStatuses = ["Offered", "Claimed", "Suspended", "Returned", "Decided", "Cancelled"];

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<CaseFact> Cases { get; } = [.. Enumerable.Range(0, 48).Select(MakeCase)];

    public static IEnumerable<CaseFact> Submitted => Cases.Where(c => c.SubmittedAt is not null);

    public static IEnumerable<TaskFact> Tasks => Cases.SelectMany(c => c.Tasks);

    public static IEnumerable<ItemFact> Items => Cases.SelectMany(c => c.Items);

    public static IEnumerable<LicenceFact> Licences => Cases.SelectMany(c => c.Licences);

    public static CaseFact CaseOf(Guid id) => Cases.Single(c => c.CaseId == id);

    public static Guid Id(int kind, int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0193a000-{kind:x4}-7000-8000-{number:x12}"));

    private static CaseFact MakeCase(int i)
    {
        var status = Statuses[i % Statuses.Length];
        var draft = status == "Draft";
        var at = Start.AddHours(i * 7).AddMinutes(i);
        var fact = new CaseFact(
            Id(1, i), draft ? null : $"2026-{i:0000}", i % 3 == 0 ? "company-opening" : "shop-opening", i % 4 == 0 ? "two-in-one" : null, status,
            status is "Decided" or "Concluded" ? "Approved" : null, i % 2 == 0 ? "applicant-1" : "applicant-2", i % 2 == 0 ? "李雷" : "韩梅梅",
            i % 9 == 8 ? null : Names[i % Names.Length], i % 5 == 4 ? "housing-fund" : "market-regulation", at, draft ? null : at.AddSeconds(30.5), status is "Decided" or "Concluded" ? at.AddDays(1) : null, i % 7 + 1);
        for (var d = 0; d < 3; d++)
        {
            if ((i + d) % 4 != 3)
                AddItem(fact, i, d, draft);
        }
        if (fact.Result == "Approved")
            fact.Licences.Add(new LicenceFact(Id(3, i), fact.CaseId, $"1.2.156.3005.2-{i}", fact.SubjectName ?? "某公司", i % 3 == 0 ? "Suspended" : "Valid", i % 2 == 0 ? new DateOnly(2031, 1, 1).AddDays(i) : null, i % 3 + 1));
        return fact;
    }

    private static void AddItem(CaseFact fact, int i, int d, bool draft)
    {
        var item = $"item-{d}";
        fact.Items.Add(new ItemFact(fact.CaseId, item, Departments[d], d + 1, d == 0, draft ? "Pending" : "InReview"));
        if (draft || i % 10 < 4)
            return;
        var status = TaskStatuses[(i + d) % TaskStatuses.Length];
        var claimed = status is "Claimed" or "Decided";
        fact.Tasks.Add(new TaskFact(Id(2, i * 10 + d), fact.CaseId, item, Departments[d], status, fact.SubmittedAt!.Value.AddMinutes(d), claimed ? fact.SubmittedAt.Value.AddHours(2) : null, claimed ? "王审批" : null,
            status == "Decided" ? "符合条件" : null, i % 5 + 1));
    }
}

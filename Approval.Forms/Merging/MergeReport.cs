namespace Approval.Forms.Merging;

/// <summary>
/// What merging saved. A field is what a person fills: members of a group count one each, the group itself and static texts
/// count nothing.
/// </summary>
/// <param name="FieldsBefore">Field bindings summed over the chosen items' own forms.</param>
/// <param name="FieldsAfter">Fields the applicant may have to fill in this situation.</param>
/// <param name="RequiredBefore">Of the bindings, those required always or under a condition.</param>
/// <param name="RequiredAfter">Of the fields after, those required always or under a condition that may hold.</param>
/// <param name="MaterialsBefore">Materials summed over the items, those that may be required in this situation.</param>
/// <param name="MaterialsAfter">The same, each once.</param>
public sealed record MergeReport(
    int FieldsBefore,
    int FieldsAfter,
    int RequiredBefore,
    int RequiredAfter,
    int MaterialsBefore,
    int MaterialsAfter,
    MergeSavings Savings,
    IReadOnlyList<FieldCount> Items,
    IReadOnlyList<FieldCount> Departments,
    IReadOnlyList<ElementReason> Elements);

/// <summary>Why there are fewer fields; with <see cref="MergeReport.FieldsAfter"/> it adds up to the fields before.</summary>
/// <param name="Shared">Asked by several items, filled once.</param>
/// <param name="FromResults">Yielded by another item's approval.</param>
/// <param name="Computed">Worked out from other fields.</param>
/// <param name="Answered">Settled by an answer to a question.</param>
/// <param name="NotInSituation">Not asked in this situation.</param>
public sealed record MergeSavings(int Shared, int FromResults, int Computed, int Answered, int NotInSituation);

/// <summary>Fields of one item's or department's own forms.</summary>
public sealed record FieldCount(string Id, int Fields, int Required, int Materials);

/// <summary>One field of the one form: who asks it, and why it is still there or no longer asked.</summary>
/// <param name="Outcome"><c>asked</c>, <c>from-result</c>, <c>computed</c>, <c>answered</c> or <c>not-in-situation</c>.</param>
public sealed record ElementReason(string Path, string Name, string Outcome, IReadOnlyList<ElementAsker> AskedBy, string Zh);

public sealed record ElementAsker(string Item, string Department, bool Required, string? LegalBasis);

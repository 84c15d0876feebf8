using Approval.Forms.Conditions;
using Approval.Forms.DataElements;

namespace Approval.Forms.Merging;

/// <summary>A section of the one form with the fields that the applicant sees.</summary>
public sealed record MergedSection(string Id, LocalizedText Title, IReadOnlyList<MergedField> Fields);

/// <summary>One element of the one form.</summary>
/// <param name="Path">Identifier, or <c>group.member</c> for a member.</param>
/// <param name="Label">What all departments call it, else the element's own name; differing labels are in <paramref name="Helps"/>.</param>
/// <param name="Domain">Tightest of all bounds asked for.</param>
/// <param name="Required">Required whenever visible.</param>
/// <param name="RequiredWhen">Otherwise, required when this holds; null means never.</param>
/// <param name="VisibleWhen">Null means always.</param>
/// <param name="FromResult">Filled when an item is decided; not shown to the applicant.</param>
/// <param name="Members">Fields of a row when this is a group.</param>
/// <param name="Bindings">Which departments' fields it stands for.</param>
/// <param name="Rules">Every rule with who asks it and whether it is the one in force.</param>
public sealed record MergedField(
    string Path,
    DataElement Element,
    LocalizedText Label,
    string Section,
    ValueDomain Domain,
    bool Required,
    Condition? RequiredWhen,
    Condition? VisibleWhen,
    bool FromResult,
    IReadOnlyList<FieldHelp> Helps,
    IReadOnlyList<MergedField> Members,
    IReadOnlyList<FieldBinding> Bindings,
    IReadOnlyList<FieldRule> Rules);

/// <summary>A field of an item's form.</summary>
/// <param name="Order">Position in the item's form, from 0.</param>
/// <param name="Implied">True for a member that is bound because its group is.</param>
public sealed record FieldBinding(string Item, string Department, string Section, int Order, FormField Field, bool Implied = false);

/// <summary>What one department calls the field or adds to explain it.</summary>
public sealed record FieldHelp(string Item, string Department, LocalizedText? Label, LocalizedText? Help);

/// <summary>One rule on a field and who asks it.</summary>
/// <param name="Rule">Name of the rule: <c>required</c>, <c>maxLength</c>, <c>pattern</c> …</param>
/// <param name="Value">Its bound, as text.</param>
/// <param name="Item">Who asks; null when it is the element's own definition.</param>
/// <param name="InForce">False when another department asks more strictly.</param>
public sealed record FieldRule(string Rule, string Value, string? Item, string? Department, string? LegalBasis, bool InForce);

/// <summary>Bounds that exclude each other.</summary>
public sealed record MergeConflict(string Element, string Rule, IReadOnlyList<string> Items, string Zh, string En);

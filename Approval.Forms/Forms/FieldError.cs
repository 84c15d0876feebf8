namespace Approval.Forms;

/// <summary>What a finding asks of the applicant: an error stops the submission, a warning asks to look again.</summary>
public enum FieldErrorSeverity
{
    Error,
    Warning,
}

/// <summary>One finding about one value.</summary>
/// <param name="Path">Where, e.g. <c>shareholders[2].id-number</c> (rows count from 0).</param>
/// <param name="Code">Stable dotted code, e.g. <c>id-number.check-character</c>.</param>
/// <param name="Zh">The sentence an applicant reads.</param>
/// <param name="En">The same in English.</param>
/// <param name="Section">Section of the merged form in which the field is shown, when it is shown.</param>
public sealed record FieldError(
    string Path,
    string Code,
    string Zh,
    string En,
    FieldErrorSeverity Severity = FieldErrorSeverity.Error,
    string? Section = null);

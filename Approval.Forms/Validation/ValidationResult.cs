using System.Text.Json.Nodes;

namespace Approval.Forms.Validation;

/// <summary>How much is asked of the values.</summary>
public enum ValidationMode
{
    /// <summary>Everything, as when an application is submitted.</summary>
    Submission,

    /// <summary>What is there must be right; nothing need be there.</summary>
    Draft,
}

/// <summary>All findings at once.</summary>
/// <param name="Values">Normalised values with computed ones filled in; values that are wrong, unknown or not visible are kept as given.</param>
/// <param name="Errors">What stops the submission.</param>
/// <param name="Warnings">What the applicant should look at again.</param>
/// <param name="Visible">Paths of the fields that are visible with these values, without row numbers.</param>
public sealed record ValidationResult(
    JsonObject Values,
    IReadOnlyList<FieldError> Errors,
    IReadOnlyList<FieldError> Warnings,
    IReadOnlySet<string> Visible)
{
    public bool IsValid => Errors.Count == 0;
}

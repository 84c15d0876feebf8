using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Situations;

namespace Approval.Forms.Merging;

/// <summary>What becomes of a field in a situation.</summary>
internal sealed class MergeReasons(Situation situation)
{
    public const string Asked = "asked";
    public const string FromResult = "from-result";
    public const string Computed = "computed";
    public const string Answered = "answered";
    public const string NotInSituation = "not-in-situation";

    /// <summary>Computed and answered fields are shown, but nobody has to fill them.</summary>
    public bool IsShown(MergedField field) => Outcome(field) is Asked or Computed or Answered;

    public string Outcome(MergedField field)
    {
        if (field.FromResult) return FromResult;
        if (Deciding.Decide(field.VisibleWhen, situation) == false) return NotInSituation;
        if (field.Element.Kind == ElementKind.Computed) return Computed;
        return situation.SetValues.ContainsKey(field.Path) ? Answered : Asked;
    }

    public bool MayBeRequired(MergedField field) =>
        field.Required || (field.RequiredWhen is not null && Deciding.Decide(field.RequiredWhen, situation) != false);
}

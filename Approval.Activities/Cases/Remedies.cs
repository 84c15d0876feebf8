namespace Approval.Activities.Cases;

/// <summary>
/// The ways of review and appeal that every refusal names (Administrative Licensing Law, Art. 38; periods of the
/// Administrative Reconsideration Law, Art. 20, and the Administrative Procedure Law, Art. 46).
/// </summary>
internal static class Remedies
{
    public const string ForRefusal =
        "如不服本决定，可自收到本决定之日起六十日内依法申请行政复议，或自收到本决定之日起六个月内依法向人民法院提起行政诉讼。";

    public const string ForDeclining =
        "如不服不予受理决定，可自收到本决定之日起六十日内依法申请行政复议，或自收到本决定之日起六个月内依法向人民法院提起行政诉讼。";
}

namespace Approval.Host.Pages.Errors;

/// <summary>A posted form's fields, to be sent again after a sign-in.</summary>
internal static class EchoedForm
{
    /// <summary>Marks the fields of the interrupted form inside the sign-in form.</summary>
    public const string Prefix = "resume:";

    /// <summary>The address that the interrupted form was sent to.</summary>
    public const string Address = "resume-to";

    private const string Token = "__RequestVerificationToken";

    public static IReadOnlyList<KeyValuePair<string, string>> Of(IFormCollection form) =>
        [.. from field in form where field.Key != Token from value in field.Value select KeyValuePair.Create(field.Key, value ?? "")];

    /// <summary>The interrupted form that a sign-in form carried along; empty when it carried none.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> CarriedBy(IFormCollection form) =>
        [.. Of(form).Where(static field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(static field => KeyValuePair.Create(field.Key[Prefix.Length..], field.Value))];
}

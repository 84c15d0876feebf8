namespace Approval.Forms.Identifiers;

/// <summary>What checking an identifier came to: its canonical writing, or the reason it is none.</summary>
/// <param name="Canonical">Canonical writing when valid, else null.</param>
/// <param name="Code">Stable reason, e.g. <c>credit-code.check-character</c>; null when valid.</param>
public sealed record Identification(string? Canonical, string? Code, string Zh, string En)
{
    public bool IsValid => Code is null;

    internal static Identification Good(string canonical) => new(canonical, null, "", "");

    internal static Identification Bad(string code, string zh, string en) => new(null, code, zh, en);
}

using System.Text.Json.Nodes;
using Approval.Forms.Identifiers;

namespace Approval.Forms.DataElements;

/// <summary>Identifiers with a standard of their own: the standard's check, then the element's code list and bounds.</summary>
internal sealed class IdentifierBehaviour(Func<string, DateOnly, Identification> standard) : KindBehaviour
{
    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if (Scalars.TextOf(value) is not { } text) return check.WrongType(value, "文本", "a text");
        if (text.Length > 1_000) return TextChecks.TooLong(check, text.Length, check.Domain.MaxLength ?? 320);
        if (TextChecks.Odd(text, breaks: false, check)) return null;
        var found = standard(TextChecks.HalfWidth(text), check.Today);
        if (found.Canonical is not { } canonical) return check.Fail(found.Code ?? "value.invalid", found.Zh, found.En);
        return CodeBehaviour.InLists(canonical, check) && TextChecks.Bounds(canonical, check.Domain.MaxLength, check) ? JsonValue.Create(canonical) : null;
    }
}

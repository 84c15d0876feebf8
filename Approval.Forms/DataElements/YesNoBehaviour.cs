using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>Yes or no; canonical true or false. A plain HTML form sends texts.</summary>
internal sealed class YesNoBehaviour : KindBehaviour
{
    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if ((Scalars.FlagOf(value) ?? Read(Scalars.TextOf(value))) is { } flag) return JsonValue.Create(flag);
        return check.Fail("yes-no.unreadable", "请选择“是”或“否”。", "must be yes or no.");
    }

    private static bool? Read(string? text) => text is { Length: <= 10 } ? text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "是" => true,
        "FALSE" or "NO" or "OFF" or "否" => false,
        _ => null,
    }
    : null;
}

using System.Text.Json.Nodes;
using Approval.Forms.Identifiers;

namespace Approval.Forms.DataElements;

/// <summary>An address: division code and what follows it, <c>{ "division": "330106", "detail": "文三路1号" }</c>.</summary>
internal sealed class AddressBehaviour : KindBehaviour
{
    private const int LongestDetail = 300;

    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if (value is not JsonObject address) return check.WrongType(value, "包含行政区划和详细地址的对象", "an object of division and detail");
        if (address.FirstOrDefault(member => member.Key is not ("division" or "detail")) is { Key: { } odd })
            return check.Fail("address.unknown-member", $"含有不认识的内容“{odd[..Math.Min(odd.Length, 40)]}”。", "has a member other than division and detail.");
        var division = Division(address["division"], check);
        var detail = Detail(address["detail"], check);
        return check.Failed ? null : new JsonObject { ["division"] = division, ["detail"] = detail };
    }

    private static string? Division(JsonNode? node, ValueCheck check)
    {
        if (Scalars.IsEmpty(node) || Scalars.TextOf(node) is not { } text)
        {
            check.Fail("address.division-missing", "请选择所在的行政区划。", "the division is missing.", ".division");
            return null;
        }

        var found = Divisions.Check(TextChecks.HalfWidth(text.Length > 64 ? text[..64] : text));
        if (!found.IsValid) check.Fail(found.Code ?? "division.shape", found.Zh, found.En, ".division");
        else CodeBehaviour.InLists(found.Canonical ?? "", check);
        return found.Canonical;
    }

    private static string? Detail(JsonNode? node, ValueCheck check)
    {
        if (Scalars.IsEmpty(node) || Scalars.TextOf(node) is not { } text)
        {
            check.Fail("address.detail-missing", "请填写详细地址。", "the detail is missing.", ".detail");
            return null;
        }

        var most = check.Domain.MaxLength ?? LongestDetail;
        if (text.Length > most * 2L + 2_000) TextChecks.TooLong(check, text.Length, most);
        else if (!TextChecks.Odd(text.Trim(), breaks: false, check)) TextChecks.Bounds(text.Trim(), most, check);
        return text.Trim();
    }
}

using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>A file by reference: the id under which a material, picture or signature was uploaded.</summary>
internal sealed class ReferenceBehaviour : KindBehaviour
{
    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if (Scalars.TextOf(value) is not { } text) return check.WrongType(value, "已上传文件的编号", "the id of an uploaded file");
        text = text.Length > 200 ? "" : text.Trim();
        return text.Length > 0 && text.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.' or ':')
            ? JsonValue.Create(text)
            : check.Fail("attachment.reference", "不是已上传文件的编号，请重新上传。", "is not the id of an uploaded file.");
    }
}

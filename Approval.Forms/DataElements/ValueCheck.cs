using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>One value being checked: its element and bounds, where it stands, what is found.</summary>
/// <param name="label">How the field is called on the form, put before every sentence.</param>
internal sealed class ValueCheck(
    DataElement element, ValueDomain domain, LocalizedText label, string path, FormLibrary library, DateOnly today, List<FieldError> findings)
{
    public DataElement Element => element;

    public ValueDomain Domain => domain;

    public FormLibrary Library => library;

    public DateOnly Today => today;

    public bool Failed { get; private set; }

    /// <summary>Notes an error; the value stays as it was given.</summary>
    public JsonNode? Fail(string code, string zh, string en, string? below = null)
    {
        Failed = true;
        findings.Add(new FieldError(path + below, code, $"{label.Zh}：{zh}", $"{label.In("en")}: {en}"));
        return null;
    }

    public void Warn(string code, string zh, string en) =>
        findings.Add(new FieldError(path, code, $"{label.Zh}：{zh}", $"{label.In("en")}: {en}", FieldErrorSeverity.Warning));

    public JsonNode? WrongType(JsonNode value, string zh, string en) => Fail(
        "value.wrong-type", $"应为{zh}，收到的是{Name(value.GetValueKind())}。", $"must be {en}, not {value.GetValueKind()}.");

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "文本",
        JsonValueKind.Number => "数字",
        JsonValueKind.True or JsonValueKind.False => "是/否",
        JsonValueKind.Array => "列表",
        _ => "对象",
    };
}

using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Forms;
using Approval.Forms.Materials;

namespace Approval.Activities.Materials;

internal static class MaterialProblems
{
    public static Problem TooLarge(Material material) => new(ProblemKind.TooLarge, "file.too-large",
        $"“{material.Name.Zh}”的文件超过 {Megabytes(material)} MB，请压缩后再上传；其他内容未受影响。", $"The file is larger than {Megabytes(material)} MB; nothing else is affected.");

    public static Problem FarTooLarge { get; } =
        new(ProblemKind.TooLarge, "file.too-large", "文件过大，请压缩后再上传；其他内容未受影响。", "The file is too large; nothing else is affected.");

    public static Problem NotTaken(FieldError why) => new(ProblemKind.UnsupportedFile, why.Code, why.Zh, why.En) { Fields = [why.ToProblem()] };

    private static string Megabytes(Material material) => (material.MaxBytes / 1048576.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}

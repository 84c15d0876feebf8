using Approval.Forms.Bundles;

namespace Approval.Forms.Situations;

/// <summary>The sentences about answers.</summary>
internal static class SituationErrors
{
    public static FieldError UnknownQuestion(string name) => new(
        "answers." + Short(name), "situation.unknown-question", $"没有“{Short(name)}”这个问题。", $"There is no question '{Short(name)}'.");

    public static FieldError Missing(SituationQuestion question) => new(
        "answers." + question.Id, "situation.answer-missing", $"请回答：{question.Text.Zh}", $"Please answer: {question.Text.In("en")}");

    public static FieldError UnknownAnswer(SituationQuestion question) => new(
        "answers." + question.Id,
        "situation.unknown-answer",
        $"“{question.Text.Zh}”的回答不在选项中，请从{string.Join('、', question.Answers.Select(answer => answer.Text.Zh))}中选择。",
        $"This is no answer to '{question.Text.In("en")}'; choose from {string.Join(", ", question.Answers.Select(answer => answer.Value))}.");

    public static FieldError TooMany(SituationQuestion question) => new(
        "answers." + question.Id, "situation.one-answer", $"“{question.Text.Zh}”只能选择一项。", $"Choose one answer to '{question.Text.In("en")}'.");

    public static FieldError UnknownItem(string item) => new(
        "items", "situation.unknown-item", $"本主题不包含事项“{Short(item)}”。", $"This bundle has no item '{Short(item)}'.");

    public static FieldError UnknownPackage(string package) => new(
        "package", "situation.unknown-package", $"没有“{Short(package)}”这个套餐。", $"There is no package '{Short(package)}'.");

    public static FieldError OneOf(BundlePackage package, IReadOnlyList<string> group) => new(
        "package",
        "situation.one-of",
        $"套餐“{package.Name.Zh}”须在 {string.Join(" / ", group)} 中选择一项。",
        $"The package '{package.Name.In("en")}' needs exactly one of {string.Join(" / ", group)}.");

    public static FieldError NoItem() => new("items", "situation.no-item", "还没有选择任何事项。", "No item is chosen.");

    public static FieldError Contradiction(SituationQuestion question, string element) => new(
        "answers." + question.Id,
        "situation.contradiction",
        $"“{question.Text.Zh}”的回答与其他回答对“{element}”的取值不一致。",
        $"The answer to '{question.Text.In("en")}' contradicts another answer about '{element}'.");

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Approval.Forms.DataElements;

/// <summary>Numbers: canonical is a JSON number without needless zeros. Texts such as <c>1,000.50</c> are read.</summary>
/// <param name="decimals">Most places after the point.</param>
internal sealed partial class NumberBehaviour(int decimals, decimal? minimum = null, decimal? maximum = null) : KindBehaviour
{
    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if (value is not JsonValue || value.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return check.WrongType(value, "数字", "a number");
        if (Read(value) is not { } number) return check.Fail("number.unreadable", "不是有效的数字，或超出可处理的范围。", "is no number, or too large a one.");
        // Dividing by a one of full scale drops needless zeros, so that 10.00 is 10 and has no decimal places.
        number /= 1.0000000000000000000000000000m;
        if (number.Scale > decimals)
            return check.Fail("number.decimals", decimals == 0 ? "应为整数。" : $"最多保留{decimals}位小数。", decimals == 0 ? "must be a whole number." : $"has at most {decimals} decimal places.");
        return InRange(number, check) ? JsonValue.Create(number) : null;
    }

    private static decimal? Read(JsonNode value)
    {
        if (Scalars.TextOf(value) is not { } text) return Scalars.NumberOf(value);
        if (text.Length > 64) return null;
        var plain = TextChecks.HalfWidth(text).Trim();
        if (Grouped().IsMatch(plain)) plain = plain.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private bool InRange(decimal number, ValueCheck check)
    {
        var least = Nullable.Compare(check.Domain.Minimum, minimum) >= 0 ? check.Domain.Minimum : minimum;
        var most = check.Domain.Maximum is { } own && (maximum is null || own < maximum) ? own : maximum;
        if (number < least) check.Fail("number.too-small", $"不能小于{least:0.####}{check.Element.Unit}。", $"must be at least {least:0.####}.");
        else if (number > most) check.Fail("number.too-large", $"不能大于{most:0.####}{check.Element.Unit}。", $"must be at most {most:0.####}.");
        return !check.Failed;
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Grouped();
}

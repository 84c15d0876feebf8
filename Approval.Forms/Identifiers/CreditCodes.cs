using System.Buffers;

namespace Approval.Forms.Identifiers;

/// <summary>
/// Unified social credit code, GB 32100-2015: registering authority (1), kind of organisation (1), division (6),
/// organisation code (9, itself checked by GB 11714) and a check character.
/// </summary>
public static class CreditCodes
{
    /// <summary>The alphabet leaves out I, O, S, V and Z, which are misread.</summary>
    internal const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const string Authorities = "123456789AY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] Weights = PowersOfThree();

    /// <summary>Checks a code and says which of its parts is wrong. Small letters are taken as capitals.</summary>
    public static Identification Check(string text)
    {
        if (text.Length > 64) return WrongLength(text.Length);
        var code = text.Trim().ToUpperInvariant();
        if (code.Length != 18) return WrongLength(code.Length);
        var odd = code.AsSpan().IndexOfAnyExcept(Allowed);
        if (odd >= 0) return WrongCharacter(code[odd], odd);
        if (!Authorities.Contains(code[0], StringComparison.Ordinal)) return WrongAuthority(code[0]);
        if (!Divisions.IsPlausible(code[2..8])) return WrongDivision(code[2..8]);
        if (CheckCharacter(code.AsSpan(0, 17)) != code[17]) return WrongCheck();
        return OrganisationCheck(code.AsSpan(8, 8)) == code[16] ? Identification.Good(code) : WrongOrganisation();
    }

    /// <summary>Makes a right code.</summary>
    /// <param name="authority">Registering authority and kind, two characters, e.g. <c>91</c> for an enterprise at market regulation.</param>
    /// <param name="division">Six digits of GB/T 2260.</param>
    /// <param name="serial">Serial of the organisation code, below 31⁶; every serial gives another code.</param>
    public static string Next(string authority, string division, long serial)
    {
        var body = authority + division + Organisation(serial);
        if (body.Length != 17 || body.AsSpan().ContainsAnyExcept(Allowed) || !Divisions.IsPlausible(division) || !Authorities.Contains(authority[0], StringComparison.Ordinal))
            throw new ArgumentException($"'{authority}' and '{division}' do not begin a credit code.", nameof(authority));
        return body + CheckCharacter(body);
    }

    /// <summary>Check character of the first seventeen: 31 − Σ cᵢ·3ⁱ mod 31.</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var place = 0; place < body.Length; place++)
            sum += Alphabet.IndexOf(body[place], StringComparison.Ordinal) * Weights[place];
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>Check character of an eight-character organisation code (GB 11714-1997); ten is written X.</summary>
    internal static char OrganisationCheck(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var place = 0; place < body.Length; place++)
            sum += OrganisationAlphabet.IndexOf(body[place], StringComparison.Ordinal) * OrganisationWeights[place];
        return ((11 - (sum % 11)) % 11) switch { 10 => 'X', var digit => (char)('0' + digit) };
    }

    /// <summary>Issued organisation codes begin with MA; six characters of the serial follow while it fits.</summary>
    private static string Organisation(long serial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(serial);
        Span<char> body = stackalloc char[8];
        "MA".CopyTo(body);
        for (var place = 7; place >= 2; place--, serial /= Alphabet.Length)
            body[place] = Alphabet[(int)(serial % Alphabet.Length)];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, 0);
        return new string(body) + OrganisationCheck(body);
    }

    private static int[] PowersOfThree()
    {
        var weights = new int[17];
        weights[0] = 1;
        for (var place = 1; place < 17; place++)
            weights[place] = weights[place - 1] * 3 % 31;
        return weights;
    }

    private static Identification WrongLength(int length) => Identification.Bad(
        "credit-code.length", $"统一社会信用代码应为18位，现为{length}位。", $"A unified social credit code has 18 characters, not {length}.");

    private static Identification WrongCharacter(char character, int place) => Identification.Bad(
        "credit-code.character",
        $"统一社会信用代码第{place + 1}位“{Shown(character)}”不是允许的字符（不使用I、O、S、V、Z）。",
        $"Character {place + 1}, '{Shown(character)}', cannot be in a unified social credit code (I, O, S, V and Z are not used).");

    private static Identification WrongAuthority(char character) => Identification.Bad(
        "credit-code.authority", $"统一社会信用代码第1位“{character}”不是登记管理部门代码。", $"'{character}' is no registering authority.");

    private static Identification WrongDivision(string division) => Identification.Bad(
        "credit-code.division", $"统一社会信用代码第3至8位“{division}”不是行政区划代码。", $"Characters 3 to 8, '{division}', are no division code.");

    private static Identification WrongCheck() => Identification.Bad(
        "credit-code.check-character", "统一社会信用代码校验码不正确，请核对是否录入有误。", "The check character is wrong; please compare with the licence.");

    private static Identification WrongOrganisation() => Identification.Bad(
        "credit-code.organisation", "统一社会信用代码中的组织机构代码（第9至17位）校验码不正确。", "The organisation code inside (characters 9 to 17) has a wrong check character.");

    private static char Shown(char character) => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character;
}

namespace Approval.Forms.Tests.Identifiers;

/// <summary>The mistakes of a typist that check characters are made for.</summary>
internal static class Mutations
{
    public static IEnumerable<string> SingleChanges(string text, string alphabet) =>
        from place in Enumerable.Range(0, text.Length)
        from character in alphabet
        where character != text[place]
        select text[..place] + character + text[(place + 1)..];

    public static IEnumerable<string> Transpositions(string text) =>
        from place in Enumerable.Range(0, text.Length - 1)
        where text[place] != text[place + 1]
        select text[..place] + text[place + 1] + text[place] + text[(place + 2)..];
}

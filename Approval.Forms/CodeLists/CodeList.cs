using System.Collections.Frozen;

namespace Approval.Forms.CodeLists;

/// <summary>A closed list of values, flat or a tree.</summary>
/// <param name="Source">The standard or notice the codes come from.</param>
public sealed record CodeList(string Id, LocalizedText Name, string Source, string Version, IReadOnlyList<CodeListEntry> Codes)
{
    private readonly FrozenDictionary<string, CodeListEntry> byCode =
        Codes.GroupBy(code => code.Code, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The entry of a code, whether it is valid today or not; null when there is none.</summary>
    public CodeListEntry? Find(string code) => byCode.GetValueOrDefault(code);
}

/// <summary>One code. <paramref name="ValidFrom"/> and <paramref name="ValidTo"/> are inclusive dates.</summary>
public sealed record CodeListEntry(string Code, LocalizedText Name, string? Parent = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null)
{
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}

using Approval.Forms.DataElements;

namespace Approval.Forms.Merging;

/// <summary>Which members of a group a field binds.</summary>
internal static class GroupMembers
{
    /// <summary>All members, unless the department named the ones it wants.</summary>
    public static bool Binds(FormField group, string member) =>
        group.Stricter is not { Members.Count: > 0 } stricter || stricter.Members.Contains(member, StringComparer.Ordinal);

    /// <summary>In every row a key is required, and so is a member whose own domain allows no empty value.</summary>
    public static FormField Implied(string path, string member, ValueDomain group, FormLibrary library)
    {
        var domain = library.Elements[member].Domain;
        return new FormField(path, Required: group.Key.Contains(member, StringComparer.Ordinal) || domain.MinLength >= 1 || domain.MinItems >= 1);
    }

    /// <summary>Fields a person fills: members one each, static texts none.</summary>
    public static int LeafCount(DataElement element, FormField? field, FormLibrary library) => element.Kind switch
    {
        ElementKind.Group => element.Domain.Members.Where(member => field is null || Binds(field, member)).Sum(member => LeafCount(library.Elements[member], null, library)),
        var kind => kind.IsStatic() ? 0 : 1,
    };
}

namespace Approval.Host.Pages.FormFields;

/// <summary>Addresses of values: <c>element</c>, <c>group[2].member</c>, <c>address.detail</c>; and the ids they have in a page.</summary>
public static class FieldPaths
{
    /// <summary>The id of the control that holds the value; links in an error summary lead there.</summary>
    public static string IdOf(string path) => "f-" + path.Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-').Replace(':', '-');

    /// <summary>The member of <c>group.member</c>, or the path itself.</summary>
    public static string LastOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    public static string Row(string group, int row) => $"{group}[{row}]";

    /// <summary>Whether a place is this element or lies inside it.</summary>
    public static bool IsWithin(string path, string element) =>
        path.StartsWith(element, StringComparison.Ordinal) && (path.Length == element.Length || path[element.Length] is '[' or '.');
}

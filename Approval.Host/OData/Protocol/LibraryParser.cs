using Approval.Host.OData.Query;
using Microsoft.OData;

namespace Approval.Host.OData.Protocol;

/// <summary>
/// Calls the library's parser. On odd input it also throws what it never promised, such as a missing argument inside
/// <c>cast</c>; the input is at fault all the same, and the caller is told so.
/// </summary>
internal static class LibraryParser
{
    public static T Read<T>(Func<T> parse, string? target = null)
    {
        try
        {
            return parse();
        }
        catch (Exception odd) when (odd is not ODataException && IsOfParsing(odd))
        {
            throw new QueryRefusedException(QueryProblems.Syntax(target, null));
        }
    }

    private static bool IsOfParsing(Exception odd) => odd is ArgumentException or InvalidOperationException or InvalidCastException or FormatException
        or OverflowException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or NotSupportedException or NotImplementedException;
}

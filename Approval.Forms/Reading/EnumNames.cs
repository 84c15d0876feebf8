using System.Collections.Concurrent;
using System.Text.Json;

namespace Approval.Forms.Reading;

/// <summary>Names of enumeration values as the definitions write them: lower camel case.</summary>
internal static class EnumNames
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    public static string Of<T>(T value)
        where T : struct, Enum =>
        Names.GetOrAdd(value, each => JsonNamingPolicy.CamelCase.ConvertName(each.ToString()));
}

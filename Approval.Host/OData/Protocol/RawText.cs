using System.Globalization;
using System.Text;
using Microsoft.OData.Edm;

namespace Approval.Host.OData.Protocol;

/// <summary>Answers of plain text, written here because the library begins them with a byte order mark.</summary>
internal static class RawText
{
    public static ODataResponse Of(string text) => ODataResponse.Of(200, Encoding.UTF8.GetBytes(text), "text/plain;charset=utf-8");

    public static string Format(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        Date date => date.ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

using System.Globalization;
using System.Text;

namespace Approval.Host.Documents.Pdf;

/// <summary>Small values in the writing of PDF.</summary>
internal static class PdfText
{
    private const double PointsPerMillimetre = 72 / 25.4;

    public static double Points(double millimetres) => millimetres * PointsPerMillimetre;

    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A text string of the document information or a form field: UTF-16 with its mark, in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Date(DateTimeOffset at) => at.ToUniversalTime().ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
}

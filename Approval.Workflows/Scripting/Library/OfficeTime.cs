namespace Approval.Workflows.Scripting.Library;

/// <summary>The office's zone, Asia/Shanghai, for everything the language calls local.</summary>
internal static class OfficeTime
{
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly double s_fixedSince = (new DateTime(1992, 1, 1) - DateTime.UnixEpoch).TotalMilliseconds;

    /// <summary>Milliseconds to add to UTC at that instant.</summary>
    public static double OffsetAt(double utc)
    {
        // Summer time ended in 1991; since then the offset is eight hours.
        if (utc >= s_fixedSince) return 28_800_000;
        if (double.IsNaN(utc) || utc < -62_135_596_800_000) return s_zone.BaseUtcOffset.TotalMilliseconds;
        return s_zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((long)utc)).TotalMilliseconds;
    }

    public static double ToLocal(double utc) => utc + OffsetAt(utc);

    public static double ToUtc(double local) => local - OffsetAt(local - OffsetAt(local - 28_800_000));
}

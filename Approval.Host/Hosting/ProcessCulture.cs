using System.Globalization;

namespace Approval.Host.Hosting;

/// <summary>One culture for the whole process: numbers and dates in data never follow the machine's language. Pages format for people themselves.</summary>
internal static class ProcessCulture
{
    public static void SetInvariant()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }
}

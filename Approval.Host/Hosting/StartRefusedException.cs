using Microsoft.AspNetCore.Connections;

namespace Approval.Host.Hosting;

/// <summary>The host cannot start, for a reason that its operator can do something about; says it in Chinese and in English.</summary>
internal sealed class StartRefusedException(string chinese, string english, Exception? inner = null)
    : Exception($"{chinese}\n{english}", inner)
{
    /// <summary>Whether an error at the start is of this kind, or the taken address that becomes one.</summary>
    public static bool Explains(Exception? error) => error is StartRefusedException or IOException { InnerException: AddressInUseException };
}

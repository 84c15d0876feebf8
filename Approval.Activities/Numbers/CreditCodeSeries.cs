using Approval.Activities.Bundles;
using Approval.Forms.Identifiers;

namespace Approval.Activities.Numbers;

/// <summary>Unified social credit codes (GB 32100-2015) for newly registered enterprises, one series a division.</summary>
internal static class CreditCodeSeries
{
    /// <summary>Registering authority 9 (market regulation), kind 1 (enterprise).</summary>
    private const string Enterprise = "91";

    public static async Task<string> NextAsync(NumberSeries numbers, Department registry, CancellationToken cancel) =>
        CreditCodes.Next(Enterprise, registry.Division, await numbers.TakeAsync("credit-code:" + registry.Division, cancel));
}

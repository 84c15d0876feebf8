using Approval.Forms;

namespace Approval.Activities.Bundles;

/// <summary>A body that decides items, as its definition file says.</summary>
/// <param name="CreditCode">Unified social credit code of the body (GB 32100-2015); part of the numbers it issues.</param>
/// <param name="Division">Administrative division (GB/T 2260).</param>
/// <param name="SealText">Name along the upper arc of its seal.</param>
public sealed record Department(
    string Id, LocalizedText Name, LocalizedText ShortName, string CreditCode, string Level, string Division, string? Address, string? Phone, string SealText);

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Numbers;
using Approval.Forms.Identifiers;
using Approval.Workflows.Storage;

namespace Approval.Activities.Licences;

/// <summary>The numbers of one licence, taken once for a case.</summary>
/// <param name="Code">Licence identification code (GB/T 36904-2018) of the composite licence.</param>
/// <param name="VerifyCode">Unguessable; what the QR opens.</param>
/// <param name="Components">Licence identification codes of the components, by item.</param>
public sealed record LicenceNumbers(Guid LicenceId, string Code, string VerifyCode, DateTimeOffset IssuedAt, IReadOnlyDictionary<string, string> Components);

/// <summary>Takes licence numbers: serials per issuer and type without a gap, and the same numbers again when the job runs twice.</summary>
internal static class LicenceNumbering
{
    private const string FirstVersion = "001";

    public static async Task<LicenceNumbers> TakeAsync(StoreTransaction transaction, Case subject, IReadOnlyList<CaseItem> items, BundleRelease release, CancellationToken cancel)
    {
        var taken = await transaction.QuerySingleAsync("SELECT numbers FROM licence_numbers WHERE case_id = $1", r => r.GetString(0), cancel, subject.Id);
        if (taken is not null)
            return JsonSerializer.Deserialize<LicenceNumbers>(taken)!;
        var composite = release.Bundle.Licence;
        var components = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items.Where(i => i.Status == CaseItemStatus.Approved))
            if (release.Item(item.ItemId).Licence is { } licence)
                components[item.ItemId] = await NextCodeAsync(transaction, licence.TypeCode, release.Department(item.DepartmentId), cancel);
        var code = await NextCodeAsync(transaction, composite.TypeCode, release.Department(composite.Issuer), cancel);
        var numbers = new LicenceNumbers(Guid.CreateVersion7(transaction.Now), code, NewVerifyCode(), transaction.Now, components);
        transaction.Write("INSERT INTO licence_numbers (case_id, taken_at, numbers) VALUES ($1, $2, $3)", subject.Id, transaction.Now, Parameters.Json(JsonSerializer.Serialize(numbers)));
        return numbers;
    }

    private static async Task<string> NextCodeAsync(StoreTransaction transaction, string typeCode, Department issuer, CancellationToken cancel)
    {
        var serial = await NumberSeries.TakeAsync(transaction, $"licence:{typeCode}:{issuer.CreditCode}", cancel);
        return LicenceCodes.Make(typeCode, issuer.CreditCode, serial.ToString("0000000", System.Globalization.CultureInfo.InvariantCulture), FirstVersion);
    }

    // 128 random bits: nobody finds a licence by trying codes.
    private static string NewVerifyCode() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

using Approval.Activities.Deadlines;
using Approval.Forms;
using Approval.Forms.Bundles;
using Approval.Forms.Items;

namespace Approval.Activities.Bundles;

/// <summary>
/// Everything a case of one bundle needs, frozen and named by its content: a case that started with it keeps it for
/// life (invariant 4), whatever is published later.
/// </summary>
public sealed class BundleRelease
{
    public required string Hash { get; init; }
    public required Bundle Bundle { get; init; }
    public required FormLibrary Library { get; init; }
    public required IReadOnlyDictionary<string, Department> Departments { get; init; }
    public required IReadOnlyList<LegalCalendar> Calendars { get; init; }

    /// <summary>The snapshot that cases of this release run on.</summary>
    public required string WorkflowHash { get; init; }

    /// <summary>Layout of the licence, as text.</summary>
    public required string LicenceLayout { get; init; }

    public IReadOnlyDictionary<string, ServiceItem> Items => Library.Items;

    public Department Department(string id) => Departments[id];

    public ServiceItem Item(string id) => Library.Items[id];

    /// <summary>The item's place in the bundle; mandatory or not.</summary>
    public BundleItem Membership(string itemId) => Bundle.Items.Single(i => i.Item == itemId);
}

using Approval.Forms.Conditions;
using Approval.Forms.Items;
using Approval.Forms.Materials;

namespace Approval.Forms.Merging;

/// <summary>A material asked for once, however many items ask.</summary>
/// <param name="RequiredWhen">Null means always.</param>
public sealed record MergedMaterial(Material Material, Condition? RequiredWhen, IReadOnlyList<MaterialAsker> AskedBy);

/// <summary>Who asks for a material, and when.</summary>
public sealed record MaterialAsker(string Item, string Department, Condition? RequiredWhen);

/// <summary>The union of the items' materials, each once, in the order in which the items ask.</summary>
public static class MaterialUnion
{
    public static IReadOnlyList<MergedMaterial> Of(IEnumerable<ServiceItem> items, FormLibrary library)
    {
        var asked = items
            .SelectMany(item => item.Materials.Select(request => (request.Material, Asker: new MaterialAsker(item.Id, item.Department, request.RequiredWhen))))
            .GroupBy(each => each.Material, each => each.Asker, StringComparer.Ordinal);
        return [.. asked.Select(group => new MergedMaterial(
            library.Materials[group.Key],
            Conjunctions.AnyOf(group.Select(asker => asker.RequiredWhen)),
            [.. group]))];
    }
}

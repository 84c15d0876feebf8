using Approval.Forms;
using Approval.Forms.Merging;
using Approval.Forms.Situations;
using Approval.Host.Hosting;

namespace Approval.Host.Tests.Pages;

/// <summary>The one form of all items of company opening, from the repository's own definitions.</summary>
internal static class CompanyForm
{
    private static readonly Lazy<FormLibrary> Read = new(ReadLibrary);

    public static FormLibrary Library => Read.Value;

    public static MergedForm All { get; } = FormMerger.Merge(
        Library, Library.Bundles["company-opening"], Situation.OfItems(Library.Bundles["company-opening"].Items.Select(static item => item.Item)));

    private static FormLibrary ReadLibrary()
    {
        var builder = new FormLibraryBuilder();
        Each("code-lists", builder.AddCodeList);
        Each("data-elements", builder.AddElement);
        Each("materials", builder.AddMaterial);
        Each("items", builder.AddItem);
        builder.AddBundle(File.ReadAllText(In("bundles/company-opening/bundle.json")), "bundle.json");
        return builder.Build().Library;
    }

    private static void Each(string folder, Func<string, string, FormLibraryBuilder> add)
    {
        foreach (var file in Directory.GetFiles(In(folder), "*.json"))
            add(File.ReadAllText(file), Path.GetFileName(file));
    }

    private static string In(string path) => Path.Combine(Installation.Root, "definitions", path);
}

using Approval.Activities.Bundles;
using Approval.Forms;
using Approval.Workflows.Storage;

namespace Approval.Activities.Definitions;

/// <summary>What an import did.</summary>
/// <param name="Published">Bundles that have a new release.</param>
/// <param name="Unchanged">Bundles whose release was already the current one.</param>
/// <param name="Problems">Files, or places in them, that were left out.</param>
public sealed record ImportReport(IReadOnlyList<string> Published, IReadOnlyList<string> Unchanged, IReadOnlyList<LoadProblem> Problems);

/// <summary>Brings the definitions folder into the store: what conforms is published, the rest is named with file, line and reason.</summary>
public sealed class DefinitionImport(Database database, BundleWorkflows workflows)
{
    public async Task<ImportReport> RunAsync(string folderPath, CancellationToken cancel)
    {
        var folder = DefinitionFolder.Load(folderPath);
        var (library, found) = LibraryOf(folder);
        List<LoadProblem> problems = [.. folder.Problems, .. found];
        var (published, unchanged) = (new List<string>(), new List<string>());
        foreach (var bundle in folder.Of("bundles").Where(b => library.Bundles.ContainsKey(b.Id)))
        {
            var missing = MissingDepartments(folder, library.Bundles[bundle.Id].Items.Select(i => library.Items[i.Item].Department), bundle).ToList();
            problems.AddRange(missing);
            var refused = workflows.Check(bundle.Id, folder.Find("workflows", bundle.Id)!);
            problems.AddRange(refused);
            if (missing.Count == 0 && refused.Count == 0)
                (await PublishAsync(folder, bundle, cancel) ? published : unchanged).Add(bundle.Id);
        }
        return new ImportReport(published, unchanged, problems);
    }

    private static FormLibraryResult LibraryOf(DefinitionFolder folder)
    {
        var builder = new FormLibraryBuilder();
        foreach (var file in folder.Of("code-lists"))
            builder.AddCodeList(file.Text, file.Path);
        foreach (var file in folder.Of("data-elements"))
            builder.AddElement(file.Text, file.Path);
        foreach (var file in folder.Of("materials"))
            builder.AddMaterial(file.Text, file.Path);
        foreach (var file in folder.Of("items"))
            builder.AddItem(file.Text, file.Path);
        foreach (var file in folder.Of("bundles"))
            builder.AddBundle(file.Text, file.Path);
        return builder.Build();
    }

    private static IEnumerable<LoadProblem> MissingDepartments(DefinitionFolder folder, IEnumerable<string> departments, DefinitionFile bundle) =>
        departments.Distinct(StringComparer.Ordinal).Where(d => folder.Find("departments", d) is null)
            .Select(d => new LoadProblem(bundle.Path, null, "$.items", $"needs the department '{d}', which cannot be used"));

    private async Task<bool> PublishAsync(DefinitionFolder folder, DefinitionFile file, CancellationToken cancel)
    {
        await using var transaction = await database.BeginAsync(cancel);
        var workflow = await workflows.SnapshotAsync(transaction, folder.Find("workflows", file.Id)!, cancel);
        var (hash, json) = ReleaseDocument.Build(folder, file, folder.Find("layouts", file.Id)!, workflow);
        var current = await transaction.QuerySingleAsync("SELECT release_hash FROM bundle_current WHERE bundle_id = $1", r => r.GetString(0), cancel, file.Id);
        if (current == hash)
            return false;
        var bundle = ReleaseReader.Read(hash, json).Bundle;
        transaction.Write("INSERT INTO bundle_release (hash, bundle_id, imported_at, document) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING",
            hash, bundle.Id, transaction.Now, json);
        transaction.Write("""
            INSERT INTO bundle_current (bundle_id, release_hash, kind, name, name_en, summary, lead_department, region, promised_days, item_count, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (bundle_id) DO UPDATE SET release_hash = $2, kind = $3, name = $4, name_en = $5, summary = $6, lead_department = $7, region = $8,
                promised_days = $9, item_count = $10, published_at = $11
            """,
            bundle.Id, hash, bundle.Kind.ToString(), bundle.Name.Zh, bundle.Name.En, bundle.Summary.Zh, bundle.LeadDepartment, bundle.Region,
            bundle.PromisedDays, bundle.Items.Count, transaction.Now);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

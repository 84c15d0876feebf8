using Approval.Activities.Definitions;
using Approval.Testing;

namespace Approval.Activities.Tests.Definitions;

/// <summary>The repository's definitions in a directory of the test's own, to be spoiled.</summary>
internal sealed class DefinitionsCopy : IDisposable
{
    private readonly TestDirectory _directory = TestDirectory.Create("definitions");

    public DefinitionsCopy()
    {
        var source = Repository.At("definitions");
        foreach (var file in Directory.EnumerateFiles(source, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root => _directory.Path;

    public DefinitionFolder Load() => DefinitionFolder.Load(Root);

    public string At(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(At(path));

    public DefinitionsCopy Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return this;
    }

    /// <summary>Changes a text that must be there.</summary>
    public DefinitionsCopy Replace(string path, string old, string text) =>
        Read(path).Contains(old, StringComparison.Ordinal) ? Write(path, Read(path).Replace(old, text)) : throw new ArgumentException($"{path} does not hold {old}.", nameof(old));

    public DefinitionsCopy Move(string path, string to)
    {
        File.Move(At(path), At(to));
        return this;
    }

    public DefinitionsCopy Delete(string path)
    {
        File.Delete(At(path));
        return this;
    }

    /// <summary>A second bundle, of the registration alone, to see that the rest still loads.</summary>
    public DefinitionsCopy WithSecondBundle(string id = "registration-only")
    {
        Write($"bundles/{id}/licence-layout.json", Read("bundles/company-opening/licence-layout.json"));
        Write($"bundles/{id}/workflow.json", Read("bundles/company-opening/workflow.json").Replace("\"definitionId\": \"company-opening\"", $"\"definitionId\": \"{id}\""));
        return Write($"bundles/{id}/bundle.json", $$"""
            {
              "id": "{{id}}", "version": 1, "kind": "oneThing", "name": { "zh": "只办登记" }, "summary": { "zh": "只办公司设立登记。" },
              "leadDepartment": "market-regulation", "region": "330106", "audience": "organisation", "promisedDays": 1, "calendar": "cn",
              "workflow": "workflow.json", "licenceLayout": "licence-layout.json",
              "items": [{ "item": "establishment-registration", "mandatory": true }],
              "packages": [],
              "sections": [{ "id": "company", "title": { "zh": "企业基本信息" } }],
              "situations": { "questions": [{ "id": "handled-by-agent", "text": { "zh": "是否委托经办人办理？" }, "why": { "zh": "要填写经办人信息。" }, "kind": "yesNo", "required": true,
                "answers": [{ "value": "yes", "text": { "zh": "是" } }, { "value": "no", "text": { "zh": "否" } }] },
                { "id": "corporate-shareholder", "text": { "zh": "股东中有企业吗？" }, "why": { "zh": "要核对主体资格。" }, "kind": "yesNo", "required": true,
                "answers": [{ "value": "yes", "text": { "zh": "有" } }, { "value": "no", "text": { "zh": "没有" } }] }] },
              "partialApproval": { "mandatoryRefused": "refuse", "optionalRefused": "issueWithout" },
              "licence": { "type": "registration-certificate", "typeCode": "11330106MB0000A12D901", "name": { "zh": "登记证照" }, "issuer": "market-regulation",
                "face": [{ "element": "company-name", "label": { "zh": "企业名称" } }] }
            }
            """);
    }

    public void Dispose() => _directory.Dispose();
}

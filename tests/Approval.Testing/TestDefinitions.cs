using Approval.Host.Hosting;

namespace Approval.Testing;

/// <summary>A definitions folder of a test: the repository's schemas, and what the test adds.</summary>
public sealed class TestDefinitions : IDisposable
{
    private static readonly Lazy<TestDefinitions> Nothing = new(static () =>
    {
        var made = new TestDefinitions();
        made._directory.RemoveAfterProcess("");
        return made;
    });

    private readonly TestDirectory _directory = TestDirectory.Create("defs");

    public TestDefinitions()
    {
        var schemas = Directory.CreateDirectory(System.IO.Path.Combine(Path, "schemas"));
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(Installation.Root, "definitions", "schemas")))
            File.Copy(file, System.IO.Path.Combine(schemas.FullName, System.IO.Path.GetFileName(file)));
    }

    /// <summary>An office without departments and bundles, for tests of what needs none: the host starts faster.</summary>
    public static string Empty => Nothing.Value.Path;

    public string Path => _directory.Path;

    /// <summary>Adds a department with the least that its sign-ins need.</summary>
    public void AddDepartment(string id, string chineseName)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "departments"));
        File.WriteAllText(
            System.IO.Path.Combine(Path, "departments", id + ".json"), $$"""{ "id": "{{id}}", "name": { "zh": "{{chineseName}}" } }""");
    }

    public void Dispose() => _directory.Dispose();
}

using System.Text.Json;
using Approval.Forms.Bundles;
using Approval.Forms.CodeLists;
using Approval.Forms.DataElements;
using Approval.Forms.Items;
using Approval.Forms.Materials;
using Approval.Forms.Reading;

namespace Approval.Forms;

/// <summary>
/// Reads one definition file. Every problem of the file is told, with line and JSON path; a file with a problem yields nothing.
/// </summary>
public static class DefinitionReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static ReadResult<DataElement> TryReadElement(string json, string fileName) => Read(json, fileName, ElementReader.Element);

    public static ReadResult<CodeList> TryReadCodeList(string json, string fileName) => Read(json, fileName, ElementReader.CodeList);

    public static ReadResult<Material> TryReadMaterial(string json, string fileName) => Read(json, fileName, ItemReader.Material);

    public static ReadResult<ServiceItem> TryReadItem(string json, string fileName) => Read(json, fileName, ItemReader.Item);

    public static ReadResult<Bundle> TryReadBundle(string json, string fileName) => Read(json, fileName, BundleReader.Bundle);

    private static ReadResult<T> Read<T>(string json, string fileName, Func<JsonCursor, T> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement, json, fileName, read);
        }
        catch (JsonException problem)
        {
            var line = problem.LineNumber is { } number ? (int)number + 1 : (int?)null;
            return new ReadResult<T>(fileName, null, [new LoadProblem(fileName, line, problem.Path ?? "$", problem.Message)]);
        }
    }

    private static ReadResult<T> Read<T>(JsonElement root, string json, string fileName, Func<JsonCursor, T> read)
        where T : class
    {
        var found = new List<(string Path, string Message)>();
        var cursor = new JsonCursor(root, "$", found);
        var value = cursor.RequireObject() ? cursor.Closed(read) : null;
        return found.Count == 0
            ? new ReadResult<T>(fileName, value, [])
            : new ReadResult<T>(fileName, null, [.. found.Select(each => Locate(json, fileName, each.Path, each.Message))]);
    }

    internal static LoadProblem Locate(string json, string fileName, string path, string message) =>
        new(fileName, JsonLines.Find(json, path), path, message);
}

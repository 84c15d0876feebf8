using Approval.Forms;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Approval.Activities.Definitions;

/// <summary>One file of the definitions folder: its text, and the tree that knows the line of each member.</summary>
/// <param name="Path">Relative to the definitions folder, with forward slashes.</param>
internal sealed record DefinitionFile(string Path, string Text, JObject Root)
{
    /// <summary>What names the definition; only for files that conform to their schema.</summary>
    public string Id => (string?)Root["id"] ?? (string?)Root["identifier"] ?? "";

    /// <summary>Largest file that is read; a bundle's workflow is the largest of real ones, at some 40 KB.</summary>
    private const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Reads one file; a problem instead of a file when it is too large, no JSON, or no object.</summary>
    public static (DefinitionFile? File, LoadProblem? Problem) Read(string folder, string fullPath)
    {
        var path = System.IO.Path.GetRelativePath(folder, fullPath).Replace('\\', '/');
        try
        {
            if (new FileInfo(fullPath).Length > MaximumBytes)
                return (null, new LoadProblem(path, null, "", $"is larger than {MaximumBytes / 1024 / 1024} MB"));
            return Parse(path, File.ReadAllText(fullPath));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, new LoadProblem(path, null, "", $"cannot be read: {error.Message}"));
        }
    }

    private static (DefinitionFile? File, LoadProblem? Problem) Parse(string path, string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            var token = JToken.ReadFrom(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            while (reader.Read())
                if (reader.TokenType != JsonToken.Comment)
                    return (null, new LoadProblem(path, reader.LineNumber, "", "has text after the end of the document"));
            return token is JObject root
                ? (new DefinitionFile(path, text, root), null)
                : (null, new LoadProblem(path, 1, "", "must be a JSON object"));
        }
        catch (JsonReaderException error)
        {
            return (null, new LoadProblem(path, error.LineNumber, error.Path ?? "", error.Message.Split(". Path")[0].Split(" Path '")[0]));
        }
    }

    /// <summary>The line of a place given as a path, for problems found by rooms that do not know lines.</summary>
    public int LineOf(string path)
    {
        for (var at = path; ; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
        {
            if (at.Length == 0)
                return 1;
            if (Root.SelectToken(at) is IJsonLineInfo line)
                return line.LineNumber;
        }
    }
}

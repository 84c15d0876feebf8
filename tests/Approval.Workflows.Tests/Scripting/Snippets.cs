using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Workflows.Tests.Scripting;

/// <summary>A snippet and the JSON of its result.</summary>
public sealed record Snippet(int Line, string Source, string Expected);

/// <summary>Reads <c>conformance.txt</c>: a snippet ends with the line whose text after the last arrow is JSON.</summary>
public static class Snippets
{
    private const string Arrow = " => ";

    public static IReadOnlyList<Snippet> All { get; } = Read();

    private static List<Snippet> Read()
    {
        var snippets = new List<Snippet>();
        var pending = "";
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Scripting", "conformance.txt")))
        {
            number++;
            if (line.StartsWith("# ", StringComparison.Ordinal)) continue;
            var cut = line.LastIndexOf(Arrow, StringComparison.Ordinal);
            if (cut >= 0 && IsJson(line[(cut + Arrow.Length)..]))
            {
                snippets.Add(new Snippet(number, pending + line[..cut], line[(cut + Arrow.Length)..]));
                pending = "";
            }
            else
            {
                pending += line + "\n";
            }
        }
        return snippets;
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

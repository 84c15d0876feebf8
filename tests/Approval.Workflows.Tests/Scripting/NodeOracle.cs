using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Workflows.Tests.Scripting;

/// <summary>Runs all snippets in one node process and answers their results as JSON.</summary>
public static class NodeOracle
{
    // A snippet with a top-level return or await becomes an async function whose last statement is returned.
    private const string Program = """
        const vm = require('vm');
        const script = text => { try { return new vm.Script(text); } catch { return null; } };
        function compile(source) {
          const plain = /^await /.test(source) ? null : script(source);
          if (plain) return plain;
          for (let at = source.length; at >= 0; at--) {
            if (at > 0 && !/[;}\n] ?$/.test(source.slice(0, at))) continue;
            const wrapped = script('(async () => {' + source.slice(0, at) + '\nreturn ' + source.slice(at) + '\n})()');
            if (wrapped && !/^\s*(return|[})]|$)/.test(source.slice(at))) return wrapped;
          }
          return script('(async () => {' + source + '\n})()');
        }
        (async () => {
          const results = [];
          for (const source of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
            try {
              const value = await compile(source).runInNewContext();
              results.push(JSON.stringify(value === undefined ? null : value) ?? 'null');
            } catch (e) { results.push('"threw ' + e.name + '"'); }
          }
          process.stdout.write(JSON.stringify(results));
        })();
        """;

    public static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));

    public static async Task<IReadOnlyList<JsonNode?>> RunAsync(IEnumerable<string> sources)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(Program);
        start.Environment["TZ"] = "Asia/Shanghai";
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(sources));
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return [.. JsonNode.Parse(output)!.AsArray().Select(static text => JsonNode.Parse((string)text!))];
    }
}

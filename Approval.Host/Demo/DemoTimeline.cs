using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Approval.Host.Demo;

/// <summary>Tells what happens as it happens: who, what, when, and how long it took.</summary>
internal sealed class DemoTimeline(TextWriter output)
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private readonly JsonArray _steps = [];

    public TimeSpan Elapsed => _since.Elapsed;

    public JsonArray Steps => _steps;

    /// <summary>Runs one step and writes its line; a failure is the step's line, too.</summary>
    public async Task<T> StepAsync<T>(string who, string what, Func<Task<T>> act)
    {
        var (at, begun) = (DateTimeOffset.UtcNow, _since.Elapsed);
        try
        {
            var result = await act();
            Tell(who, what, at, _since.Elapsed - begun, "ok");
            return result;
        }
        catch (DemoStepException error)
        {
            Tell(who, what, at, _since.Elapsed - begun, error.Message);
            throw;
        }
    }

    private void Tell(string who, string what, DateTimeOffset at, TimeSpan took, string outcome)
    {
        lock (_gate)
        {
            _steps.Add(new JsonObject { ["who"] = who, ["what"] = what, ["at"] = at.ToString("O"), ["milliseconds"] = Math.Round(took.TotalMilliseconds, 1), ["outcome"] = outcome });
            output.WriteLine($"{TimeZoneInfo.ConvertTime(at, Activities.OfficeTime.Zone):HH:mm:ss.fff}  {took.TotalMilliseconds,7:0} ms  {Pad(who, 22)} {what}{(outcome == "ok" ? "" : "  ✗ " + outcome)}");
        }
    }

    // A Chinese character takes two columns of a terminal.
    private static string Pad(string text, int columns) => text + new string(' ', Math.Max(1, columns - text.Sum(c => c > 0x2E80 ? 2 : 1)));
}

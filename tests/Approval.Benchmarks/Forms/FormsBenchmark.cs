using System.Diagnostics;
using System.Globalization;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Benchmarks.Forms;

/// <summary>Merging and validating, against the figures to reach: 5 ms for 12 forms of 150 fields, 2 ms for 200 fields.</summary>
public static class FormsBenchmark
{
    private const int Rounds = 300;

    /// <summary>Writes one line a measurement: median and 99th percentile of single calls after warming up.</summary>
    public static void Run(TextWriter output)
    {
        var large = SyntheticForms.Library(items: 12, fields: 150, elements: 400);
        string[] items = [.. large.Items.Keys.Order(StringComparer.Ordinal)];
        var situation = Situation.OfItems(items);
        var frame = new MergeFrame([], items);
        Report(output, "merge 12 forms of 150 fields", 5, () => FormMerger.Merge(large, large.Items.Values, frame, situation));

        var one = SyntheticForms.Library(items: 1, fields: 200, elements: 200);
        var form = FormMerger.Merge(one, one.Items.Values, frame, Situation.OfItems(["i0"]));
        var values = SyntheticForms.Filled(200);
        var today = new DateOnly(2026, 11, 21);
        if (form.Validate(values, form.Situation, today) is { IsValid: false } wrong) throw new InvalidOperationException(wrong.Errors[0].ToString());
        Report(output, "validate a submission of 200 fields", 2, () => form.Validate(values, form.Situation, today));
    }

    private static void Report<T>(TextWriter output, string name, double goal, Func<T> action)
    {
        for (var round = 0; round < Rounds; round++) action();
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            times[round] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: median {times[Rounds / 2]:0.000} ms, p99 {times[Rounds * 99 / 100]:0.000} ms, goal {goal:0} ms"));
    }
}

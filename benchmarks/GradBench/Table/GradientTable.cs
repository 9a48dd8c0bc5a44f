using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DiffProg.GradBench.Table;

/// <summary>Prints what the gradients cost beside the C objectives, with the goals and what others need, as a table in Markdown.</summary>
internal static class GradientTable
{
    private static readonly string[] s_columns =
    [
        "eval", "size", "C µs", "C# µs", "gradient µs", "× C", "first milestone", "goal", "best AD tool, strict", "fastest of all",
        "bytes a call", "bytes, first call",
    ];

    /// <summary>Measures every case, or those of the evals that are named.</summary>
    public static IReadOnlyList<Measurement> Print(IReadOnlyList<string> modules, TextWriter output)
    {
        output.WriteLine(Row(s_columns));
        output.WriteLine(Row(s_columns.Select((_, column) => column < 2 ? "---" : "--:")));
        var measurements = new List<Measurement>();
        foreach (Case given in Cases.Of(modules))
        {
            Measurement measured = Measurement.Of(given);
            measurements.Add(measured);
            output.WriteLine(Row(Cells(measured)));
        }

        return measurements;
    }

    private static IEnumerable<string> Cells(Measurement measured)
    {
        Goal goal = measured.Case.Goal;
        return
        [
            goal.Eval, measured.Case.Name, Microseconds(measured.Native), Microseconds(measured.Primal), Microseconds(measured.Gradient),
            goal.IsTime ? "" : Text(measured.Cost),
            Limit(goal, goal.Milestone, measured.Cost), Limit(goal, goal.Target, measured.Cost), goal.Tool, goal.Fastest,
            Text(measured.Allocated), Text(measured.FirstAllocated),
        ];
    }

    /// <summary>What is to be reached, in bold where it is.</summary>
    private static string Limit(Goal goal, double limit, double cost)
    {
        string text = $"≤ {Text(limit)}{(goal.IsTime ? " µs" : "")}";
        return cost <= limit ? $"**{text}**" : text;
    }

    private static string Microseconds(double seconds) => double.IsNaN(seconds) ? "" : Text(1e6 * seconds);

    /// <summary>Three digits, or all before the point.</summary>
    private static string Text(double value) => value >= 100
        ? value.ToString("N0", CultureInfo.InvariantCulture)
        : value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace DiffProg.GradBench.Table;

/// <summary>Draws time and memory against size, an eval a line.</summary>
internal static class GradientPlot
{
    public static void Save(IReadOnlyList<Measurement> measurements, string file)
    {
        var plots = new Multiplot();
        plots.AddPlots(2);
        Plot time = plots.GetPlot(0), memory = plots.GetPlot(1);
        foreach (IGrouping<string, Measurement> eval in measurements.Where(m => !m.Case.Goal.IsTime).GroupBy(m => m.Case.Module))
        {
            Measurement[] bySize = [.. eval.OrderBy(m => m.Case.Size)];
            Draw(time, eval.Key, [.. bySize.Select(m => (m.Case.Size, 1e6 * m.Gradient))]);
            Draw(memory, eval.Key, [.. bySize.Where(m => m.FirstAllocated > 0).Select(m => (m.Case.Size, (double)m.FirstAllocated))]);
        }

        Label(time, "Time of a gradient", "µs");
        Label(memory, "Memory of a gradient: what its first call allocates", "bytes");
        plots.SavePng(file, 1000, 1200);
    }

    private static void Draw(Plot plot, string name, (double Size, double Value)[] points)
    {
        var line = plot.Add.Scatter(points.Select(p => double.Log10(p.Size)).ToArray(), points.Select(p => double.Log10(p.Value)).ToArray());
        line.LegendText = name;
        line.LineWidth = 2;
    }

    private static void Label(Plot plot, string title, string unit)
    {
        plot.Title(title);
        plot.XLabel("size (what the objective's work is proportional to)");
        plot.YLabel(unit);
        plot.Axes.Bottom.TickGenerator = Decades();
        plot.Axes.Left.TickGenerator = Decades();
        plot.ShowLegend(Alignment.UpperLeft);
    }

    private static NumericAutomatic Decades() => new()
    {
        IntegerTicksOnly = true,
        LabelFormatter = static exponent => double.Pow(10, exponent).ToString("G3", CultureInfo.InvariantCulture),
    };
}

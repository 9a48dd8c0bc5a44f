using System;
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
        foreach (IGrouping<string, Measurement> eval in measurements.Where(m => m.Case.Size is not null).GroupBy(m => m.Case.Module))
        {
            Draw(time, eval, m => 1e6 * m.Gradient);
            Draw(memory, eval, m => m.FirstAllocated);
        }

        Label(time, "Time of a gradient", "µs");
        Label(memory, "Memory of a gradient: what its first call allocates", "bytes");
        plots.SavePng(file, 900, 1000);
    }

    private static void Draw(Plot plot, IGrouping<string, Measurement> eval, Func<Measurement, double> value)
    {
        Measurement[] bySize = [.. eval.OrderBy(m => m.Case.Size)];
        var line = plot.Add.Scatter(
            bySize.Select(m => double.Log10(m.Case.Size!.Value)).ToArray(), bySize.Select(m => double.Log10(value(m))).ToArray());
        line.LegendText = eval.Key;
        line.LineWidth = 2;
    }

    private static void Label(Plot plot, string title, string unit)
    {
        plot.Title(title);
        plot.XLabel("size: n, characters, observations, vertices, terms of the determinant");
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

using System.Globalization;
using ScottPlot;

namespace LogisticRegression;

/// <summary>Points of two classes: the features of each stand together, of mean 0 and deviation 1, and its label is 0 or 1.</summary>
internal sealed record Points(double[] Features, double[] Labels)
{
    /// <summary>Two clouds that overlap; beside two coordinates that tell them apart there are some that tell nothing.</summary>
    public static Points Draw(int count, int features, Random random)
    {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double label = random.Next(2), first = Normal(random);
            rows[i] = [.. Enumerable.Range(0, features).Select(_ => Normal(random)), label];
            rows[i][0] = first + (label == 1 ? 0.9 : -0.9);
            rows[i][1] = 0.5 * first + rows[i][1] + (label == 1 ? -0.6 : 0.6);
        }
        return Of(rows);
    }

    /// <summary>Numbers between commas, one point a line, its label (0 or 1) last; a line that begins with no number is a heading.</summary>
    public static Points Load(string file) => Of(
    [
        .. File.ReadLines(file)
            .Select(line => line.Split(','))
            .Where(row => double.TryParse(row[0], CultureInfo.InvariantCulture, out _))
            .Select(row => Array.ConvertAll(row, text => double.Parse(text, CultureInfo.InvariantCulture))),
    ]);

    /// <summary>Draws the first two features, and the line where the score is 0 when the others are at their means.</summary>
    public void Plot(double[] weights, string file)
    {
        using var plot = new Plot();
        int features = Features.Length / Labels.Length;
        foreach (double label in new[] { 0.0, 1.0 })
        {
            int[] points = [.. Enumerable.Range(0, Labels.Length).Where(point => Labels[point] == label)];
            plot.Add.ScatterPoints(points.Select(p => Features[p * features]).ToArray(), points.Select(p => Features[p * features + 1]).ToArray());
        }
        var line = plot.Add.Line(-2.5, Border(-2.5), 2.5, Border(2.5));
        line.LineWidth = 3;
        plot.Axes.SetLimits(-3.5, 3.5, -3.5, 3.5);
        plot.Title("Two classes, and where the score is 0");
        Console.WriteLine($"Picture: {plot.SavePng(file, 800, 600).Path}");

        double Border(double x) => -(weights[^1] + weights[0] * x) / weights[1];
    }

    private static Points Of(double[][] rows)
    {
        int features = rows[0].Length - 1;
        double[] all = new double[rows.Length * features];
        for (int i = 0; i < features; i++)
        {
            double mean = rows.Average(row => row[i]), deviation = Math.Sqrt(rows.Average(row => (row[i] - mean) * (row[i] - mean)));
            for (int point = 0; point < rows.Length; point++)
                all[point * features + i] = deviation > 0 ? (rows[point][i] - mean) / deviation : 0;
        }
        return new(all, [.. rows.Select(row => row[^1])]);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

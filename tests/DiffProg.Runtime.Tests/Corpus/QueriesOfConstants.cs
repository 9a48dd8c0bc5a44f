using System;
using System.Collections.Generic;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Queries over sequences of constants, whose functions are active.</summary>
internal static partial class QueriesOfConstants
{
    private static readonly List<Point> s_data = [new(0.5, 1.2, true), new(-0.3, 0.4, false), new(0.8, -0.6, true), new(1.1, 0.2, true)];

    public static Checks.Case[] Table { get; } =
    [
        new("Queries of constants: a sum over records in a list", nameof(OverList), At(1.3, s_data)),
        new("Queries of constants: a sum over records in an array", nameof(OverArray), At(1.3, s_data.ToArray())),
        new("Queries of constants: what is used of a sequence", nameof(Used), At(1.3, 0.4, s_data)),
        new("Queries of constants: nothing is used", nameof(Used), At(1.3, 0.4, new List<Point> { new(0.5, 0.2, false) })),
        new("Queries of constants: a mean", nameof(Mean), At(1.3, 0.4, s_data)),
        new("Queries of constants: the largest and the smallest", nameof(Extremes), At(1.3, s_data)),
        new("Queries of constants: numbers, and pairs of a dictionary", nameof(Numbers), At(1.3, new List<double> { 0.5, -0.2 }, new Dictionary<string, double> { ["a"] = 0.7, ["bc"] = -1.2 })),
        new("Queries of constants: rows and tuples", nameof(RowsAndTuples), At(1.3, new List<double[]> { new[] { 0.5, 0.2 }, new[] { 1.5 } }, new List<(double, double)> { (0.4, 1.2), (-0.3, 0.8) })),
        new("Queries of constants: a lambda that writes", nameof(Writing), At(1.3, s_data)),
        new("Queries of constants: an iterator that fills one object again", nameof(Lazy), At(1.3, 4)),
        new("Queries of constants: a query in a query", nameof(Inner), At(1.3, s_data, new List<double[]> { new[] { 0.5, 0.2 }, new[] { 1.5 } })),
        new("Queries of constants: an array, and a list", nameof(Kept), At(1.3, s_data)),
        new("Queries of constants: the first that is meant", nameof(Found), At(1.3, s_data)),
        new("Queries of constants: a loop over a query", nameof(InLoop), At(1.3, s_data)),
        new("Queries of constants: only some", nameof(Some), At(1.3, s_data, 1, 2)),
        new("Queries of constants: none of them", nameof(Some), At(1.3, s_data, 7, 0)),
        new("Queries of constants: with their positions", nameof(Positions), At(1.3, s_data)),
        new("Queries of constants: folded", nameof(Folded), At(1.3, s_data)),
    ];

    internal sealed record Point(double X, double Y, bool IsUsed);

    [Differentiable(Derivatives = Both)]
    private static double OverList(double w, List<Point> data) => data.Sum(d => w * w * d.X) * data.Count;

    [Differentiable(Derivatives = Both)]
    private static double OverArray(double w, Point[] data) => data.Sum(d => Math.Sin(w * d.X) * d.Y);

    [Differentiable(Derivatives = Both)]
    private static double Used(double w, double b, IEnumerable<Point> data) => data.Where(d => d.IsUsed).Select(d => (w * d.X) + b - d.Y).Select(e => e * e).Sum();

    [Differentiable(Derivatives = Both)]
    private static double Mean(double w, double b, IReadOnlyList<Point> data)
    {
        double mean = data.Average(d => w * d.X);
        return data.Where(d => d.X * w > -10 && d.IsUsed).Average(d => Math.Pow((w * d.X) + b - mean, 2));
    }

    [Differentiable(Derivatives = Both)]
    private static double Extremes(double w, IReadOnlyList<Point> data) => data.Max(d => w * d.X) * data.Min(d => w * w * d.Y);

    [Differentiable(Derivatives = Both)]
    private static double Numbers(double w, [NoDerivative] List<double> values, [NoDerivative] Dictionary<string, double> byName) =>
        values.Sum(v => w * v * v) * byName.Sum(p => w * p.Value * p.Key.Length) * byName.Values.Select(v => v * w).Sum();

    [Differentiable(Derivatives = Both)]
    private static double RowsAndTuples(double w, [NoDerivative] IReadOnlyList<double[]> rows, [NoDerivative] IEnumerable<(double X, double Y)> pairs) =>
        rows.Sum(r => w * w * r[0] * r.Length) * pairs.Sum(p => (p.X * w) + p.Y);

    [Differentiable(Derivatives = Both)]
    private static double Writing(double w, List<Point> data)
    {
        double last = w;
        double s = data.Sum(d => last = (last * d.X) + (w * d.Y));
        return s * last;
    }

    private static IEnumerable<double[]> Filled(int n)
    {
        double[] row = new double[2];
        for (int i = 1; i <= n; i++)
        {
            (row[0], row[1]) = (0.3 * i, 1.0 / i);
            yield return row;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Lazy(double w, int n) => Filled(n).Where(r => r[0] < 1).Select(r => Math.Sin(w * r[0]) * r[1]).Sum() * Filled(n).Sum(r => w * r[1]);

    [Differentiable(Derivatives = Both)]
    private static double Inner(double w, List<Point> data, [NoDerivative] List<double[]> rows) => data.Sum(d => rows.Sum(r => w * d.X * r.Sum(y => y * w)));

    [Differentiable(Derivatives = Both)]
    private static double Kept(double w, List<Point> data)
    {
        double[] z = data.Select(d => w * d.X).ToArray();
        List<double> used = data.Where(d => d.IsUsed).Select(d => w * w * d.Y).ToList();
        used.Add(z[1]);
        return z.Sum(v => v * v) + (used[0] * used[^1]) + used.Sum();
    }

    [Differentiable(Derivatives = Both)]
    private static double Found(double w, List<Point> data) =>
        data.First(d => !d.IsUsed).X * w * w * data.Select(d => d.X * w).First(x => x > 0.6) * data.Select(d => d.Y * w).Last();

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double w, List<Point> data)
    {
        double s = w;
        foreach (double z in data.Where(d => d.IsUsed).Select(d => d.X * s))
        {
            if (z > 2)
            {
                continue;
            }

            s += s * z * w;
            if (s > 100)
            {
                break;
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Some(double w, List<Point> data, int skipped, int taken) =>
        data.Skip(skipped).Take(taken).Sum(d => d.X * w) + data.Where(d => d.IsUsed).Skip(skipped).Take(taken).Sum(d => d.Y * w * w);

    [Differentiable(Derivatives = Both)]
    private static double Positions(double w, List<Point> data) => data.Where(d => d.IsUsed).Select((d, i) => d.X * w * (i + 1)).Sum(z => z * z);

    [Differentiable(Derivatives = Both)]
    private static double Folded(double w, List<Point> data) => data.Aggregate(w, (s, d) => (s * d.X) + (w * d.Y)) * data.Select(d => d.X * w).Aggregate((a, b) => a + (b * b));
}

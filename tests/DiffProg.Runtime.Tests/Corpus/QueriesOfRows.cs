using System;
using System.Collections.Generic;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Queries over active rows that sort, leave out, number and pair their values.</summary>
internal static partial class QueriesOfRows
{
    private static readonly double[] s_row = [0.5, -1.2, 0.7, -0.4, 0.9, 1.4];

    public static Checks.Case[] Table { get; } =
    [
        new("Queries of rows: sorted", nameof(Ordered), At(s_row)),
        new("Queries of rows: sorted downwards, with equal keys", nameof(Descending), At(Row(0.5, 1.2, 0.7, 0.4, 0.9))),
        new("Queries of rows: equal values stay as they stand", nameof(Ties), At(0.5, 1.2), IsKink: true),
        new("Queries of rows: NaN comes first", nameof(OfNaN), At(Row(0.5, -1.2, 0.7))),
        new("Queries of rows: by what a function makes of them", nameof(ByKey), At(s_row)),
        new("Queries of rows: sorted in every trip", nameof(SortedInTrips), At(s_row, 3)),
        new("Queries of rows: sorted in place", nameof(SortedInPlace), At(s_row)),
        new("Queries of rows: the argument is sorted in place", nameof(SortedArgument), At(s_row)),
        new("Queries of rows: the median", nameof(Median), At(s_row)),
        new("Queries of rows: the largest three", nameof(Largest), At(s_row, 3)),
        new("Queries of rows: some of them", nameof(Some), At(s_row, 1, 3)),
        new("Queries of rows: more than there are", nameof(Some), At(s_row, 4, 30)),
        new("Queries of rows: fewer than none", nameof(Some), At(s_row, -2, -1)),
        new("Queries of rows: differences of neighbours", nameof(Neighbours), At(s_row)),
        new("Queries of rows: backwards", nameof(Backwards), At(s_row)),
        new("Queries of rows: the first, the last, one by its number", nameof(Single), At(s_row, 2)),
        new("Queries of rows: the first and the last that are meant", nameof(Meant), At(s_row)),
        new("Queries of rows: none that is meant", nameof(NoneMeant), At(s_row)),
        new("Queries of rows: with their positions", nameof(Positions), At(s_row)),
        new("Queries of rows: a list that the method makes", nameof(OverList), At(s_row)),
        new("Queries of rows: a list that is given", nameof(OverGivenList), At(s_row)),
        new("Queries of rows: loops over queries", nameof(InLoops), At(s_row)),
        new("Queries of rows: pairs of queries", nameof(Pairs), At(s_row, Row(0.3, 0.8, -0.6, 1.1))),
        new("Queries of rows: ranges of integers", nameof(Ranges), At(s_row, 0.7, 5)),
        new("Queries of rows: folded", nameof(Folded), At(s_row)),
        new("Queries of rows: lambdas that write", nameof(Writing), At(s_row)),
        new("Queries of rows: the row changes while it is walked", nameof(Changing), At(s_row)),
        new("Queries of rows: floats", nameof(Floats), At(new[] { 0.5f, -1.2f, 0.7f, 0.1f }), Precision: Checks.Precision.Float),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Ordered(double[] a)
    {
        double[] sorted = a.OrderBy(x => x).ToArray();
        double s = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            s += (i + 1) * sorted[i] * sorted[i];
        }

        return s + (a.Order().First() * a.OrderDescending().First());
    }

    [Differentiable(Derivatives = Both)]
    private static double Descending(double[] a) =>
        a.OrderByDescending(x => x > 0.6 ? 1 : 0).Select((x, i) => x * x * (i + 1)).Sum() * a.OrderBy(x => Math.Floor(x)).Select((x, i) => x * (i + 2)).Sum();

    [Differentiable(Derivatives = Both)]
    private static double Ties(double x, double y)
    {
        double[] a = [x * 2, 1, y, 1, x * 2];
        double[] sorted = a.OrderBy(v => v).ToArray();
        return sorted.Select((v, i) => v * v * (i + 1)).Sum();
    }

    [Differentiable(Derivatives = Both)]
    private static double OfNaN(double[] a)
    {
        double[] b = [.. a, double.NaN, double.NegativeInfinity];
        double[] sorted = b.OrderBy(x => x).ToArray();
        Array.Sort(b);
        b.AsSpan(1).Sort();
        return double.IsNaN(sorted[0]) && double.IsNaN(b[0]) ? (sorted[2] * sorted[3] * sorted[4] * sorted[4]) + (b[2] * b[4]) : 0;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByKey(double[] a)
    {
        double pivot = a[0];
        double s = 0;
        foreach (double x in a.OrderBy(x => Math.Abs(x - (pivot * 0.9))))
        {
            s = (s * 0.7) + (x * pivot);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double SortedInTrips(double[] a, int n)
    {
        double[] b = a.ToArray();
        double s = 1;
        for (int t = 0; t < n; t++)
        {
            Array.Sort(b);
            s += b[0] * b[^1] * s;
            b[t] = b[^1] * Math.Sin(s);
            s += b.OrderBy(x => -x).Take(2).Sum();
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double SortedInPlace(double[] a)
    {
        double[] copy = (double[])a.Clone();
        Array.Sort(copy);
        double s = 0;
        for (int i = 0; i < copy.Length; i++)
        {
            s += (i + 1) * copy[i] * a[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double SortedArgument(double[] a)
    {
        double s = a[0] * a[1];
        Array.Sort(a);
        s += a[0] * a[1] * a[2];
        a[0] *= s;
        return s + a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Median(double[] a)
    {
        double[] sorted = [.. a.OrderBy(x => x)];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return a.Sum(x => Math.Sqrt(1 + ((x - median) * (x - median)))) * a.Order().ElementAt(2);
    }

    [Differentiable(Derivatives = Both)]
    private static double Largest(double[] a, int n) => a.OrderByDescending(x => x).Take(n).Select(x => x * x).Average();

    [Differentiable(Derivatives = Both)]
    private static double Some(double[] a, int skipped, int taken) =>
        a.Skip(skipped).Take(taken).Sum(x => x * x)
        + a.Select(x => x * a[0]).Skip(skipped).Sum()
        + a.Where(x => x > 0).Skip(skipped).Take(taken).Sum(x => x * a[1])
        + a.Take(taken).Skip(1).Select((x, i) => x * i).Sum();

    [Differentiable(Derivatives = Both)]
    private static double Neighbours(double[] a) => a.Zip(a.Skip(1), (x, y) => (y - x) * (y - x)).Sum() + a.Skip(2).Zip(a).Sum(p => p.First * p.Second);

    [Differentiable(Derivatives = Both)]
    private static double Backwards(double[] a)
    {
        double s = 1;
        foreach (double x in a.Select(x => x * x).Reverse())
        {
            s = (s * 0.5) + (x * s);
        }

        return s * a.AsEnumerable().Reverse().Select((x, i) => x * i).Sum();
    }

    [Differentiable(Derivatives = Both)]
    private static double Single(double[] a, int i) =>
        a.First() * a.Last() * a.ElementAt(i) * a.Select(x => Math.Sin(x)).ElementAt(i) * a.Select(x => x * x).Last() * a.Where(x => x > 0.6).ElementAt(1);

    [Differentiable(Derivatives = Both)]
    private static double Meant(double[] a) => a.First(x => x < 0) * a.Last(x => x < 0) * a.Where(x => x > 0.6).First() * a.Where(x => x > 0.6).Last() * a.FirstOrDefault(x => x > 1);

    [Differentiable(Derivatives = Both)]
    private static double NoneMeant(double[] a) => (a.FirstOrDefault(x => x > 10) + a[0]) * (a.Skip(10).LastOrDefault() + a[1]);

    [Differentiable(Derivatives = Both)]
    private static double Positions(double[] a) =>
        a.Select((x, i) => x * x * i).Sum() + a.Where((x, i) => i % 2 == 0 && x > 0).Select((x, i) => x * (i + 1) * a[0]).Sum() + a.Select((x, i) => x * a[a.Length - 1 - i]).Max();

    [Differentiable(Derivatives = Both)]
    private static double OverList(double[] a)
    {
        List<double> l = [];
        foreach (double x in a)
        {
            l.Add(x * x);
        }

        double s = l.Sum() * l.Max() * l.Average();
        l.Add(s);
        List<double> other = l.Where(x => x > 0.3).Select(x => x * l[0]).ToList();
        other.Add(l[^1]);
        return other.Sum(x => Math.Sin(x)) + l.Select((x, i) => x * i).Sum() + other.Count(x => x > 0.2);
    }

    [Differentiable(Derivatives = Both)]
    private static double OverGivenList(double[] a)
    {
        List<double> l = [a[0], a[1] * a[2]];
        return Summed(l) * l.Min(x => x * x);
    }

    [Differentiable]
    private static double Summed(List<double> l) => l.Sum(x => x * x) * l.First() * l.Last() * l.Sum();

    [Differentiable(Derivatives = Both)]
    private static double InLoops(double[] a)
    {
        double s = 1;
        foreach (double x in a.Select(x => x * s))
        {
            if (x < 0)
            {
                continue;
            }

            s += x * 0.3;
            if (s > 50)
            {
                return s;
            }
        }

        foreach ((double x, double y) in a.Zip(a.Skip(1)))
        {
            s += x * y;
        }

        foreach (double x in a.Where(x => x > 0).Select((x, i) => x * i))
        {
            if (x > 2.5)
            {
                break;
            }

            s *= 1 + x;
        }

        foreach (int i in Enumerable.Range(0, a.Length))
        {
            s += a[i] * i;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Pairs(double[] a, double[] b) =>
        a.Zip(b.Select(y => y * y), (x, y) => x * y).Sum() + a.Select(x => x * 2).Zip(b.Skip(1).Select(y => y + 1), (x, y) => x * y).Max();

    [Differentiable(Derivatives = Both)]
    private static double Ranges(double[] a, double w, int n) =>
        Enumerable.Range(0, n).Select(i => a[i] * w).Sum() * Enumerable.Range(1, n).Max(i => Math.Sin(w * i)) * Enumerable.Range(0, n).Where(i => i % 2 == 0).Average(i => a[i] * a[i]);

    [Differentiable(Derivatives = Both)]
    private static double Folded(double[] a) => a.Skip(1).Aggregate(a[0], (s, x) => (s * 0.5) + (x * s)) * a.OrderBy(x => x).Aggregate((s, x) => s + (x * x));

    [Differentiable(Derivatives = Both)]
    private static double Writing(double[] a)
    {
        double last = a[0];
        double s = a.Select(x => last = (last * 0.5) + x).Take(3).Sum();
        foreach (double x in a.Select(x => last *= 0.5 + x))
        {
            last += x;
            s += last * x;
        }

        return s + (last * a.Select(x => last += x).First());
    }

    [Differentiable(Derivatives = Both)]
    private static double Changing(double[] a)
    {
        double s = 0;
        foreach (double x in a.Skip(1).Select(x => x * a[0]))
        {
            s += x;
            a[0] += x;
            a[4] *= 0.5;
        }

        foreach (double x in a.OrderBy(x => x))
        {
            s += x * a[1];
            a[1] *= 0.5;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static float Floats(float[] a) => a.OrderBy(x => x).Select((x, i) => x * x * i).Sum() + a.Order().Take(2).Average() + a.Skip(1).Max();
}

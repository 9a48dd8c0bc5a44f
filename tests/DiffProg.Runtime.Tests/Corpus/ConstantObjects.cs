using System;
using System.Collections.Generic;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Data in objects that are constants: their arrays, taken apart, indexed, handed on, and the objects that methods run on.</summary>
internal static partial class ConstantObjects
{
    private static readonly Sample[] s_data =
    [
        new([0.5, -0.3], 1, new[,] { { 0.2, 0.4 }, { 0.1, -0.6 } }, [[0.3, 0.9], [0.4]]),
        new([1.5, 0.8], -1, new[,] { { 0.7, 0.1 }, { 0.5, 0.2 } }, [[0.2, 0.6], [1.4]]),
        new([-0.7, 0.4], 1, new[,] { { -0.2, 0.3 }, { 0.9, 0.8 } }, [[0.1, 0.5], [0.7]]),
    ];

    public static Checks.Case[] Table { get; } =
    [
        new("Constants' arrays: a sample taken apart by 'foreach'", nameof(TakenApart), At(Row(0.4, 1.2), new List<Sample>(s_data))),
        new("Constants' arrays: taken apart from a lazy sequence that fills one array again", nameof(Refilled), At(Row(0.4, 1.2), 3)),
        new("Constants' arrays: by a loop over a list", nameof(OverList), At(Row(0.4, 1.2), new List<Sample>(s_data))),
        new("Constants' arrays: by a loop over an array", nameof(OverArray), At(Row(0.4, 1.2), s_data)),
        new("Constants' arrays: handed to a method", nameof(HandedOn), At(Row(0.4, 1.2), s_data)),
        new("Constants' arrays: handed to methods that take spans and arrays, beside other code", nameof(HandedOnBeside), At(Row(0.4, 1.2), s_data)),
        new("Constants' arrays: of two dimensions and of arrays", nameof(OfKinds), At(Row(0.4, 1.2), s_data[1])),
        new("Constants' arrays: a variable that becomes one, and then others", nameof(Becomes), At(Row(0.4, 1.2), s_data)),
        new("Constants' arrays: pairs in an array", nameof(Pairs), At(Row(0.4, 1.2), new (double[], int)[] { ([0.5, 2], 2), ([0.7, -1], 3) })),
        new("Constants' arrays: nested parts, skipped and converted", nameof(NestedParts), At(1.3, new List<(Sample, (int, double))> { (s_data[0], (2, 0.5)), (s_data[1], (3, 0.7)) })),
        new("Constants' arrays: a dictionary of arrays", nameof(OfDictionary), At(1.3, new Dictionary<string, double[]> { ["ab"] = [0.5, 0.2], ["c"] = [1.5] })),
        new("Constants' arrays: arrays in a list", nameof(OfLists), At(Row(0.4, 1.2), new List<double[]> { new[] { 0.5, 0.2 }, new[] { 1.5, -0.3 } })),
        new("A method of another object than one's own", nameof(Another), At(1.3, new Scale(0.7), new Scale(2.5))),
        new("A method group of an object whose variable becomes another", nameof(BoundObject), At(1.3, new Scale(0.7), new Scale(2.5))),
    ];

    internal sealed record Sample(double[] Features, int Label, double[,] Grid, double[][] Rows);

    internal sealed record Filling(double[] X, int N);

    internal sealed class Scale(double by)
    {
        private readonly double[] _powers = [by, by * by];

        internal double By { get; set; } = by;

        internal double[] Powers => _powers;

        public double Of(double x) => x * By * Powers[1];

        public T Times<T>(T x, T y)
            where T : System.Numerics.INumber<T>
        {
            T r = x;
            for (int i = 0; i < Powers.Length; i++)
            {
                r *= y;
                if (By > 2)
                {
                    return r * y;
                }
            }

            return r;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double TakenApart(double[] w, IReadOnlyList<Sample> data)
    {
        double loss = 0;
        foreach ((double[] x, int label, _, _) in data)
        {
            double z = 0;
            for (int j = 0; j < w.Length; j++)
            {
                z += w[j] * w[j] * x[j];
            }

            if (label < 0 && z > 2)
            {
                continue;
            }

            loss = (loss * z) + Math.Log(1 + Math.Exp(-label * z));
        }

        return loss;
    }

    private static IEnumerable<Filling> Filled(int n)
    {
        double[] x = new double[2];
        for (int i = 1; i <= n; i++)
        {
            (x[0], x[1]) = (0.3 * i, 1.0 / i);
            yield return new Filling(x, i);
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Refilled(double[] w, int n)
    {
        double r = 1;
        foreach (var (x, i) in Filled(n))
        {
            r += r * w[0] * x[0] * i;
            r *= Dot(w, x);
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverList(double[] w, List<Sample> data)
    {
        double r = 1;
        for (int k = 0; k < data.Count; k++)
        {
            for (int j = 0; j < data[k].Features.Length; j++)
            {
                w[j] += data[k].Features[j] * w[0] * data[k].Label;
                r += r * w[j];
            }
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverArray(double[] w, Sample[] data)
    {
        double r = 1;
        for (int k = data.Length - 1; k >= 0; k--)
        {
            double[] x = data[k].Features;
            foreach (double y in x)
            {
                r += r * w[0] * y * data[k].Label;
            }

            w[0] *= x[0];
            r += w[0] * w[1] * x.Length;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Dot(double[] a, double[] b)
    {
        double r = 0;
        for (int i = 0; i < a.Length; i++)
        {
            r += a[i] * a[i] * b[i];
        }

        return r;
    }

    [Differentiable]
    private static double Sum(double[] a, ReadOnlySpan<double> b)
    {
        double r = 0;
        for (int i = 0; i < b.Length; i++)
        {
            r += a[i] * b[i];
        }

        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double[] w, Sample[] data)
    {
        double r = 0;
        foreach (Sample s in data)
        {
            r += (Dot(w, s.Features) * s.Label) + Sum(w, s.Features);
        }

        return r;
    }

    private static int Count(Sample s)
    {
        s.Rows[0][0] += 1;
        s.Rows[0][0] -= 1;
        return s.Rows.Length;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOnBeside(double[] w, Sample[] data)
    {
        double r = 0;
        foreach (Sample s in data)
        {
            r += Dot(w, s.Rows[0]) * Count(s) * w[0];
            r *= Sum(w, s.Features) + Dot(s.Features, w);
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfKinds(double[] w, Sample s)
    {
        double r = 1;
        for (int i = 0; i < s.Grid.GetLength(0); i++)
        {
            for (int j = 0; j < s.Grid.GetLength(1); j++)
            {
                r += r * w[i] * s.Grid[i, j] * w[j];
            }
        }

        foreach (double[] row in s.Rows)
        {
            foreach (double x in row)
            {
                r *= 1 + (x * w[1]);
            }
        }

        return r * s.Rows[1][0];
    }

    [Differentiable]
    private static double[] Layer(double[] w, double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = (w[i] * x[i]) + (x[0] * x[1]);
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Becomes(double[] w, Sample[] data)
    {
        double r = 1;
        foreach (Sample s in data)
        {
            double[] h = s.Features;
            for (int k = 0; k < 2; k++)
            {
                h = Layer(w, h);
            }

            r += r * h[0] * h[1];
            h = s.Label > 0 ? s.Features : w[..];
            r += h[1] * w[0];
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Pairs(double[] w, [NoDerivative] (double[] X, int N)[] data)
    {
        double r = 1;
        foreach (var (x, n) in data)
        {
            r *= (w[0] * x[0]) + (w[1] * w[1] * x[1] * n);
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedParts(double x, [NoDerivative] List<(Sample, (int, double))> data)
    {
        double r = x;
        foreach (((double[] features, var label, _, double[][] rows), (_, double by)) in data)
        {
            r += r * x * features[0] * label * rows[0][1] * by;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfDictionary(double x, [NoDerivative] Dictionary<string, double[]> data)
    {
        double r = x;
        foreach (var (name, row) in data)
        {
            r += r * x * row[0] * name.Length;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfLists(double[] w, [NoDerivative] List<double[]> data)
    {
        double r = 1;
        foreach (double[] row in data)
        {
            r *= Dot(w, row) * row[1];
            w[1] *= row[0];
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Another(double x, Scale a, Scale b) => a.Times(x, x) * b.Times(x, x + 1);

    [Differentiable(Derivatives = Both)]
    private static double BoundObject(double x, Scale a, Scale b)
    {
        Scale one = a;
        Func<double, double> f = one.Of;
        one = b;
        return f(x) * f(x) * one.By;
    }
}

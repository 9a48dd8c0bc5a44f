using System;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>What the framework's queries ask of arrays: sums, means, extrema, counts, folds, and new arrays.</summary>
internal static partial class Queries
{
    public static Checks.Case[] Table { get; } =
    [
        new("Query: a sum and a mean", nameof(SumAndMean), At(Row(0.5, 1.2, -0.7))),
        new("Query: a sum of nothing", nameof(Squares), At(Array.Empty<double>(), 0.3)),
        new("Query: a sum of functions of elements and others", nameof(Squares), At(Row(0.5, 1.2, -0.7), 0.3)),
        new("Query: a dot product by pairs", nameof(Dot), At(Row(0.5, 1.2, -0.7), Row(0.9, 0.4))),
        new("Query: a dot product by tuples", nameof(DotByTuples), At(Row(0.5, 1.2), Row(0.9, 0.4, 2.0))),
        new("Query: the largest and the smallest", nameof(Extrema), At(Row(0.5, 1.2, -0.7, 1.1))),
        new("Query: the largest of a function", nameof(LargestOf), At(Row(0.5, 1.2, -0.7, 1.1), 0.4)),
        new("Query: what is chosen, in a chain", nameof(Chain), At(Row(0.5, 1.2, -0.7, 1.1), 0.4)),
        new("Query: over a range", nameof(OverRange), At(0.7, 4)),
        new("Query: over an empty range", nameof(OverRange), At(0.7, 0)),
        new("Query: counts and tests", nameof(CountsAndTests), At(Row(0.5, 1.2, -0.7, 1.1), 0.4)),
        new("Query: a fold", nameof(Folded), At(Row(0.5, 1.2, -0.7, 1.1), 0.4)),
        new("Query: a fold to a tuple", nameof(FoldedToTuple), At(Row(0.5, 1.2, -0.7, 1.1))),
        new("Query: new arrays", nameof(NewArrays), At(Row(0.5, 1.2, -0.7, 1.1), 0.4)),
        new("Query: effects in its functions", nameof(WithEffects), At(Row(0.5, 1.2, -0.7, 1.1), 0.4)),
        new("Query: in a loop over what it changes", nameof(InLoop), At(Row(0.5, 1.2, -0.7), 3)),
        new("Query: an array variable that becomes another", nameof(Softmax), At(Row(0.5, 1.2, -0.7))),
        new("Query: beside what it changes in one expression", nameof(InExpression), At(Row(0.5, 1.2, -0.7))),
        new("Query: narrow numbers are added in wide ones", nameof(Narrow), At(new[] { 0.1f, 0.2f, 0.7f }), Precision: Checks.Precision.Float),
        new("Query: in the condition of a loop", nameof(InCondition), At(Row(0.5, 1.2, -0.7), 0.4)),
        new("Query: in the step of a loop", nameof(InStep), At(Row(0.5, 1.2, -0.7), 0.4)),
        new("Query: the mean of negative zeros", nameof(NegativeZeros), At(Row(0.5, 1.2), 0.0)),
        new("Query: pairs with effects, where the first is longer", nameof(PairsWithEffects), At(Row(0.5, 1.2, -0.7), Row(0.9, 0.4), 0.3)),
        new("Query: pairs with effects, where the second is longer", nameof(PairsWithEffects), At(Row(0.5, 1.2), Row(0.9, 0.4, 0.7), 0.3)),
        new("Query: pairs of pairs with effects, the last the shortest", nameof(PairsOfPairs), At(Row(0.5, 1.2, -0.7), Row(0.9, 0.4, 0.6), Row(1.1, 0.8), 0.3)),
        new("Query: pairs of pairs with effects, the second the shortest", nameof(PairsOfPairs), At(Row(0.5, 1.2, -0.7), Row(0.9, 0.4), Row(1.1, 0.8, 0.6), 0.3)),
        new("Query: pairs of pairs with effects, as long as each other at the end", nameof(PairsOfPairs), At(Row(0.5, 1.2, -0.7), Row(0.9, 0.4), Row(1.1, 0.8), 0.3)),
        new("Query: functions by name", nameof(ByName), At(Row(0.5, 1.2, 0.7))),
        new("Query: an aggregate without a seed", nameof(Reduced), At(Row(0.7, -0.3, 1.2))),
        new("Query: sums of integers steer", nameof(Counted), At(Row(0.7, -0.3, 1.2))),
    ];

    [Differentiable(Derivatives = Both)]
    private static double SumAndMean(double[] a) => (a.Sum() * a.Average()) + a[0];

    [Differentiable(Derivatives = Both)]
    private static double Squares(double[] a, double m) => Math.Sqrt(1 + a.Sum(x => (x - m) * (x - m))) * m;

    [Differentiable(Derivatives = Both)]
    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y * y).Sum() * a[2];

    [Differentiable(Derivatives = Both)]
    private static double DotByTuples(double[] a, double[] b) => a.Zip(b).Sum(p => p.First * p.Second) + b[2];

    [Differentiable(Derivatives = Both)]
    private static double Extrema(double[] a) => (a.Max() * a[2]) - (a.Min() * a.Min());

    [Differentiable(Derivatives = Both)]
    private static double LargestOf(double[] a, double k) => a.Max(x => Math.Sin(x * k)) * a.Min(x => x * x * k);

    [Differentiable(Derivatives = Both)]
    private static double Chain(double[] a, double k) => a.Where(x => x > 0).Select(x => x * k).Where(x => x < 0.47).Select((x) => x * x).Sum() + k;

    [Differentiable(Derivatives = Both)]
    private static double OverRange(double x, int n) => Enumerable.Range(1, n).Sum(i => Math.Pow(x, i) / i) + Enumerable.Range(0, n).Select(i => x * i).Sum();

    [Differentiable(Derivatives = Both)]
    private static double CountsAndTests(double[] a, double k)
    {
        int positive = a.Count(x => x > k);
        double asked = 0;
        bool any = a.Any(x => { asked += x * x; return x > 1; });
        bool all = a.All(x => { asked += x; return x < 1; });
        return (any ? k : 1) * (all ? 1 : k) * positive * asked;
    }

    [Differentiable(Derivatives = Both)]
    private static double Folded(double[] a, double k) => a.Aggregate(k, (r, x) => (r * x) + k) * a.Select(x => x * k).Aggregate(1.0, (r, x) => r * x);

    [Differentiable(Derivatives = Both)]
    private static double FoldedToTuple(double[] a)
    {
        (double s, double p) = a.Aggregate((s: 0.0, p: 1.0), (r, x) => (r.s + (x * r.p), r.p * x));
        return s * p;
    }

    [Differentiable(Derivatives = Both)]
    private static double NewArrays(double[] a, double k)
    {
        double[] b = a.Select(x => x * x * k).ToArray();
        double[] c = a.Zip(b, (x, y) => x - y).ToArray();
        double[] d = Enumerable.Range(0, a.Length).Select(i => b[i] * c[^(i + 1)]).ToArray();
        b[0] *= 2;
        return d.Sum() * b[0] * c[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double WithEffects(double[] a, double k)
    {
        double running = k;
        double s = a.Sum(x =>
        {
            running *= x;
            a[0] += running;
            return running * a[0];
        });
        return s * running * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double[] a, int n)
    {
        double s = 1;
        for (int t = 0; t < n; t++)
        {
            if (t == 1)
            {
                continue;
            }

            double mean = a.Average();
            for (int i = 0; i < a.Length; i++)
            {
                a[i] = (a[i] - mean) * (a[i] + s);
            }

            s *= 1 + a.Max();
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Softmax(double[] a)
    {
        double[] b = a;
        double max = b.Max();
        b = b.Select(x => Math.Exp(x - max)).ToArray();
        double z = b.Sum();
        b = b.Select(x => x / z).ToArray();
        return b.Zip(a, (p, x) => p * x).Sum();
    }

    [Differentiable(Derivatives = Both)]
    private static double InExpression(double[] a) => a[0] * a.Sum(x => a[0] = x * a[0]) * a[0];

    [Differentiable(Derivatives = Both)]
    private static double InCondition(double[] a, double k)
    {
        double s = k;
        int i = 0;
        while (a.Any(x => x * x * s < 1 + (0.2 * i)) && i < 6)
        {
            a[i % a.Length] *= 1 + (k * s);
            s += a[i % a.Length] * a[i % a.Length];
            if (s > 30)
            {
                break;
            }

            i++;
        }

        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double InStep(double[] a, double k)
    {
        double s = k;
        for (int i = 0; i < 3; i += a.All(x => x * s < 1) ? 1 : 2)
        {
            if (i == 1)
            {
                continue;
            }

            s += a[i] * s;
            a[i] *= s;
        }

        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double NegativeZeros(double[] a, double k) => a.Select(x => -x * k).Average() * a.Average(x => x);

    [Differentiable(Derivatives = Both)]
    private static double PairsWithEffects(double[] a, double[] b, double k)
    {
        double s = k + 1;
        double t = a.Select(x => s *= x + k).Zip(b, (x, y) => x * y).Sum();
        double before = s;
        bool any = a.Select(x => s *= x + k).Zip(b, (x, y) => x * y).Any(x => x > 100);
        bool all = a.Select(x => s += x * k).Zip(b, (x, y) => x * y).All(x => x > 100);
        double[] c = a.Select(x => s += x).Zip(b, (x, y) => x - y).ToArray();
        return (t * s) + (before * c[0]) + (any || all ? k : 1);
    }

    [Differentiable(Derivatives = Both)]
    private static double PairsOfPairs(double[] a, double[] b, double[] c, double k)
    {
        double s = k + 1;
        double t = a.Select(x => s *= x + k).Zip(b, (x, y) => s += x * y).Zip(c, (x, y) => x - y).Sum();
        return t * s;
    }

    [Differentiable(Derivatives = Both)]
    private static float Narrow(float[] a) => (a.Sum() * a.Average()) + a.Sum(x => x * x);

    [Differentiable(Derivatives = Both)]
    private static double ByName(double[] a) => a.Select(Math.Sin).Sum() * a.Sum(Math.Sqrt) * a.Select(Cube).Max();

    [Differentiable]
    private static double Cube(double x) => x * x * x;

    [Differentiable(Derivatives = Both)]
    private static double Reduced(double[] w)
    {
        double product = w.Aggregate((a, b) => (a * b) + w[0]);
        return product * w.Where(v => v > 0).Select(v => v * product).Aggregate((a, b) => Math.Max(a, b) - (a / 3));
    }

    [Differentiable(Derivatives = Both)]
    private static double Counted(double[] w)
    {
        int[] steps = [2, 0, 1];
        double y = w[0];
        for (int i = 0; i < steps.Sum(); i++)
        {
            y = (y * w[steps[i]]) + steps.Select(s => s * i).Sum();
        }

        return y * Enumerable.Range(1, 3).Sum();
    }
}

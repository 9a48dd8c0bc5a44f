using System.Collections.Generic;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary><c>foreach</c> over sequences of constants.</summary>
internal static partial class Sequences
{
    private static readonly Sample[] s_samples = [new(0.5, 1, "a"), new(1.5, 2, "b"), new(-0.7, 1, "c")];

    public static Checks.Case[] Table { get; } =
    [
        new("foreach over a list of constants", nameof(OverList), At(1.3, new List<double> { 0.5, 1.5, -0.7 })),
        new("foreach over an empty list", nameof(OverList), At(1.3, new List<double>())),
        new("foreach over objects, with continue and break", nameof(OverObjects), At(Row(1.3, 0.7), s_samples)),
        new("foreach over a lazy sequence", nameof(OverLazy), At(1.1, 5)),
        new("foreach over a sequence, left by a return", nameof(Returns), At(1.3, 3)),
        new("foreach over a sequence, not left by a return", nameof(Returns), At(1.3, 30)),
        new("Nested foreach over sequences", nameof(Nested), At(1.3, new List<List<int>> { new() { 1, 2 }, new(), new() { 3 } })),
        new("foreach over a dictionary", nameof(OverDictionary), At(1.3, new Dictionary<string, double> { ["a"] = 0.5, ["bc"] = 1.5 })),
        new("foreach over text", nameof(OverText), At(1.3, "abcab")),
        new("foreach that converts", nameof(Converts), At(1.3, new List<int> { 1, 3, 2 })),
        new("foreach over pairs with numbers", nameof(OverPairs), At(1.3, new List<(double, int)> { (0.5, 1), (1.5, 2) })),
        new("foreach over a local sequence", nameof(OverLocal), At(1.3)),
    ];

    internal sealed record Sample(double Weight, int Power, string Name);

    [Differentiable(Derivatives = Both)]
    private static double OverList(double x, [NoDerivative] List<double> data)
    {
        double r = 1;
        foreach (double d in data)
        {
            r = (r * x) + (d * x * x);
        }

        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverObjects(double[] a, Sample[] samples)
    {
        double sum = 1;
        foreach (Sample s in samples)
        {
            if (s.Name == "z")
            {
                break;
            }

            if (s.Power == 2)
            {
                sum *= a[1] * s.Weight;
                continue;
            }

            double e = (a[0] * s.Weight) - a[1];
            a[0] += e * e;
            sum += e * a[0];
        }

        return sum * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OverLazy(double x, int n)
    {
        double r = x;
        foreach (int i in Enumerable.Range(1, n))
        {
            r += r * x / i;
            if (r > 12)
            {
                break;
            }
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Returns(double x, int n)
    {
        double r = x;
        foreach (int i in Enumerable.Range(0, 6))
        {
            r *= x;
            if (i == n)
            {
                return r * r;
            }
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, List<List<int>> rows)
    {
        double r = 1;
        foreach (List<int> row in rows)
        {
            foreach (int k in row)
            {
                r = (r * x) + k;
            }

            r *= x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverDictionary(double x, [NoDerivative] Dictionary<string, double> weights)
    {
        double r = x;
        foreach (KeyValuePair<string, double> pair in weights)
        {
            r = (r * pair.Value * x) + pair.Key.Length;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverText(double x, string text)
    {
        double r = 1;
        foreach (char c in text)
        {
            r *= c == 'a' ? x : 1 + x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Converts(double x, List<int> data)
    {
        double r = 1;
        foreach (double d in data)
        {
            r += r * x * d;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverPairs(double x, [NoDerivative] List<(double, int)> pairs)
    {
        double r = 1;
        foreach ((double, int) pair in pairs)
        {
            r = (r * x * pair.Item1) + pair.Item2;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverLocal(double x)
    {
        double r = x;
        IEnumerable<int> twice = Enumerable.Repeat(2, 2);
        foreach (int n in twice)
        {
            r *= r * n;
        }

        return r * x;
    }
}

using System;
using System.Collections.Generic;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Programs over structs, tuples and functions that were once wrong or refused, each cut to what made it so.</summary>
internal static partial class RegressionsOfValues
{
    private static readonly List<double[]> s_rows = [[1, 2], [3]];
    private static readonly Dictionary<string, double[]> s_named = new() { ["a"] = [1, 5] };

    public static Checks.Case[] Table { get; } =
    [
        new("A constant of a deconstruction whose variable is overwritten", nameof(ConstantOverwritten), At(0.9, 3)),
        new("A part of a struct parameter, passed on by reference", nameof(PartPassedOn), At(0.9, 0.4)),
        new("A part of a struct in an array, passed by reference", nameof(PartOfElement), At(0.9, 0.4)),
        new("A tuple known by other names than those it was made with", nameof(OtherNames), At(0.9, 0.4)),
        new("A view of an array of a branch, of which the reverse sweep asks for the length alone", nameof(MeasuredView), At(0.9, 1)),
        new("A read-only parameter of a local function that is given no variable", nameof(GivenNoVariable), At(0.9, 0.4)),
        new("A part by a read-only reference, beside the same part by reference", nameof(PartTwice), At(0.9, 0.4)),
        new("A property by a read-only reference is a copy", nameof(PropertyCopied), At(0.9, 0.4)),
        new("An element from the end by a read-only reference, which a function writes", nameof(ElementFromEnd), At(Row(0.9, 0.4))),
        new("A constructor that overwrites a part of a struct in its object", nameof(PartInConstructor), At(0.9)),
        new("A constructor that makes an array and fills it in a loop", nameof(FilledInConstructor), At(0.9)),
        new("A constructor that factors a matrix", nameof(FactoredInConstructor), At(0.9)),
        new("Arrays of a list and of a dictionary that are constants, by their index", nameof(Found), At(0.9, s_rows, s_named), _ => [10]),
        new("A struct from a method that is given constants alone", nameof(StructOfConstants), At(0.9)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double ConstantOverwritten(double x, int n)
    {
        var (t, u) = (x, 0.5);
        for (int i = 0; i < n; i++)
        {
            u = (u * t) + x;
        }

        return u * t;
    }

    [Differentiable(Derivatives = Both)]
    private static double PartPassedOn(double x, double y)
    {
        Pair pair = new() { X = x, Y = y };
        return Passed(ref pair) * pair.X;
    }

    [Differentiable]
    private static double Passed(ref Pair pair)
    {
        Scale(ref pair.X, in pair.Y);
        return pair.X * pair.Y;
    }

    [Differentiable]
    private static void Scale(ref double x, in double y) => x *= x * y;

    [Differentiable(Derivatives = Both)]
    private static double PartOfElement(double x, double y)
    {
        Pair[] pairs = new Pair[2];
        pairs[0].X = x;
        pairs[1].Y = y;
        for (int i = 0; i < 2; i++)
        {
            Scale(ref pairs[0].X, in pairs[1 - i].Y);
            Scale(ref pairs[1].Y, in pairs[0].X);
        }

        pairs[1].X = pairs[0].X + x;
        Scale(ref pairs[1].X, pairs[1].Y);
        return pairs[1].X * pairs[1].Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OtherNames(double x, double y) => Joined(x > y ? (x, y) : (y, x * x), z => z * z);

    private static double Joined((double First, double Second) pair, Func<double, double> map)
    {
        pair.First *= pair.Second;
        return map(pair.First) + pair.Second;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructOfConstants(double x)
    {
        Pair pair = Made(2, 3);
        pair.X *= x;
        return pair.X * (pair.Y + pair.X);
    }

    [Differentiable]
    private static Pair Made(double x, double y) => new() { X = x * y, Y = y };

    [Differentiable(Derivatives = Both)]
    private static double MeasuredView(double x, int n)
    {
        double result = x;
        if (n > 0)
        {
            double[] row = new double[n + 1];
            Span<double> part = row.AsSpan(1);
            result = Math.Atan(n > part.Length + 1 ? 2 : x * part.Length);
        }

        return result;
    }

    [Differentiable(Derivatives = Both)]
    private static double GivenNoVariable(double x, double y)
    {
        double Changed(in double u, in Pair pair)
        {
            x *= 2;
            return (u * x) + (pair.X * pair.Y);
        }

        return Changed(x * y, new Pair { X = x, Y = x * y }) * Changed(in y, new Pair { X = y, Y = x });
    }

    [Differentiable(Derivatives = Both)]
    private static double PartTwice(double x, double y)
    {
        Pair pair = new() { X = x, Y = y };
        Scale(ref pair.X, in pair.X);
        Scale(ref pair.Y, in pair.X);
        return pair.X * pair.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double PropertyCopied(double x, double y)
    {
        Pair pair = new() { X = x, P = y };
        return Doubled(ref pair, pair.P) * pair.P;
    }

    [Differentiable]
    private static double Doubled(ref Pair pair, in double p)
    {
        pair.P *= 2;
        return pair.P * p;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementFromEnd(double[] a)
    {
        double Changed(in double u)
        {
            a[^1] *= a[0];
            return u * a[0];
        }

        return Changed(in a[^1]) * Changed(a[^1]);
    }

    [Differentiable]
    internal partial struct Pair
    {
        public double X;
        public double Y;

        public double P { get; set; }
    }

    [Differentiable]
    private sealed partial class Held
    {
        public Pair First;
        public Pair Second;

        public Held(double x)
        {
            First.X = x;
            First.Y = First.X * 2;
            Second = First;
            First.X += 1;
            Scale = x;
            Scale *= First.Y;
        }

        public double Scale { get; set; }
    }

    [Differentiable]
    private sealed partial class HeldByCase
    {
        public Pair First;

        public HeldByCase(double x)
        {
            if (x > 0)
            {
                First.X = x;
            }

            First.Y = First.X * x;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double PartInConstructor(double x)
    {
        Held held = new(x);
        HeldByCase other = new(x * held.Scale);
        return held.First.X * held.First.Y * held.Second.X * held.Scale * other.First.Y;
    }

    [Differentiable]
    private sealed partial class Filled
    {
        public readonly double[] Row;
        public double Sum;

        public Filled(int n, double x)
        {
            Row = new double[n];
            for (int i = 0; i < n; i++)
            {
                Row[i] = i * x;
                Sum += Row[i];
            }

            Sum *= Row[1];
        }
    }

    [Differentiable]
    private sealed partial class Factor
    {
        public readonly double[,] L;

        public Factor(double[,] a)
        {
            int n = a.GetLength(0);
            L = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    double s = a[i, j];
                    for (int k = 0; k < j; k++)
                    {
                        s -= L[i, k] * L[j, k];
                    }

                    L[i, j] = i == j ? Math.Sqrt(s) : s / L[j, j];
                }
            }
        }

        public double LogarithmOfDeterminant()
        {
            double sum = 0;
            for (int i = 0; i < L.GetLength(0); i++)
            {
                sum += Math.Log(L[i, i]);
            }

            return 2 * sum;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledInConstructor(double x)
    {
        Filled first = new(3, x);
        Filled second = new(4, first.Sum);
        return first.Row[2] * first.Sum * second.Sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double FactoredInConstructor(double x)
    {
        double[,] a = { { 2 + x, x * x }, { x * x, 3 } };
        return new Factor(a).LogarithmOfDeterminant();
    }

    [Differentiable(Derivatives = Both)]
    private static double Found(double x, [NoDerivative] List<double[]> rows, [NoDerivative] Dictionary<string, double[]> named)
    {
        double[] column = named["a"];
        return x * rows[0][1] * column[1];
    }
}

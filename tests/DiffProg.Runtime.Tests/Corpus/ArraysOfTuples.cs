using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Arrays and spans of tuples of numbers.</summary>
internal static partial class ArraysOfTuples
{
    private static readonly (double Node, double Weight)[] Rule = [(-0.5773502691896257, 1), (0.5773502691896257, 1)];

    private sealed class Quadrature
    {
        public (double Node, double Weight)[] Nodes { get; } = [(-0.5, 1), (0.4, 2)];
    }

    public static Checks.Case[] Table { get; } =
    [
        new("Tuples: an array of them is filled and read", nameof(Filled), At(1.3, 0.7), x => [3 * x[0] * x[0] * x[1], x[0] * x[0] * x[0]]),
        new("Tuples: elements exchanged", nameof(Exchanged), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Tuples: sorted by insertion", nameof(Sorted), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Tuples: a part of an element changes", nameof(PartChanges), At(1.3, 0.7)),
        new("Tuples: nested, with integers and a complex number", nameof(NestedParts), At(1.3, 0.7)),
        new("Tuples: two arrays of one type and other names", nameof(OtherNames), At(1.3, 0.7)),
        new("Tuples: foreach takes them apart", nameof(TakenApart), At(Row(0.5, -1.2, 0.8))),
        new("Tuples: a span of an array, and a reference to an element", nameof(InSpan), At(1.3, 0.7)),
        new("Tuples: copies and ranges of the array", nameof(Copied), At(1.3, 0.7)),
        new("Tuples: an element given by reference", nameof(GivenByReference), At(1.3, 0.7)),
        new("Tuples: a table of constants", nameof(OfTable), At(1.3)),
        new("Tuples: a table of constants, taken apart", nameof(OfTableTakenApart), At(1.3)),
        new("Tuples: what a constant object holds", nameof(OfConstantObject), At(1.3)),
        new("Tuples: structs taken apart by foreach", nameof(StructsTakenApart), At(1.3, 0.7)),
        new("Tuples: of single precision", nameof(Single), At(1.3f, 0.7f), Precision: Checks.Precision.Float),
    ];

    [Differentiable(Derivatives = Both)]
    public static double Filled(double x, double y)
    {
        (double, double)[] a = new (double, double)[2];
        a[0] = (x * x, y);
        a[1] = (a[0].Item2 * x, 1);
        return a[0].Item1 * a[1].Item1 * a[1].Item2;
    }

    [Differentiable(Derivatives = Both)]
    public static double Exchanged(double[] w)
    {
        (double X, double Y)[] a = new (double X, double Y)[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            a[i] = (w[i], i * w[i] * w[i]);
        }

        for (int i = 0; i + 1 < a.Length; i++)
        {
            (a[i], a[i + 1]) = (a[i + 1], a[i]);
            if (i == 1)
            {
                continue;
            }

            a[i] = (a[i].Y * a[i + 1].X, a[i].X);
            (a[i].X, a[i + 1].Y) = (a[i + 1].Y, a[i].X);
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (i + 1) * a[i].X * a[i].Y;
            if (sum > 100)
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double Sorted(double[] w)
    {
        (double Key, int Index)[] a = new (double, int)[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            a[i] = (w[i] * w[i], i);
        }

        for (int i = 1; i < a.Length; i++)
        {
            (double Key, int Index) moved = a[i];
            int k = i;
            for (; k > 0 && a[k - 1].Key > moved.Key; k--)
            {
                a[k] = a[k - 1];
            }

            a[k] = moved;
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (i + 1) * a[i].Key * w[a[i].Index];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double PartChanges(double x, double y)
    {
        (double A, double B)[] a = [(x, y), (y, 2)];
        a[0].A *= a[1].A;
        a[1].B += a[0].A * x;
        double before = a[0].A * a[0].B;
        a[0].A = 3;
        a[1].A = Math.Sin(a[1].A * a[0].A);
        return before * a[1].A * a[1].B;
    }

    [Differentiable(Derivatives = Both)]
    public static double NestedParts(double x, double y)
    {
        ((double A, double B) P, int N, System.Numerics.Complex Z)[] a = new ((double A, double B) P, int N, System.Numerics.Complex Z)[2];
        a[0] = ((x, y), 2, new System.Numerics.Complex(x, y));
        a[1] = a[0];
        a[1].P = (a[0].P.B * x, a[0].P.A);
        a[1].P.A *= a[0].N;
        a[1].Z = a[0].Z * a[0].Z;
        (a[0], a[1]) = (a[1], a[0]);
        return (a[0].P.A * a[0].Z.Real) + (a[1].P.B * a[0].Z.Imaginary * a[1].N);
    }

    [Differentiable(Derivatives = Both)]
    public static double OtherNames(double x, double y)
    {
        (double A, double B)[] a = [(x, y), (y, x)];
        (double C, double D)[] b = a;
        b[0].C *= y;
        (double, double)[] c = [(x * y, 1)];
        if (x > 0)
        {
            c = a;
        }

        c[1].Item2 *= b[0].C;
        return a[0].A * a[1].B * c.Length;
    }

    [Differentiable(Derivatives = Both)]
    public static double TakenApart(double[] w)
    {
        (double A, double B)[] a = new (double A, double B)[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            a[i] = (w[i], Math.Exp(w[i]));
        }

        double sum = 0;
        foreach ((double p, double q) in a)
        {
            sum += p * q * sum;
            sum += q;
        }

        foreach (var pair in a)
        {
            sum *= pair.A;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double InSpan(double x, double y)
    {
        (double A, double B)[] a = [(x, y), (y, 2), (3, x)];
        Span<(double A, double B)> s = a.AsSpan(1);
        s[0] = (s[1].B * y, s[0].A);
        ref (double A, double B) first = ref a[0];
        first = (first.B * first.B, first.A);
        first.A *= s[0].A;
        s.Slice(0, 1).CopyTo(s[1..]);
        return a[0].A * a[1].B * a[2].A * a[0].B;
    }

    [Differentiable(Derivatives = Both)]
    public static double Copied(double x, double y)
    {
        (double A, double B)[] a = [(x, y), (y, 2), (3, x)];
        (double A, double B)[] b = a[1..];
        (double A, double B)[] c = ((double A, double B)[])a.Clone();
        a[1].A *= x;
        b[0] = (b[1].B * a[1].A, b[0].A);
        Array.Copy(a, 0, c, 1, 2);
        return b[0].A * b[0].B * c[2].A * a[1].A;
    }

    [Differentiable(Derivatives = Both)]
    public static double GivenByReference(double x, double y)
    {
        (double A, double B)[] a = [(x, y), (y, 2)];
        Turn(ref a[0], y);
        Turn(ref a[1], a[0].A);
        return a[0].B * a[1].A;
    }

    [Differentiable(Derivatives = Both)]
    public static void Turn(ref (double A, double B) p, double by) => p = (p.A * Math.Cos(by), p.B - (p.A * by));

    [Differentiable(Derivatives = Both)]
    public static double OfTable(double x)
    {
        double sum = 0;
        for (int i = 0; i < Rule.Length; i++)
        {
            double node = Rule[i].Node;
            sum += Rule[i].Weight * Math.Exp(x * node) * node;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double OfTableTakenApart(double x)
    {
        double sum = 0;
        foreach ((double node, double weight) in Rule)
        {
            sum += weight * Math.Exp(x * node) * node * Of(Rule, x);
        }

        foreach (var pair in Rule)
        {
            sum += pair.Weight * Math.Exp(x * pair.Node);
        }

        return sum + (Rule[0].Weight * x * Rule.Length);
    }

    [Differentiable(Derivatives = Both)]
    public static double OfConstantObject(double x)
    {
        Quadrature quadrature = new();
        double sum = 0;
        foreach ((double node, double weight) in quadrature.Nodes)
        {
            sum += weight * Math.Exp(x * node) * node;
        }

        for (int i = 0; i < quadrature.Nodes.Length; i++)
        {
            (double node, double weight) = quadrature.Nodes[i];
            sum += weight * Math.Sin(x * node) * quadrature.Nodes[i].Node;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double StructsTakenApart(double x, double y)
    {
        ImmutableElements.Vec[] all = [new(x, y), new(y, x * y)];
        double sum = 1;
        foreach ((double p, double q) in all)
        {
            if (q > 100)
            {
                break;
            }

            sum *= p + q;
        }

        foreach (var (p, _) in all)
        {
            sum += p * p;
            all[1] = new(p * sum, Squared(p));
        }

        return sum * all[1].Y;

        static double Squared(double v) => v * v;
    }

    [Differentiable(Derivatives = Both)]
    private static double Of([NoDerivative] (double Node, double Weight)[] rule, double x)
    {
        double sum = 0;
        foreach (var (node, weight) in rule)
        {
            sum += weight * node * x * node;
        }

        return sum + (rule[1].Weight * x);
    }

    [Differentiable(Derivatives = Both)]
    public static double Single(float x, float y)
    {
        (float A, double B)[] a = new (float A, double B)[2];
        a[0] = (x, y);
        a[1] = (a[0].A * 0.5f, a[0].A * a[0].B);
        return a[1].A * a[1].B;
    }
}

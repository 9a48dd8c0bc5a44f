using System;
using System.Numerics;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Structs, records and tuples that are compared, and patterns over them: they steer, and carry no derivative.</summary>
internal static partial class Comparisons
{
    public static Checks.Case[] Table { get; } =
    [
        new("Comparison: records by ==", nameof(Records), At(1.3, 0.7)),
        new("Comparison: records that hold NaN", nameof(RecordsOfNaN), At(1.3)),
        new("Comparison: a record that has Equals of its own", nameof(OwnEquals), At(1.3, 0.7)),
        new("Comparison: an operator of the user's", nameof(OwnOperator), At(1.3, 0.7)),
        new("Comparison: tuples by == and !=", nameof(Tuples), At(1.3, 0.7, 2)),
        new("Comparison: tuples that hold NaN", nameof(TuplesOfNaN), At(1.3)),
        new("Comparison: operands with effects", nameof(WithEffects), At(1.3, 0.7)),
        new("Comparison: complex numbers and vectors", nameof(OfTheFramework), At(1.3, 0.7)),
        new("Comparison: elements that are equal, in a loop", nameof(InALoop), At(Row(0.5, -1.2, 0.5, 2.1))),
        new("Pattern: properties of a struct", nameof(Properties), At(1.3, 0.7)),
        new("Pattern: positions of a record", nameof(Positions), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Pattern: a switch over a tuple of tests", nameof(SwitchOverTests), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Pattern: a switch over a tuple of numbers, with guards and variables", nameof(SwitchOverNumbers), At(Row(0.5, -1.2, 0.8, 2.1, 0))),
        new("Pattern: a switch statement over a struct", nameof(SwitchStatement), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Pattern: a switch between structs over a struct", nameof(SwitchBetween), At(1.3, 0.7)),
        new("Pattern: what a pattern declares is a copy", nameof(DeclaredCopy), At(1.3, 0.7)),
        new("Pattern: what a pattern declares behind a condition", nameof(DeclaredBehind), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Pattern: nested structs", nameof(NestedStructs), At(1.3, 0.7)),
        new("Pattern: a computed property", nameof(Computed), At(1.3, 0.7)),
        new("Pattern: a number declared in a method that stands in twice", nameof(NumberTwice), At(1.3, -0.7)),
        new("Pattern: a method with patterns that stands in twice", nameof(Twice), At(1.3, -0.7)),
    ];

    [Differentiable]
    internal readonly partial record struct Point(double X, double Y)
    {
        public double Product => X * Y;
    }

    [Differentiable]
    internal readonly partial record struct Close(double X)
    {
        public bool Equals(Close other) => Math.Abs(X - other.X) < 1;

        public override int GetHashCode() => 0;
    }

    [Differentiable]
    internal partial struct Plain(double x, double y) : IEquatable<Plain>
    {
        public double X = x;
        public double Y = y;

        public static bool operator ==(Plain a, Plain b) => a.X == b.X;

        public static bool operator !=(Plain a, Plain b) => a.X != b.X;

        public readonly bool Equals(Plain other) => other.X == X;

        public override readonly bool Equals(object? obj) => obj is Plain other && Equals(other);

        public override readonly int GetHashCode() => 0;
    }

    [Differentiable]
    internal readonly partial record struct Line(Point From, Point To, int Kind);

    [Differentiable(Derivatives = Both)]
    public static double Records(double x, double y)
    {
        Point a = new(x, y), b = new(x, y * 1), c = new(y, x);
        Line l = new(a, c, 2), m = new(b, c, 2);
        double result = x;
        if (a == b)
        {
            result *= y;
        }

        if (a != c && l == m && l != (m with { Kind = 3 }))
        {
            result *= x;
        }

        return a == c ? y : result * y;
    }

    [Differentiable(Derivatives = Both)]
    public static double RecordsOfNaN(double x)
    {
        Point a = new(double.NaN, x), b = new(double.NaN, x), c = new(0.0, x), d = new(-0.0, x);
        return (a == b ? x * x : x) * (a != c ? x : 1) * (c == d ? x : 2);
    }

    [Differentiable(Derivatives = Both)]
    public static double OwnEquals(double x, double y)
    {
        Close a = new(x), b = new(y), c = new(y + 5);
        return (a == b ? x : y) * (a != c ? x * y : 1);
    }

    [Differentiable(Derivatives = Both)]
    public static double OwnOperator(double x, double y)
    {
        Plain a = new(x, y), b = new(x, x);
        return (a == b ? x * y : y) * ((a, b, 1) == (b, a, 1) ? x : 1) * (a != b ? 3 : y);
    }

    [Differentiable(Derivatives = Both)]
    public static double Tuples(double x, double y, int n)
    {
        (double A, double B) p = (x, y);
        double result = 1;
        if ((x, y) == p && (n, (x, 1)) != (3, (x, 1)))
        {
            result *= x;
        }

        if (p == (y, x) || (x, n) == (x * 1, 2L) || (n, "a") == (n, "b"))
        {
            result *= y;
        }

        return (n, x) != (2, x) ? 0 : result * y;
    }

    [Differentiable(Derivatives = Both)]
    public static double TuplesOfNaN(double x) => ((double.NaN, x) == (double.NaN, x) ? x : x * x) * ((0.0, x) == (-0.0, x) ? x : 2);

    [Differentiable(Derivatives = Both)]
    public static double WithEffects(double x, double y)
    {
        double z = x;
        bool same = (z, z = y) == (x, y);
        Point p = new(x, y);
        bool other = p == (p = new Point(z, y));
        return (same ? z * x : 1) + (other ? x : y * y) + (p.X * z);
    }

    [Differentiable(Derivatives = Both)]
    public static double OfTheFramework(double x, double y)
    {
        Complex z = new(x, y);
        Vector2 v = new((float)1, 2), w = new(1, 2);
        return (z == new Complex(x, y) ? x * y : 1) * (v == w ? x : y) * (z != z * z ? y : x);
    }

    [Differentiable(Derivatives = Both)]
    public static double InALoop(double[] w)
    {
        Point[] all = new Point[w.Length];
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            all[i] = new Point(w[i % 2], w[i % 2] * w[(i % 2) + 1]);
            for (int k = 0; k < i; k++)
            {
                if (all[k] == all[i])
                {
                    sum += all[k].Product;
                    all[k] = default;
                    continue;
                }

                sum += all[k].X * all[i].Y;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double Properties(double x, double y)
    {
        Point p = new(x, y);
        double result = p is { X: > 1, Y: < 1 } ? p.X * p.Y : 1;
        if (p is { X: > 0 and var w, Y: not 0 })
        {
            result *= w;
        }

        return p is not { X: < 0 } && p is { Product: > 0.5 } ? result * x : y;
    }

    [Differentiable(Derivatives = Both)]
    public static double Positions(double[] w)
    {
        double sum = 0;
        for (int i = 0; i + 1 < w.Length; i++)
        {
            Point p = new(w[i], w[i + 1]);
            if (p is ( > 0, _) or (_, > 1))
            {
                sum += p.Product;
            }
            else if (p is (var a, var b) && a < b)
            {
                sum += a * a * b;
            }

            if (sum is > 3)
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double SwitchOverTests(double[] w)
    {
        double sum = 0;
        for (int i = 0; i + 1 < w.Length; i++)
        {
            double a = w[i], b = w[i + 1];
            sum += (a > 0, b > 0) switch
            {
                (true, true) => a * b,
                (true, false) => a * a,
                (false, _) => Math.Exp(a) * b,
            };
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double SwitchOverNumbers(double[] w)
    {
        double sum = 1;
        for (int i = 0; i + 1 < w.Length; i++)
        {
            sum *= (w[i], i) switch
            {
                ( > 1, _) => w[i + 1] + 2,
                (var a, 1) => a * sum,
                (var a, var k) when a > k => a * a,
                var (a, _) when a < -5 => a,
                _ => 1.5 + w[i],
            };
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double SwitchStatement(double[] w)
    {
        double sum = 1;
        foreach (double v in w)
        {
            Point p = new(v, sum);
            switch (p)
            {
                case { X: < 0 }:
                    sum -= p.X * p.Y;
                    break;
                case ( > 2, var y) when y > 0:
                    return sum * y;
                case { Y: > 1 } q:
                    p = p with { X = 2 };
                    sum *= q.X + p.X;
                    break;
                default:
                    sum += p.X;
                    continue;
            }

            sum *= p.X;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double SwitchBetween(double x, double y)
    {
        Point p = new(x, y);
        for (int i = 0; i < 3; i++)
        {
            p = (p, i) switch
            {
                (_, 0) => new Point(p.Y, p.X * p.X),
                ({ X: > 0.5 } q, _) => q with { Y = q.Y * x },
                _ => p with { X = p.X + 1 },
            };
        }

        return p.Product;
    }

    [Differentiable(Derivatives = Both)]
    public static double DeclaredCopy(double x, double y)
    {
        Plain p = new(x, y);
        if (p is { X: > 0 } q && p is var r)
        {
            p.X = y;
            q.Y *= p.X;
            return q.X * q.Y * r.X * p.X;
        }

        return 0;
    }

    [Differentiable(Derivatives = Both)]
    public static double DeclaredBehind(double[] w)
    {
        double sum = 0;
        foreach (double v in w)
        {
            Point p = new(v, v * v);
            if (v > -1 && p is { Y: > 0.3 } q && q is (var a, > 0))
            {
                sum += a * q.Y;
            }
            else if (!(p is { X: < 0 } n))
            {
                sum *= 2;
            }
            else
            {
                sum -= n.X * n.X;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double NestedStructs(double x, double y)
    {
        Line l = new(new(x, y), new(y, 2), 3);
        return l is { From: { X: > 1 } p, To.Y: 2, Kind: 3 or 4 } ? p.X * l.To.X : l is (( < 0, _), _, _) ? x : y;
    }

    [Differentiable(Derivatives = Both)]
    public static double Computed(double x, double y)
    {
        Point p = new(x, y);
        return p is { X: > 0, Product: > 0.1 and var area } ? area * area * x : y;
    }

    [Differentiable(Derivatives = Both)]
    public static double Twice(double x, double y)
    {
        return Of(new Point(x, y)) + (Of(new Point(y, x)) * Of(new Point(x, x)));

        static double Of(Point p)
        {
            if (p.Y < 5 && p is { X: > 0 } q)
            {
                return q.X * q.Y;
            }

            return p is (var a, var b) ? a * b * b : 0;
        }
    }

    [Differentiable(Derivatives = Both)]
    public static double NumberTwice(double x, double y)
    {
        return x > 0 ? Of(x) * Of(y) : Of(y);

        static double Of(double v) => v is > 0 and var a ? a * a : v is var b ? b * v * v : 0;
    }
}

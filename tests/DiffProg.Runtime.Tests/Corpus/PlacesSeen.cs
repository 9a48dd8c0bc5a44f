using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Structs that a method sees change where they stand: given by <c>in</c>, or the one that it is called on.</summary>
internal static partial class PlacesSeen
{
    public static Checks.Case[] Table { get; } =
    [
        new("Place seen: a method on an element whose array it writes", nameof(OnElement), At(0.7, -1.3)),
        new("Place seen: a method on an element that it is given by reference", nameof(OnItself), At(0.7, -1.3)),
        new("Place seen: a method on a variable that it is given by reference", nameof(OnVariable), At(0.7, -1.3)),
        new("Place seen: a method on an element of a span", nameof(OnSpan), At(0.7, -1.3)),
        new("Place seen: an array inside a tuple", nameof(InTuple), At(0.7, -1.3)),
        new("Place seen: an array inside a struct", nameof(InStruct), At(0.7, -1.3)),
        new("Place seen: a callee that is given a span", nameof(BySpan), At(0.7, -1.3)),
        new("Place seen: a callee that is given a struct with an array", nameof(ByStruct), At(0.7, -1.3)),
        new("Place seen: a constructor", nameof(ByConstructor), At(0.7, -1.3)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double OnElement(double x, double y)
    {
        P[] a = [new P(x, 1)];
        return a[0].Put(a, y) * a[0].Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OnItself(double x, double y)
    {
        P[] a = [new P(x, 1), new P(y, x)];
        return (a[0].Set(ref a[0], y) * a[0].X) + a[1].Set(ref a[0], x);
    }

    [Differentiable(Derivatives = Both)]
    private static double OnVariable(double x, double y)
    {
        P p = new(x, y);
        return p.Set(ref p, y * y) * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OnSpan(double x, double y)
    {
        P[] a = [new P(x, 1)];
        return a[0].Over(a.AsSpan(), y) * a[0].X;
    }

    [Differentiable]
    private static double OfTuple(in P p, (P[] A, double K) b)
    {
        b.A[0] = new P(b.K, 1);
        return p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double InTuple(double x, double y)
    {
        P[] a = [new P(x, 1)];
        return OfTuple(in a[0], (a, y)) * x;
    }

    [Differentiable]
    private static double OfBox(in P p, Box b)
    {
        b.All[0] = new P(b.K, 1);
        return p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double InStruct(double x, double y)
    {
        Box b = new() { All = [new P(x, 1)], K = y };
        return OfBox(in b.All[0], b) * x;
    }

    [Differentiable]
    private static void Store(Span<P> b, double k) => b[0] = new P(k, 1);

    [Differentiable]
    private static void StoreIn(Box b, double k) => b.All[0] = new P(k, b.K);

    [Differentiable]
    private static double AfterSpan(in P p, P[] b, double k)
    {
        Store(b, k);
        return p.X;
    }

    [Differentiable]
    private static double AfterBox(in P p, Box b, double k)
    {
        StoreIn(b, k);
        return p.X * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double BySpan(double x, double y)
    {
        P[] a = [new P(x, 1)];
        return AfterSpan(in a[0], a, y) * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByStruct(double x, double y)
    {
        Box b = new() { All = [new P(x, 1)], K = x * y };
        return AfterBox(in b.All[0], b, y) * x;
    }

    [Differentiable]
    private static double AfterConstructor(in P p, P[] b, double k)
    {
        Writer w = new(b, k);
        return p.X + (0 * w.Z);
    }

    [Differentiable(Derivatives = Both)]
    private static double ByConstructor(double x, double y)
    {
        P[] a = [new P(x, 1)];
        return AfterConstructor(in a[0], a, y) * x;
    }

    [Differentiable]
    internal readonly partial record struct P(double X, double Y)
    {
        [Differentiable]
        public double Put(P[] a, double k)
        {
            a[0] = new P(k, 2);
            return X;
        }

        [Differentiable]
        public double Set(ref P a, double k)
        {
            a = new P(k, k * k);
            return X * Y;
        }

        [Differentiable]
        public double Over(Span<P> a, double k)
        {
            a[0] = new P(k, 2);
            return X * Y;
        }
    }

    [Differentiable]
    internal partial struct Box
    {
        public P[] All;
        public double K;
    }

    [Differentiable]
    internal partial struct Writer
    {
        public double Z;

        public Writer(P[] b, double k)
        {
            b[0] = new P(k, 1);
            Z = k;
        }
    }
}

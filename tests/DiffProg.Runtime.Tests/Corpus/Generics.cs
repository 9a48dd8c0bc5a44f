using System;
using System.Numerics;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Generic methods and types, compiled anew for what they are used with.</summary>
internal static partial class Generics
{
    public static Checks.Case[] Table { get; } =
    [
        new("Generic: over numbers", nameof(OverNumbers), At(1.3, 0.7)),
        new("Generic: over numbers, in a loop with exits", nameof(Loops), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Generic: of two widths", nameof(TwoWidths), At(1.3, 0.7f), Precision: Checks.Precision.Float),
        new("Generic: calls itself with another type", nameof(OtherType), At(1.3, 0.7)),
        new("Generic: over blocks by an interface", nameof(OverBlocks), At(1.3, 0.7)),
        new("Generic: over structs that are copied", nameof(CopiedStructs), At(1.3, 0.7)),
        new("Generic: a struct by reference", nameof(ByReference), At(1.3, 0.7)),
        new("Generic: a generic type with methods", nameof(GenericType), At(1.3, 0.7)),
        new("Generic: nested in a generic type", nameof(Nested), At(1.3, 0.7)),
        new("Generic: static members of an interface", nameof(StaticMembers), At(1.3, 0.7)),
        new("Generic: with lambdas", nameof(WithLambdas), At(1.3, 0.7)),
        new("Generic: default", nameof(Defaults), At(1.3)),
        new("Generic: a local function", nameof(OfLocalFunction), At(1.3, 0.7f), Precision: Checks.Precision.Float),
    ];

    private interface ICurve
    {
        double At(double t);

        double Twice(double t) => 2 * At(t);
    }

    private interface IAlgebra<T>
        where T : IAlgebra<T>
    {
        static abstract T Unit { get; }

        static abstract T operator *(T a, T b);

        static abstract T Of(double x);

        double Size { get; }
    }

    [Differentiable]
    private partial struct Parabola(double a) : ICurve
    {
        public double A = a;
        public int Calls;

        public double At(double t)
        {
            Calls++;
            A += 0.1;
            return A * t * t;
        }
    }

    [Differentiable]
    private readonly partial struct Line(double slope, double start) : ICurve
    {
        private readonly double _slope = slope;
        private readonly double _start = start;

        public double At(double t) => (_slope * t) + _start;
    }

    [Differentiable]
    private readonly partial struct Rotation(double angle, double scale) : IAlgebra<Rotation>
    {
        public readonly double Angle = angle;
        public readonly double Scale = scale;

        public static Rotation Unit => new(0, 1);

        public double Size => Scale * Math.Cos(Angle);

        public static Rotation operator *(Rotation a, Rotation b) => new(a.Angle + b.Angle, a.Scale * b.Scale);

        public static Rotation Of(double x) => new(x, 1 + x);
    }

    [Differentiable]
    private partial struct Pair<T>(T first, T second)
        where T : struct, IFloatingPointIeee754<T>
    {
        public T First = first;
        public T Second = second;

        public readonly T Norm => T.Sqrt((First * First) + (Second * Second));

        public static Pair<T> operator +(Pair<T> a, Pair<T> b) => new(a.First + b.First, a.Second + b.Second);

        public void Scale(T by)
        {
            First *= by;
            if (First > T.One)
            {
                Second /= by;
                return;
            }

            Second -= T.CreateChecked(0.5) * by;
        }

        public readonly Pair<T> Turned() => new(-Second, First);
    }

    private static T Polynomial<T>(T x, T c)
        where T : IFloatingPointIeee754<T>
    {
        T r = T.Zero;
        for (int i = 0; i < 3; i++)
        {
            r = (r * x) + c;
            c += T.One;
        }

        return r + T.Sin(x) + (T.Pi * T.Exp(-x));
    }

    private static T SumAbove<T>(T[] a, T limit)
        where T : struct, INumber<T>
    {
        T sum = T.Zero;
        foreach (T x in a)
        {
            if (x < T.Zero)
            {
                continue;
            }

            sum += x * x;
            if (sum > limit)
            {
                return sum - limit;
            }
        }

        return sum;
    }

    private static double Integral<TCurve>(TCurve curve, int n)
        where TCurve : struct, ICurve
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += curve.At(i * 0.5);
        }

        return sum;
    }

    private static double Advance<TCurve>(ref TCurve curve, double t)
        where TCurve : struct, ICurve => curve.At(t) * curve.At(1);

    private static T Power<T>(T x, int n)
        where T : IAlgebra<T>
    {
        T r = T.Unit;
        for (int i = 0; i < n; i++)
        {
            r *= x;
        }

        return r * T.Of(x.Size);
    }

    private static (TA, TB) Swapped<TA, TB>(TB b, TA a) => (a, b);

    private static T Folded<T>(Func<T, T, T> f, T a, T b)
        where T : struct, INumber<T> => f(f(a, b), f(b, a));

    [Differentiable(Derivatives = Both)]
    private static double OverNumbers(double x, double y) => Polynomial(x, y) * Polynomial(y, Polynomial(x, 2.0));

    [Differentiable(Derivatives = Both)]
    private static double Loops(double[] a) => SumAbove(a, 0.5) * SumAbove(a, 100);

    [Differentiable(Derivatives = Both)]
    private static double TwoWidths(double x, float y) => Polynomial(x, 2) * Polynomial(y, 1.5f);

    private static T Rounded<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => x * T.CreateChecked(2);

    [Differentiable(Derivatives = Both)]
    private static double OtherType(double x, double y)
    {
        (double a, (double, int) b) = Swapped((x * y, 2), y);
        return Rounded(a) * b.Item1 * b.Item2;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverBlocks(double x, double y)
    {
        Parabola p = new(x);
        double r = Integral(p, 3) + Integral(new Line(x, y), 4);
        return r * p.A;
    }

    [Differentiable(Derivatives = Both)]
    private static double CopiedStructs(double x, double y)
    {
        Parabola p = new(x);
        var (a, b) = Swapped(p, new Line(y, x));
        b.A *= y;
        return a.At(b.At(1)) * p.A * b.A;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByReference(double x, double y)
    {
        Parabola p = new(x);
        double r = Advance(ref p, y);
        r += Advance(ref p, r);
        return r * p.A * p.Calls;
    }

    [Differentiable(Derivatives = Both)]
    private static double GenericType(double x, double y)
    {
        Pair<double> p = new(x, y), q = p.Turned();
        p.Scale(y);
        q.Scale(x * 3);
        p += q;
        return p.Norm * (q + p).Turned().First;
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, double y) => Chain<double>.Run(x, y) * Chain<double>.Link<double>.Run(y, x);

    private static class Chain<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        public static T Run(T x, T y) => x * Link<T>.Run(x, y);

        public static class Link<TOther>
            where TOther : struct, IFloatingPointIeee754<TOther>
        {
            public static TOther Run(TOther x, TOther y) => TOther.Exp(x) + (y * y);
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double StaticMembers(double x, double y)
    {
        var r = Power(new Rotation(x, y), 3);
        return r.Size * r.Scale;
    }

    [Differentiable(Derivatives = Both)]
    private static double WithLambdas(double x, double y) => Folded((a, b) => (a * b) + a, x, y) + Folded<double>((a, b) => a - (b * y), y, 2);

    private static T Begin<T>(double x)
        where T : struct, ICurve
    {
        T a = default;
        T b = default;
        return a.At(x) > 100 ? a : b;
    }

    [Differentiable(Derivatives = Both)]
    private static double Defaults(double x)
    {
        var p = Begin<Parabola>(x);
        p.A += x;
        return p.At(x);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfLocalFunction(double x, float y)
    {
        static T Bent<T>(T x, T y)
            where T : IFloatingPointIeee754<T>
        {
            T u = -(T.Sinh(T.Sin(x)) >= x ? y : x);
            if (u > y)
            {
                return u * x;
            }

            y += T.Cos(u) * T.CreateChecked(0.5);
            return Squared(y - x);
        }

        static T Squared<T>(T x)
            where T : INumber<T> => x * x;

        return Bent(x, x * x) + Bent(y, y * y) + Bent(x, (double)y);
    }
}

using System;
using System.Numerics;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Members of extension blocks, which stand in for their calls.</summary>
internal static partial class ExtensionMembers
{
    public static Checks.Case[] Table { get; } =
    [
        new("Extension members: methods and properties of a number", nameof(OfNumber), At(0.7), x => [(4 * x[0] * x[0] * x[0] * x[0] / 2) + (x[0] * x[0] * x[0] * x[0] / 2)]),
        new("Extension members: with early returns, in a loop", nameof(InLoop), At(0.7, 4)),
        new("Extension members: the receiver is overwritten by an argument", nameof(Overwritten), At(0.7)),
        new("Extension members: of an array, which one writes to", nameof(OfArray), At(Row(0.5, -1.2, 0.7))),
        new("Extension members: static ones", nameof(OfType), At(0.7)),
        new("Extension members: with type parameters", nameof(Generic), At(0.7)),
        new("Extension members: of a vector", nameof(OfVector), At(0.7f, 1.3f), Precision: Checks.Precision.Float),
    ];

    [Differentiable(Derivatives = Both)]
    private static double OfNumber(double x) => x.Squared() * x.Squared() * x.Half;

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s = s.Limited(i * 0.4) + s.Squared().Half;
            x *= s.Half;
        }

        return s * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Overwritten(double x)
    {
        double y = x;
        double s = y.Limited(y = x * x);
        return s * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfArray(double[] a)
    {
        double s = a.Norm() * a.Head;
        a.Scale(a[1]);
        return s + (a.Norm() * a[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfType(double x) => double.Twice(x) * double.Golden * x;

    [Differentiable(Derivatives = Both)]
    private static double Generic(double x) => x.Cubed() * x;

    [Differentiable(Derivatives = Both)]
    private static float OfVector(float x, float y)
    {
        Vector2 v = new(x, y * x);
        return v.Area * v.Turned().X;
    }
}

/// <summary>Extensions of the types that the programs use.</summary>
internal static class Extensions
{
    extension(double x)
    {
        public double Half => x / 2;

        public double Squared() => x * x;

        public double Limited(double y)
        {
            if (x > y)
            {
                return x * y;
            }

            x *= 1.1;
            return (x * x) + y;
        }
    }

    extension(double)
    {
        public static double Golden => (1 + Math.Sqrt(5)) / 2;

        public static double Twice(double x) => 2 * x;
    }

    extension(double[] a)
    {
        public double Head => a[0];

        public double Norm()
        {
            double s = 0;
            foreach (double y in a)
            {
                s += y * y;
            }

            return Math.Sqrt(s);
        }

        public void Scale(double by)
        {
            for (int i = 0; i < a.Length; i++)
            {
                a[i] *= by;
            }
        }
    }

    extension<T>(T x)
        where T : INumber<T>
    {
        public T Cubed() => x * x * x;
    }

    extension(Vector2 v)
    {
        public float Area => v.X * v.Y;

        public Vector2 Turned() => new(-v.Y, v.X);
    }
}

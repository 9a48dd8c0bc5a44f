using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Costly values of which one is the derivative of another, and numbers that are brought back for nobody.</summary>
internal static partial class ValuesBesideEachOther
{
    public static Checks.Case[] Table { get; } =
    [
        new("A sine and a cosine of one angle", nameof(Turn), At(1.3, 0.4)),
        new("A cosine in a branch beside a sine outside", nameof(InBranch), At(1.3, 0.4)),
        new("A sine in a branch beside a cosine in the other", nameof(InOther), At(1.3, 0.4)),
        new("A sine and a cosine of an angle that changes between them", nameof(Changing), At(1.3, 0.4)),
        new("A sine and a cosine that is overwritten", nameof(Overwritten), At(1.3, 0.4)),
        new("A sine and a cosine in every iteration", nameof(InLoop), At(1.3, 0.4, 4)),
        new("A hyperbolic pair, one in a loop, of an angle outside", nameof(Hyperbolic), At(1.3, 0.4, 3)),
        new("The sine is the result", nameof(Result), At(1.3)),
        new("The least of several, which steers and is not read again", nameof(Least), At(Row(1.3, 0.4, 2.5), 0.7)),
        new("The least and the one before it", nameof(LeastAndBefore), At(Row(1.3, 0.4, 2.5, 0.1), 0.7)),
        new("The least read in a later loop", nameof(LeastReadLater), At(Row(1.3, 0.4, 2.5), 0.7)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Turn(double angle, double x)
    {
        double sin = Math.Sin(angle * x), unused = angle * x, cos = Math.Cos(unused);
        double a = Math.Sin(unused), b = Math.Cos(unused);
        return sin * x - cos * a * b;
    }

    [Differentiable(Derivatives = Both)]
    private static double InBranch(double angle, double x)
    {
        double sin = Math.Sin(angle);
        if (x > 0)
        {
            double cos = Math.Cos(angle);
            x *= cos * sin;
        }

        return sin * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double InOther(double angle, double x)
    {
        double y = x;
        if (x > 1)
        {
            double cos = Math.Cos(angle);
            y *= cos;
        }
        else
        {
            double sin = Math.Sin(angle);
            y *= sin * x;
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Changing(double angle, double x)
    {
        double sin = Math.Sin(angle);
        angle *= x;
        double cos = Math.Cos(angle);
        return sin * cos * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Overwritten(double angle, double x)
    {
        double sin = Math.Sin(angle), cos = Math.Cos(angle);
        double y = sin * cos;
        cos = x * y;
        return sin * cos * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double angle, double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double turned = angle * x + i;
            double sin = Math.Sin(turned), cos = Math.Cos(turned);
            (x, angle) = (x * cos - angle * sin, x * sin + angle * cos);
        }

        return x * angle;
    }

    [Differentiable(Derivatives = Both)]
    private static double Hyperbolic(double angle, double x, int n)
    {
        double cosh = Math.Cosh(angle);
        for (int i = 0; i < n; i++)
        {
            double sinh = Math.Sinh(angle);
            x = 0.1 * (x * sinh + cosh);
        }

        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Result(double angle)
    {
        double cos = Math.Cos(angle);
        double scaled = cos * cos;
        return Math.Sin(angle) * scaled;
    }

    [Differentiable(Derivatives = Both)]
    private static double Least(double[] a, double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double least = 10;
            for (int k = 0; k < a.Length; k++)
            {
                double d = a[k] * a[k] * x - i * a[k];
                if (d < least)
                    least = d;
            }

            sum += least;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double LeastAndBefore(double[] a, double x)
    {
        double least = 10, before = 20;
        for (int k = 0; k < a.Length; k++)
        {
            double d = a[k] * a[k] * x;
            if (d < least)
            {
                before = least;
                least = d;
            }
        }

        return least * before;
    }

    [Differentiable(Derivatives = Both)]
    private static double LeastReadLater(double[] a, double x)
    {
        double least = 10, sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            if (a[k] * x < least)
                least = a[k] * x;
            sum += least * least;
        }

        return sum * least;
    }
}

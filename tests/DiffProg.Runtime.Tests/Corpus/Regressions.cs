using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Programs that were once wrong, each cut to what made it so.</summary>
internal static partial class Regressions
{
    private static double s_scale = 1;

    public static Checks.Case[] Table { get; } =
    [
        new("A local computed again from what a later branch overwrites", nameof(OverwrittenLater), At(0.9, 3)),
        new("A local computed again from what an enclosing loop overwrites", nameof(OverwrittenAround), At(0.9)),
        new("An index computed again from what an enclosing loop overwrites", nameof(IndexAround), At(0.9, Row(1, 2, 3))),
        new("A local computed again from an element that an enclosing loop overwrites", nameof(ElementAround), At(Row(1.1, 0.4), 3)),
        new("A field that a passive call writes after it was read", nameof(FieldWrittenLater), At(0.9, 3)),
        new("A field that a passive call writes in a loop", nameof(FieldWrittenInLoop), At(0.9)),
        new("A limit that mentions the loop's own index", nameof(LimitOfOwnIndex), At(0.9, 6)),
        new("A limit that divides by the loop's own index", nameof(LimitByOwnIndex), At(0.9, 17)),
        new("A scalar argument that reads a row which the callee writes", nameof(ArgumentOfWrittenRow), At(0.9, Row(1.4, 0.6))),
        new("A result that becomes active after its call", nameof(ResultBecomesActive), At(0.9)),
        new("A header with a short circuit and a call, above a branch", nameof(HeaderWithChoice), At(0.9, Row(0.5, 1.5))),
        new("A callee of active numbers that moves indices", nameof(IndicesMovedByCallee), At(Row(0.5, 1.5, 0.7))),
        new("A discarded call", nameof(Discarded), At(Row(0.5, 1.5))),
        new("An array of a branch that a loop overwrites in whole, up to its own length", nameof(FilledInBranch), At(Row(0.5, 1.5))),
        new("A loop whose every trip saves, with a limit below zero", nameof(NoTripSaves), At(0.9, -3)),
        new("A loop from one that saves, adds to one element and has no trip", nameof(FromOne), At(Row(0.9))),
        new("A loop that adds to one element and need not run, where there is no such element", nameof(AddsToNoElement), At(Row(0.5, 1.5), 0)),
        new("The same where it runs", nameof(AddsToNoElement), At(Row(0.5, 1.5), 1)),
        new("A write that changes what its own index was read from", nameof(MovesItsIndex), At(Row(0.5, 3), 1.5)),
        new("A scaling that changes what its own index was read from", nameof(ScalesItsIndex), At(Row(0.5, 3), 2.5)),
        new("A method that only gives, by its value and by an out parameter", nameof(OnlyGiven), At(0.7)),
        new("A local function without a result does not end its caller", nameof(Filled), At(1.3, 0.4)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double IndicesMovedByCallee(double[] a)
    {
        int[] order = { 0, 1, 2 };
        double s = 0;
        for (int i = 0; i < 3; i++)
            s = (s * Rotated(a, order)) + a[order[1]] + order[0];
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Rotated(double[] a, int[] order)
    {
        int first = order[0];
        order[0] = order[1];
        order[1] = order[2];
        order[2] = first;
        return a[order[0]] * a[order[0]];
    }

    [Differentiable(Derivatives = Both)]
    private static double OverwrittenLater(double x, int n)
    {
        double m = 2, s = 0;
        if (n > 0)
        {
            double u = m + 1;
            s += u * x * x;
        }

        if (n > 1)
            m = 7;
        return s + m;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverwrittenAround(double x)
    {
        double v = 1, s = 0;
        for (int k = 0; k < 2; k++)
        {
            v = 2 * v;
            if (k < 5)
            {
                double u = v + 1;
                s += u * x * x;
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexAround(double x, [NoDerivative] double[] a)
    {
        double s = 0;
        int m = 0;
        for (int i = 0; i < 2; i++)
        {
            m = m + 1;
            if (a.Length > 0)
            {
                int k = m;
                s += a[k] * x * x;
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementAround(double[] a, int n)
    {
        double s = 0;
        for (int k = 0; k < n; k++)
        {
            a[0] = a[0] * 1.5;
            for (int j = 0; j < 2; j++)
            {
                double u = a[0] + j;
                s += u * u;
            }
        }

        return s;
    }

    private static double SetScale(double value) => s_scale = value;

    [Differentiable(Derivatives = Both)]
    private static double FieldWrittenLater(double x, int n)
    {
        SetScale(1);
        double s = 0;
        if (n > 0)
            s = x * x * s_scale;
        SetScale(5);
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double FieldWrittenInLoop(double x)
    {
        SetScale(1);
        double s = 1;
        for (int i = 0; i < 3; i++)
        {
            s *= x * s_scale;
            SetScale(i + 2);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double LimitOfOwnIndex(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n - i; i++)
            s += x * i;
        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static double LimitByOwnIndex(double x, int n)
    {
        double s = 0;
        for (int i = 2; i <= n / i; i++)
            s += x * i;
        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ArgumentOfWrittenRow(double x, double[] a) => x * Overwrite(a, 0.6 * (x + a[1]));

    [Differentiable]
    private static double Overwrite(double[] a, double x)
    {
        a[1] = 0.75;
        return x * x * x * a[0];
    }

    private static double Passive(int n) => n;

    [Differentiable(Derivatives = Both)]
    private static double ResultBecomesActive(double x)
    {
        double s = Passive(2);
        s *= x;
        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static double HeaderWithChoice(double x, double[] a)
    {
        int k = 0;
        while (k < 3 && x < Overwrite(a, 2.5))
        {
            k++;
            if (a[0] < x)
                x *= 1.1 * a[0];
            else
                x += 0.3 * a[1];
        }

        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Discarded(double[] a)
    {
        _ = Overwrite(a, 2.0);
        return a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledInBranch(double[] a)
    {
        double sum = 0;
        if (a[0] > 0)
        {
            double[] squares = new double[a.Length];
            for (int i = 0; i < squares.Length; i++)
                squares[i] = a[i] * a[i];
            sum += squares[0] + squares[1];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double NoTripSaves(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
            s = s * s;
        for (int i = 0; i < n + 6; i++)
            s = s * s;
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double FromOne(double[] a)
    {
        double s = a[0];
        for (int k = 0; k < 3; k++)
        {
            s = s * s;
            for (int i = 1; i < a.Length; i++)
                s = s * a[0];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double AddsToNoElement(double[] a, int n)
    {
        double s = 0;
        for (int k = 0; k < 3; k++)
        {
            for (int i = k; i < n + 1; i++)
                s += a[k] * a[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double MovesItsIndex(double[] a, double x)
    {
        a[(int)Math.Abs(a[0]) % 2] = x;
        return a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double ScalesItsIndex(double[] a, double x)
    {
        a[(int)Math.Abs(a[0]) % 2] *= x;
        return a[0] * a[1];
    }

    [Differentiable]
    private static double Gives(out double x)
    {
        x = 2;
        return 3;
    }

    [Differentiable(Derivatives = Both)]
    private static double OnlyGiven(double x)
    {
        double y = Gives(out double z);
        return x * y * z * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Filled(double x, double y)
    {
        double[] a = new double[2];
        void Fill(double[] m, double by)
        {
            for (int i = 0; i < m.Length; i++)
            {
                m[i] += by * x;
            }
        }

        Fill(a, y);
        Fill(a, a[0]);
        return a[0] * a[1];
    }
}

using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Methods that return an array of their own.</summary>
internal static partial class ReturnedRows
{
    public static Checks.Case[] Table { get; } =
    [
        new("A row that a helper makes", nameof(OfHelper), At(Row(0.5, 1.2, 0.7))),
        new("A row that a helper hands on and its caller overwrites", nameof(HandedOn), At(Row(0.5, 1.2, 0.7), 3)),
        new("A row of constants that becomes active", nameof(BecomesActive), At(1.2)),
        new("A row of a helper inside a branch, used linearly", nameof(InBranch), At(Row(0.5, 1.2, 0.7))),
        new("A row of a helper in every trip, whose length alone is asked for too", nameof(InLoop), At(Row(0.5, 1.2, 0.7))),
        new("A row made by a recursion", nameof(OfRecursion), At(1.2, 4)),
        new("A row that a function returns from two places", nameof(TwoPlaces), At(Row(0.5, 1.2, 0.7), 2)),
        new("A row that a function returns from two places, in a loop that runs once", nameof(TwoPlaces), At(Row(0.5, 1.2, 0.7), 1)),
    ];

    [Differentiable]
    internal static double[] Softmax(double[] x)
    {
        double max = x[0];
        foreach (double v in x)
            max = Math.Max(max, v);
        double sum = 0;
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i] - max);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++)
            y[i] /= sum;
        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfHelper(double[] x)
    {
        double[] y = Softmax(x);
        return (y[0] * x[1]) + (y[1] * y[2]);
    }

    [Differentiable]
    internal static double[] Repeated(double[] x, int n)
    {
        double[] t = Softmax(x);
        for (int i = 1; i < n; i++)
        {
            double[] u = Softmax(t);
            for (int k = 0; k < u.Length; k++)
                t[k] = (t[k] * u[k]) + x[k];
        }

        return t;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double[] x, int n)
    {
        double[] t = Repeated(x, n);
        t[0] *= t[1];
        double s = 0;
        for (int i = 0; i < t.Length; i++)
            s += t[i] * t[i] * (i + 1);
        return s;
    }

    [Differentiable]
    private static double[] Counted(int n, double step)
    {
        double[] t = new double[n];
        for (int i = 0; i < n; i++)
            t[i] = i + step;
        return t;
    }

    [Differentiable(Derivatives = Both)]
    private static double BecomesActive(double x)
    {
        double[] t = Counted(3, 1);
        t[1] *= x * x;
        return t[0] + (t[1] * t[2] * x);
    }

    [Differentiable(Derivatives = Both)]
    private static double InBranch(double[] x)
    {
        double s = 0;
        if (x[0] > 0)
            s += Softmax(x)[2];
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double[] x)
    {
        double s = 0;
        for (int i = 0; i < Softmax(x).Length; i++)
        {
            double[] y = Softmax(x);
            s += (y[i] * (i + 1)) + y.Length;
        }

        return s;
    }

    [Differentiable]
    private static double[] Powers(double x, int n)
    {
        double[] all = new double[n];
        if (n > 1)
        {
            double[] fewer = Powers(x, n - 1);
            for (int i = 0; i < fewer.Length; i++)
                all[i] = fewer[i];
            all[n - 1] = fewer[n - 2] * x;
        }
        else
        {
            all[0] = x;
        }

        return all;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfRecursion(double x, int n)
    {
        double[] powers = Powers(x, n);
        return powers[n - 1] + (powers[0] * powers[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoPlaces(double[] x, int n)
    {
        double[] Pick(double[] of, int way)
        {
            of[way] *= of[2];
            if (way > 0)
            {
                return of;
            }

            double[] own = [of[1], of[0] * of[2]];
            return own;
        }

        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double[] y = Pick(x, i);
            y[0] *= y[1];
            sum += y[0] * x[0];
        }

        return sum * x[1];
    }
}

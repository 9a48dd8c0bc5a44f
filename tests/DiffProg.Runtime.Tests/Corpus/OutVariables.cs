using System;
using System.Collections.Generic;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Variables that <c>out</c> arguments declare in conditions, where they may be left out or are declared in every trip.</summary>
internal static partial class OutVariables
{
    public static Checks.Case[] Table { get; } =
    [
        new("Out variables: in the condition of a while", nameof(InWhile), At(0.7)),
        new("Out variables: in the condition of a do", nameof(InDo), At(0.7)),
        new("Out variables: in the condition of a for", nameof(InFor), At(0.7)),
        new("Out variables: behind 'and', both asked", nameof(BehindAnd), At(1.7, 0.4)),
        new("Out variables: behind 'and', one asked", nameof(BehindAnd), At(0.2, 0.4)),
        new("Out variables: of a local function", nameof(OfLocal), At(0.7)),
        new("Out variables: a tuple in the condition of a while", nameof(OfTuple), At(0.7)),
        new("Out variables: overwritten in the loop", nameof(Overwritten), At(0.7)),
        new("Out variables: in a lambda that runs twice", nameof(InLambda), At(0.7, 1.3)),
        new("Out variables: a look-up in the condition of a while", nameof(LookedUp), At(0.7, new Dictionary<int, double> { [0] = 0.5, [1] = 1.2, [2] = -0.4 })),
    ];

    [Differentiable]
    private static double Step(double x, out double y)
    {
        y = Math.Sin(x) * x;
        return y + x;
    }

    [Differentiable]
    private static bool Next(double x, out (double A, double B) pair)
    {
        pair = (x * x, x + 1);
        return x < 5;
    }

    [Differentiable(Derivatives = Both)]
    private static double InWhile(double x)
    {
        double s = x;
        while (Step(s, out double y) < 6 && y > 0)
        {
            s += y * x;
        }

        return s * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double InDo(double x)
    {
        double s = x;
        double t = 0;
        int i = 0;
        do
        {
            s += 0.3 * x;
            t += s * s;
        }
        while (i++ < 4 && Step(s, out double y) * (t += y) < 40);
        return t;
    }

    [Differentiable(Derivatives = Both)]
    private static double InFor(double x)
    {
        double s = 0;
        for (int i = 0; Step(x * i, out var y) < 6; i++)
        {
            s += y * x;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double BehindAnd(double x, double z)
    {
        if (Step(x, out double y) > 1 && Step(y, out double w) > 0)
        {
            return w * y * z;
        }

        return y * z;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfLocal(double x)
    {
        double s = x;
        bool More(double from, out double y)
        {
            y = from * x;
            if (from > 4)
            {
                return false;
            }

            s += 0.5;
            return true;
        }

        while (More(s, out double y) && y < 100)
        {
            s += y * y;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfTuple(double x)
    {
        double s = x;
        while (Next(s, out var pair))
        {
            s += pair.A * x;
            s *= pair.B;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Overwritten(double x)
    {
        double s = x;
        while (Step(s, out double y) < 6)
        {
            y *= y + x;
            s += (0.1 * y) + 0.3;
            y = 0;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLambda(double x, double y)
    {
        Func<double, double> f = z => Step(z, out double a) > 0 && Step(a, out double b) > -10 ? a * b : z;
        double s = f(x);
        for (int i = 0; i < 2; i++)
        {
            s += f(y * s);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double LookedUp(double x, [NoDerivative] Dictionary<int, double> values)
    {
        double s = x;
        int i = 0;
        while (values.TryGetValue(i, out double value) && s < 100)
        {
            value *= s;
            s += value * x;
            i++;
        }

        return s;
    }
}

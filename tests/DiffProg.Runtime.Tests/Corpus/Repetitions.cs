using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary><c>do</c> and <c>foreach</c>.</summary>
internal static partial class Repetitions
{
    public static Checks.Case[] Table { get; } =
    [
        new("do: one trip", nameof(Do), At(1.3, 0)),
        new("do: several trips", nameof(Do), At(1.3, 4)),
        new("do whose condition has effects and continue", nameof(DoContinue), At(1.1, 5)),
        new("do whose condition has effects and continue, one trip", nameof(DoContinue), At(1.1, 0)),
        new("do that breaks and returns", nameof(DoBreak), At(1.1, 3)),
        new("do that breaks and returns, by return", nameof(DoBreak), At(1.6, 9)),
        new("do while an active value is small", nameof(Newton), At(2.3)),
        new("do once, for break", nameof(DoOnce), At(1.3)),
        new("do once, to its end", nameof(DoOnce), At(0.3)),
        new("do in do with jumps", nameof(DoInDo), At(1.02, 4)),
        new("foreach over an array", nameof(Each), At(Row(1.3, 0.8, 2.1))),
        new("foreach over an empty array", nameof(EachInt), At(1.3, Array.Empty<int>()), _ => [0]),
        new("foreach over a span that its body overwrites", nameof(EachOverwritten), At(Row(1.3, 0.8, 2.1))),
        new("foreach over integers", nameof(EachInt), At(1.3, new[] { 2, 0, 3 })),
        new("foreach that makes its integers floating-point", nameof(EachConverted), At(1.3, new[] { 2, 0, 3 })),
        new("foreach with continue, break and return, by break", nameof(EachJumps), At(Row(0.3, 0.8, 4.1, 1))),
        new("foreach with continue, break and return, by return", nameof(EachJumps), At(Row(0.3, 1.8, 2.1, 1))),
        new("foreach over a row made for it", nameof(EachNew), At(1.3, 0.7)),
        new("foreach in foreach", nameof(EachEach), At(Row(1.3, 0.8, 2.1), Row(0.4, 1.7))),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Do(double x, int n)
    {
        double r = x;
        int i = 0;
        do
        {
            r *= x + i;
            i++;
        }
        while (i < n);
        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double DoContinue(double x, int n)
    {
        double r = x;
        int i = 0;
        do
        {
            if (i % 2 == 1)
            {
                r += x;
                continue;
            }

            r *= r;
        }
        while (i++ < n && (r *= 0.9) < 50);
        return r * i;
    }

    [Differentiable(Derivatives = Both)]
    private static double DoBreak(double x, int n)
    {
        double r = x;
        int i = 0;
        do
        {
            r *= x;
            if (r > 8)
            {
                return r * r;
            }

            if (i > n)
            {
                r += x;
                break;
            }
        }
        while ((i += 2) > 0);
        return r * i;
    }

    [Differentiable(Derivatives = Both)]
    private static double Newton(double x)
    {
        double y = 1;
        double step;
        do
        {
            step = (x - (y * y)) / (2 * y);
            y += step;
        }
        while (Math.Abs(step) > 1e-9);
        return y * y * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double DoOnce(double x)
    {
        double r = x;
        do
        {
            r *= x;
            if (r > 1)
            {
                break;
            }

            r *= x;
        }
        while (false);
        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double DoInDo(double x, int n)
    {
        double r = x;
        int i = 0;
        do
        {
            int j = 0;
            do
            {
                r *= x;
                if (j == 2)
                {
                    break;
                }

                if (i == 1)
                {
                    continue;
                }

                r += 0.1 * x * j;
            }
            while (++j <= i);
            if (r > 40)
            {
                return r;
            }
        }
        while (++i < n);
        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Each(double[] a)
    {
        double s = 1;
        foreach (double y in a)
        {
            s *= y * y;
        }

        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static double EachOverwritten(Span<double> a)
    {
        double s = 1;
        int i = 0;
        foreach (double y in a)
        {
            a[i] *= 2 * s;
            s += y * a[i++];
            a[0] *= y;
        }

        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double EachInt(double x, int[] powers)
    {
        double s = 0;
        foreach (int p in powers)
        {
            double r = 1;
            for (int i = 0; i < p; i++)
            {
                r *= x;
            }

            s += r;
        }

        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static double EachConverted(double x, int[] weights)
    {
        double s = x;
        foreach (double w in weights)
        {
            s += w * s * x;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double EachJumps(double[] a)
    {
        double s = 1;
        foreach (double y in a)
        {
            if (y < 0.5)
            {
                s += y;
                continue;
            }

            if (y > 4)
            {
                break;
            }

            s *= y;
            if (s > 3)
            {
                return s * y;
            }
        }

        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double EachNew(double x, double y)
    {
        double s = x;
        foreach (double z in new[] { x * y, s *= y, x / y })
        {
            s *= z;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double EachEach(ReadOnlySpan<double> a, double[] b)
    {
        double s = 0;
        foreach (double x in a)
        {
            foreach (double y in b)
            {
                if (x * y > 2)
                {
                    break;
                }

                s += x * y * y;
            }

            s *= x;
        }

        return s;
    }
}

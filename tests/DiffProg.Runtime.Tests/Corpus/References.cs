using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Numbers passed by reference, also the same one twice.</summary>
internal static partial class References
{
    private static readonly double[] s_constants = [0.5, 1.5];

    private static int s_state;

    public static Checks.Case[] Table { get; } =
    [
        new("The same variable by reference twice", nameof(SameTwice), At(3.0)),
        new("Elements by reference, also the same twice", nameof(Elements), At(Row(2, 3, 5, 7))),
        new("An out parameter, and the same variable by value and by reference", nameof(OutAndRef), At(1.2, 0.7)),
        new("A reference passed on through a recursion", nameof(Deep), At(1.1, 5)),
        new("A read-only reference to what another parameter writes", nameof(ReadOnlyAlias), At(1.2)),
        new("An integer by reference that steers a loop", nameof(Steering), At(0.7, 0.3)),
        new("A reference that a method without derivatives fills", nameof(FilledByPassive), At(0.7)),
        new("An element and its row, both given", nameof(ElementAndRow), At(Row(0.5, 1.2, 0.7))),
        new("A field's element by a read-only reference, beside a row that is written", nameof(ConstantBesideWritten), At(Row(0.5, 1.2))),
        new("A discarded out parameter", nameof(DiscardedOut), At(1.2, 0.7)),
    ];

    [Differentiable]
    private static void Twist(ref double p, ref double q)
    {
        p += q;
        q *= p;
    }

    [Differentiable(Derivatives = Both)]
    private static double ConstantBesideWritten(double[] a) => Scaled(a, s_constants[^1], in s_constants[0]) * Scaled(a, a[0], in a[1]);

    [Differentiable]
    private static double Scaled(double[] a, in double x, in double y)
    {
        a[0] *= x * y;
        a[1] += a[0] * x;
        return a[0] + (x * y);
    }

    [Differentiable(Derivatives = Both)]
    private static double SameTwice(double x)
    {
        Twist(ref x, ref x);
        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Elements(double[] a)
    {
        Twist(ref a[0], ref a[1]);
        Twist(ref a[1], ref a[1]);
        ref double last = ref a[^1];
        Twist(ref last, ref a[0]);
        return a[0] * last;
    }

    [Differentiable]
    private static void Step(in double a, double b, out double product, ref double t)
    {
        product = a * b;
        t = (t * product) + a;
        for (int i = 0; i < 3; i++)
            t *= b;
    }

    [Differentiable(Derivatives = Both)]
    private static double OutAndRef(double x, double y)
    {
        double t = y;
        Step(x, y, out double s, ref t);
        Step(in t, s, out s, ref t);
        return s * t;
    }

    [Differentiable]
    private static void Grow(ref double t, int n)
    {
        if (n == 0)
            return;
        t *= t + n;
        Grow(ref t, n - 1);
        t = Math.Sqrt(t);
    }

    [Differentiable(Derivatives = Both)]
    private static double Deep(double x, int n)
    {
        double t = x;
        Grow(ref t, n);
        return t * x;
    }

    [Differentiable]
    private static double Both2(in double a, ref double b)
    {
        b *= 2;
        double first = a;
        b *= a;
        return first * a;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReadOnlyAlias(double x)
    {
        double t = x;
        double both = Both2(in t, ref t);
        return both * t;
    }

    [Differentiable]
    private static int Count(double x, out int n)
    {
        n = x > 1 ? 3 : 2;
        return n;
    }

    [Differentiable(Derivatives = Both)]
    private static double Steering(double x, double y)
    {
        double s = 1;
        for (int i = 0; i < 3; i++)
        {
            Count(x * i, out int n);
            for (int j = 0; j < n; j++)
                s += (x * y * s) + x;
        }

        return s;
    }

    private static int Next(ref int state, out double r)
    {
        state = (state * 5) + 7;
        r = state % 10;
        return s_state = state;
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledByPassive(double x)
    {
        int seed = 3;
        double s = 0;
        for (int i = 0; i < 4; i++)
        {
            int k = Next(ref seed, out double r);
            s += (s * x * r) + (x * (k % 3));
        }

        return s * seed;
    }

    [Differentiable]
    private static double Shift(ref double element, double[] row)
    {
        double s = 0;
        for (int i = 0; i < row.Length; i++)
        {
            element += row[i];
            s += element * row[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementAndRow(double[] a) => Shift(ref a[1], a) * a[1];

    [Differentiable(Derivatives = Both)]
    private static double DiscardedOut(double x, double y)
    {
        double t = y;
        Step(x, y, out _, ref t);
        return t;
    }
}

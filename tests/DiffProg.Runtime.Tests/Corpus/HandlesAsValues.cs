using System;
using System.Collections.Generic;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Arrays that are handed on as values while the variable that named them becomes another array.</summary>
internal static partial class HandlesAsValues
{
    public static Checks.Case[] Table { get; } =
    [
        new("Handles: the argument's variable becomes another inside a local function", nameof(InsideCallee), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: the argument's variable becomes another in a later argument", nameof(InLaterArgument), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: the array of a tuple, whose variable becomes another", nameof(InTuple), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: the array of an object, whose variable becomes another", nameof(InObject), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: a span of an array, whose variable becomes another inside a lambda", nameof(SpanOfOld), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: the variable becomes another in its index", nameof(InIndex), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: the variable becomes another in the value that is stored", nameof(InValue), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: the variable becomes another in the bounds of a view", nameof(InBounds), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: a list grows in the value that is stored in it", nameof(ListInValue), At(0.7, 1.3)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double InsideCallee(double[] a, double[] b)
    {
        double[] c = a;
        void Change(double[] p)
        {
            c = b;
            p[0] *= 2;
        }

        Change(c);
        return (a[0] * b[0]) + c[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double InLaterArgument(double[] a, double[] b)
    {
        double[] c = a;
        static double Both(double[] p, double[] q) => p[0] * q[1];
        double[] Next()
        {
            c = b;
            return c;
        }

        return Both(c, Next()) * a[0] * c[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double InTuple(double[] a, double[] b)
    {
        double[] c = a;
        (double[] Row, double Factor) t = (c, 2);
        c = b;
        t.Row[0] *= c[1] * t.Factor;
        return (a[0] * a[1]) + c[0];
    }

    [Differentiable]
    public sealed partial class Holder(double[] row)
    {
        public double[] Row = row;
    }

    [Differentiable(Derivatives = Both)]
    private static double InObject(double[] a, double[] b)
    {
        double[] c = a;
        var first = new Holder(c);
        c = b;
        var second = new Holder(c);
        first.Row[0] *= second.Row[0];
        return (a[0] * a[1]) + (b[0] * c[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double SpanOfOld(double[] a, double[] b)
    {
        double[] c = a;
        Action swap = () => c = b;
        double Read(Span<double> p)
        {
            swap();
            p[1] *= c[0];
            return p[0];
        }

        return Read(c.AsSpan()) + (a[1] * c[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double InIndex(double[] a, double[] b)
    {
        double[] c = a;
        int Next()
        {
            c = b;
            return 1;
        }

        double s = c[Next()] * c[0];
        c = a;
        c[Next()] *= 3;
        return s + (a[1] * b[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double InValue(double[] a, double[] b)
    {
        double[] c = a;
        double Next(double v)
        {
            c = b;
            return v * v;
        }

        c[0] = Next(c[1]);
        double s = c[0];
        c = a;
        c[1] += Next(c[0]);
        return s + (a[0] * a[1]) + c[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double InBounds(double[] a, double[] b)
    {
        double[] c = a;
        int Next(double[] next, int k)
        {
            c = next;
            return k;
        }

        Span<double> s = c.AsSpan(Next(b, 1));
        Span<double> t = c.AsSpan()[Next(a, 0)..];
        s[0] *= t[0];
        return (a[0] * a[1]) + (b[0] * b[1]) + c[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ListInValue(double x, double y)
    {
        var l = new List<double>(1) { x };
        double Push(double v)
        {
            l.Add(v);
            l.Add(v * x);
            return v * l[0];
        }

        l[0] = Push(y);
        l[1] += Push(y * y);
        double s = l[0] * Push(0.5);
        return s + (l[0] * l[1] * l[^1]);
    }
}

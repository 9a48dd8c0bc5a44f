using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Memory of numbers, which is the span that it gives.</summary>
internal static partial class Memories
{
    public static Checks.Case[] Table { get; } =
    [
        new("Memories: a parameter that is read", nameof(Dot), At(Row(0.5, 1.2, 0.7), Row(0.3, 0.9, 0.2))),
        new("Memories: a parameter that is written", nameof(Written), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Memories: slices that overlap", nameof(Overlapping), At(Row(0.5, 1.2, 0.7, -0.4))),
        new("Memories: of an array, and of one's own", nameof(Own), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Memories: the array's variable becomes another", nameof(OfOld), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Memories: handed on", nameof(HandedOn), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Memories: a constant", nameof(Constant), At(0.6, Row(0.5, 1.2, 0.7))),
        new("Memories: copies", nameof(Copies), At(Row(0.5, 1.2, 0.7), Row(0.3, 0.9, 0.2))),
        new("Memories: floats", nameof(Floats), At(new[] { 0.5f, 1.2f, 0.7f }), Precision: Checks.Precision.Float),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Dot(ReadOnlyMemory<double> a, Memory<double> b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
            s += a.Span[i] * b.Span[i];
        foreach (double v in a.Span)
            s *= v + 1;
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Written(Memory<double> m, double x)
    {
        Span<double> s = m.Span;
        s[0] *= x;
        for (int i = 1; i < m.Length; i++)
        {
            if (m.Span[i] > 1)
                continue;
            m.Span[i] += s[i - 1] * s[0];
        }

        return s[^1] * m.Span[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Overlapping(Memory<double> m)
    {
        Memory<double> left = m[..3], right = m.Slice(1), middle = right.Slice(0, 2);
        left.Span[1] *= right.Span[1];
        middle.Span[1] += left.Span[1] * right.Span[2];
        double s = 0;
        foreach (double v in right.Span[1..])
            s += v * left.Span[0];
        return s + m.Span[1] + m.Span[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Own(double[] a, double x)
    {
        Memory<double> of = a;
        ReadOnlyMemory<double> part = of[1..];
        Memory<double> own = new double[2];
        own.Span[0] = x * part.Span[0];
        own.Span[1] = own.Span[0] * a[2];
        of.Span[1] = own.Span[1];
        double[] b = new double[3];
        Memory<double> end = b.AsMemory(1, 2);
        end.Span[1] = part.Span[0] * x;
        return (b[2] * part.Span[0]) + a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OfOld(double[] a, double[] b)
    {
        double[] c = a;
        Memory<double> m = c;
        c = b;
        m.Span[0] *= c[0];
        c[1] *= m.Span[1];
        return (a[0] * a[1]) + (b[0] * b[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(Memory<double> m, double x)
    {
        double[] own = [x, x * x, m.Span[1]];
        return (Dot(m, own) * Written(own, x)) + Written(m[1..], x) + (Dot(m, m) * own[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double Constant(double x, [NoDerivative] ReadOnlyMemory<double> data)
    {
        double s = 0;
        foreach (double v in data.Span)
            s += v * x * x;
        return s * data.Length;
    }

    [Differentiable(Derivatives = Both)]
    private static double Copies(Memory<double> a, ReadOnlyMemory<double> b)
    {
        double[] c = b.ToArray();
        c[0] *= a.Span[0];
        b[1..].CopyTo(a);
        a[..2].CopyTo(a[1..]);
        return (c[0] * a.Span[0]) + (a.Span[1] * a.Span[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static float Floats(ReadOnlyMemory<float> a)
    {
        float s = 1;
        foreach (float v in a.Span)
            s *= v * v;
        return s;
    }
}

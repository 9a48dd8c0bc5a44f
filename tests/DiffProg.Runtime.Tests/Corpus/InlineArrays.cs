using System;
using System.Runtime.CompilerServices;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Inline arrays of numbers, which are copied as the structs that they are.</summary>
internal static partial class InlineArrays
{
    public static Checks.Case[] Table { get; } =
    [
        new("Inline arrays: elements by constants and by variables", nameof(Elements), At(0.7, 1.3)),
        new("Inline arrays: a copy goes its own way", nameof(Copied), At(0.7, 1.3)),
        new("Inline arrays: assigned, and zero again, in a loop", nameof(Assigned), At(0.7, 1.3, 4)),
        new("Inline arrays: spans of one", nameof(Spans), At(0.7, 1.3)),
        new("Inline arrays: given to a local function by value", nameof(ByValue), At(0.7, 1.3)),
        new("Inline arrays: returned by a local function", nameof(Returned), At(0.7, 1.3)),
        new("Inline arrays: in a tuple that is copied", nameof(InTuple), At(0.7, 1.3)),
        new("Inline arrays: an element by reference", nameof(ByReference), At(0.7, 1.3)),
        new("Inline arrays: a ring of the last values", nameof(Ring), At(Row(0.7, 1.3, -0.4, 0.9, 0.2), 2)),
        new("Inline arrays: floats", nameof(Floats), At(0.7f), Precision: Checks.Precision.Float),
    ];

    [InlineArray(4)]
    public struct Four
    {
        private double _element;
    }

    [InlineArray(3)]
    public struct Three<T>
    {
        private T _element;
    }

    [Differentiable(Derivatives = Both)]
    private static double Elements(double x, double y)
    {
        Four b = new();
        b[0] = x;
        for (int i = 1; i < 4; i++)
            b[i] = (b[i - 1] * y) + Math.Sin(b[0]);
        b[^1] *= b[2];
        b[1] += b[3];
        double s = 0;
        foreach (double v in b)
            s += v * v;
        return s * b[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Copied(double x, double y)
    {
        Four a = default;
        a[1] = x;
        Four b = a;
        b[1] *= y;
        a[2] = b[1] * a[1];
        Four c = b;
        c[2] = a[2] * c[1];
        return (a[1] * b[1]) + (b[2] * 5) + c[2] + a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Assigned(double x, double y, int n)
    {
        Four a = new(), b = new();
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            Four c = new();
            c[t] = x + s;
            a = b;
            b = c;
            b[0] += a[t] + (y * c[t]);
            if (t == 2)
            {
                a = default;
                continue;
            }

            s += (a[0] * b[0]) + (b[t] * y);
        }

        return s + a[3] + b[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Spans(double x, double y)
    {
        Four a = new();
        Span<double> all = a;
        Span<double> part = a[1..3];
        all[1] = x;
        part[1] = y * a[1];
        a[3] = part[0] * all[2];
        ReadOnlySpan<double> read = a;
        return read[3] * a[^2];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByValue(double x, double y)
    {
        static double Changed(Four f, double v)
        {
            f[0] *= v;
            if (v > 1)
                return f[0] * f[1];
            return f[0];
        }

        Four a = new();
        a[0] = x;
        a[1] = y;
        return Changed(a, y) + (a[0] * Changed(a, x));
    }

    [Differentiable(Derivatives = Both)]
    private static double Returned(double x, double y)
    {
        static Four Powers(double v)
        {
            Four f = new();
            f[0] = v;
            for (int i = 1; i < 4; i++)
                f[i] = f[i - 1] * v;
            return f;
        }

        Four a = Powers(x), b = a;
        b[3] = y;
        a = Powers(b[3] * a[1]);
        return (a[2] * b[3]) + b[1] + Powers(y)[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double InTuple(double x, double y)
    {
        Four a = new();
        a[0] = x;
        (Four Items, double Factor) t = (a, y);
        a[0] = 7;
        (Four Items, double Factor) u = t;
        Four b = u.Items;
        b[0] *= u.Factor;
        Four c = t.Items;
        (Four d, double factor) = u;
        d[0] += factor;
        t.Items[0] *= d[0];
        return (b[0] * c[0]) + (a[0] * t.Items[0]) + u.Items[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByReference(double x, double y)
    {
        Four a = new();
        a[0] = x;
        ref double r = ref a[1];
        r = y;
        double Seen(in double v)
        {
            a[1] *= 2;
            return v;
        }

        Double(ref a[0]);
        r *= a[0];
        return (a[1] * a[0]) + Seen(in a[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static void Double(ref double x) => x *= x + 1;

    [Differentiable(Derivatives = Both)]
    private static double Ring(double[] x, int k)
    {
        Three<double> last = new();
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            last[i % 3] = x[i] * s;
            s += last[(i + k) % 3] * last[0];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static float Floats(float x)
    {
        Three<float> a = new();
        a[2] = x * x;
        a[0] = a[2] + x;
        return a[0] * a[2];
    }
}

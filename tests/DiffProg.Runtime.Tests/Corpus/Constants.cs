using System;
using System.Collections.Generic;
using System.Diagnostics;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Guards that throw, calls of the primal alone, and values that are no numbers and no derivative flows through.</summary>
internal static partial class Constants
{
    public static Checks.Case[] Table { get; } =
    [
        new("Guards that do not throw", nameof(Guarded), At(Row(1.3, 0.8), 2)),
        new("A throw in a loop, after continue and break", nameof(ThrowInLoop), At(Row(1.3, 0.8, 2.1, 0.4))),
        new("A throw in place of a value", nameof(ThrowInValue), At(1.3, 0.8)),
        new("A throw at the end of a method", nameof(ThrowAtEnd), At(1.3, 1)),
        new("A throw at the end of a switch", nameof(ThrowInSwitch), At(1.3, 1)),
        new("A throw in nested branches", nameof(ThrowNested), At(1.3, 0.8)),
        new("Assertions and traces", nameof(Asserts), At(Row(1.3, 0.8))),
        new("An object that is a constant", nameof(OfAnObject), At(1.3, new Settings(2.5, 3, [1, 2, 3]))),
        new("An enum steers", nameof(OfAnEnum), At(1.3, Method.Cube)),
        new("An enum steers, another", nameof(OfAnEnum), At(1.3, Method.Square)),
        new("An enum of flags", nameof(OfFlags), At(1.3, DayOfWeek.Tuesday)),
        new("A string steers", nameof(OfAString), At(1.3, "cube")),
        new("A string steers, null", nameof(OfAString), At(1.3, null!)),
        new("A delegate that gives constants", nameof(OfADelegate), At(1.3, (Func<int, double>)(i => i + 0.5), 4)),
        new("A list that is a constant", nameof(OfAList), At(1.3, new List<int> { 2, 0, 3 })),
        new("Properties and fields of types", nameof(OfTypes), At(1.3)),
        new("A constant object through calls and a recursion", nameof(Through), At(1.3, new Settings(1.1, 3, [1, 2, 3]), 3)),
        new("A constant that becomes active", nameof(BecomesActive), At(1.3, new Settings(2.5, 3, [1, 2, 3]))),
        new("Loops that objects steer", nameof(Steered), At(1.1, new DateTime(2000, 1, 1))),
        new("A table that a call writes to", nameof(OfChanging), At(1.3, 4), WritesStatics: true),
        new("A local object in a loop", nameof(LocalObject), At(1.1, 3)),
        new("A constant between operands, in the order of the text", nameof(Between), At(Row(1.3, 0.8), new Settings(2.5, 3, [1, 2, 3]))),
        new("Tables of constants", nameof(OfTables), At(Row(1.3, 0.8, 2.1))),
        new("checked and unchecked integers", nameof(Overflows), At(1.3, 5)),
        new("A method that reads a constant row", nameof(ReadsRow), At(1.3, new[] { 1, 2, 3 })),
    ];

    private static readonly double[] Weights = [0.5, 1.5, 2.5];
    private static readonly double[] State = [0.1, 0.2];
    private static readonly int[] Order = [2, 0, 1];

    internal enum Method
    {
        Line,
        Square,
        Cube,
    }

    [Differentiable(Derivatives = Both)]
    private static double Guarded(double[] a, int n)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(a[0], 100.0, nameof(a));
        if (n > a.Length)
        {
            throw new ArgumentException($"{n} of {a.Length}: {a[0] * 2:F3}", nameof(n));
        }

        double s = 0;
        for (int i = 0; i < n; i++)
        {
            s += a[i] * a[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ThrowInLoop(double[] a)
    {
        double s = 1;
        foreach (double y in a)
        {
            if (y > 2)
            {
                s *= y;
                continue;
            }

            if (y < 0)
            {
                throw new InvalidOperationException("negative " + y);
            }
            else if (y < 0.5)
            {
                break;
            }

            s += y * s;
        }

        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ThrowInValue(double x, double y)
    {
        double r = x > 0 ? x * y : throw new ArgumentException("no", nameof(x));
        r *= y is > 0 and < 1 ? y : throw new ArgumentOutOfRangeException(nameof(y), y, null);
        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ThrowAtEnd(double x, int n)
    {
        if (n == 0)
        {
            return x;
        }

        if (n == 1)
        {
            return x * x;
        }

        throw new ArgumentOutOfRangeException(nameof(n));
    }

    [Differentiable(Derivatives = Both)]
    private static double ThrowInSwitch(double x, int n)
    {
        double r;
        switch (n)
        {
            case 0:
                return x;
            case 1:
                r = x * x;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(n));
        }

        return r * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double ThrowNested(double x, double y)
    {
        double r = x * y;
        if (x > 1)
        {
            if (y > 5)
            {
                throw new ArgumentException("large", nameof(y));
            }
            else
            {
                if (y > 3)
                {
                    return r;
                }

                r *= x;
            }
        }
        else
        {
            if (y < 0)
            {
                return -r;
            }

            throw new ArgumentException("small", nameof(x));
        }

        return r * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Asserts(double[] a)
    {
        Debug.Assert(a.Length > 1);
        Debug.Assert(a[0] > 0, "positive", "{0}", a[0]);
        double s = a[0] * a[1];
        Debug.Assert(s is > -1e9 and < 1e9, $"{s,12:F3} of {{{nameof(s)}}} and \"{a.Length}\"");
        Trace.WriteLineIf(s < -1e9, s);
        a[0] *= s;
        Trace.Assert(a[0] == a[0]);
        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OfAnObject(double x, Settings settings)
    {
        double s = 0;
        for (int i = 0; i < settings.Count; i++)
        {
            double w = settings.Weight(i) * settings.Rate;
            s += w * x * x;
            x *= settings.Scale;
        }

        return s * settings.Inner.Rate;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfAnEnum(double x, Method method)
    {
        if (method == Method.Line)
        {
            return x;
        }

        double r = method switch
        {
            Method.Square => x * x,
            Method.Cube => x * x * x,
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };
        for (int i = 0; i < 3; i++)
        {
            switch (method)
            {
                case Method.Square:
                    r += x;
                    break;
                case Method.Cube:
                    r *= x;
                    continue;
            }

            r += (int)method * x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfFlags(double x, DayOfWeek day) => (day & DayOfWeek.Monday) == 0 && day.HasFlag(DayOfWeek.Tuesday) ? x * x : x;

    [Differentiable(Derivatives = Both)]
    private static double OfAString(double x, string? kind)
    {
        if (kind is null)
        {
            return x * x;
        }

        string other = kind + "!";
        double r = kind == "line" ? x : x * other.Length;
        return kind switch { "cube" => r * x * x, _ => r };
    }

    [Differentiable(Derivatives = Both)]
    private static double OfADelegate(double x, Func<int, double> weight, int n)
    {
        double r = 1;
        for (int i = 0; i < n; i++)
        {
            r *= weight(i) * x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfAList(double x, List<int> powers)
    {
        double s = 0;
        for (int i = 0; i < powers.Count; i++)
        {
            double r = 1;
            for (int k = powers[i]; k > 0; k--)
            {
                r *= x;
            }

            s += r;
        }

        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfTypes(double x) => (x * Settings.Standard.Rate) + (x * x * Settings.Factor * Environment.ProcessorCount / Environment.ProcessorCount);

    [Differentiable(Derivatives = Both)]
    private static double Through(double x, Settings settings, int depth)
    {
        if (depth == 0)
        {
            return x * settings.Rate;
        }

        double s = x;
        for (int i = 0; i < 2; i++)
        {
            Settings own = settings.Inner;
            s += 0.1 * s * Through(x - (0.1 * s), own, depth - 1);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double BecomesActive(double x, Settings settings)
    {
        double u = settings.Rate;
        double v = settings.Weight(1);
        for (int i = 0; i < 3; i++)
        {
            double w = settings.Weight(i);
            w *= u * x;
            u *= x + w;
            v += w * u;
        }

        return u * v;
    }

    [Differentiable(Derivatives = Both)]
    private static double Steered(double x, DateTime day)
    {
        double s = x;
        DateTime until = day.AddDays(3);
        Queue<int> queue = new();
        for (int i = 0; i < (until - day).Days; i++)
        {
            queue.Enqueue(i);
            s *= x;
        }

        while (queue.Count > 0 && queue.Dequeue() < 2 && s * x > 0.1)
        {
            s += s * x;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfChanging(double x, int n)
    {
        double s = x;
        Advance(0);
        for (int i = 0; i < n; i++)
        {
            Advance(i);
            s *= x + State[0];
            foreach (double y in State)
            {
                s += y * s;
            }
        }

        return s;
    }

    private static void Advance(int i) => State[0] = i == 0 ? 0.1 : State[0] * (1 + i);

    [Differentiable(Derivatives = Both)]
    private static double LocalObject(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Random random = new(i);
            string text = $"{i}";
            double u = random.NextDouble() + text.Length;
            s += u * s * x;
            s *= random.NextDouble();
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Between(double[] a, Settings settings)
    {
        int i = 0;
        return (a[i++] * settings.Weight(i++) * a[--i]) + (a[0] * settings.Rate * (a[0] = a[1]) * a[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfTables(double[] a)
    {
        double s = 1;
        for (int i = 0; i < Weights.Length; i++)
        {
            s *= a[Order[i]] * Weights[i];
            a[i] += Weighted(a, Weights) * s;
        }

        foreach (double w in Weights)
        {
            s += w * s * a[0];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Weighted(ReadOnlySpan<double> a, ReadOnlySpan<double> weights) => (a[0] * weights[1]) + (a[1] * a[1] * Weights[0]);

    [Differentiable(Derivatives = Both)]
    private static double Overflows(double x, int n)
    {
        double s = x;
        checked
        {
            for (int i = 0; i < n; i++)
            {
                int k = unchecked((i + int.MaxValue) * n);
                s += x * s * ((k % 3) + unchecked((byte)(k + i)));
            }

            n *= n - 1;
            n++;
        }

        return s * (n + -unchecked(-n));
    }

    [Differentiable(Derivatives = Both)]
    private static double ReadsRow(double x, int[] m) => x * x * Sum(m);

    private static double Sum(ReadOnlySpan<int> m)
    {
        double s = 0;
        foreach (int k in m)
        {
            s += k;
        }

        return s;
    }

    internal sealed class Settings(double rate, int count, double[] weights)
    {
        public const double Factor = 1.5;
        public readonly double Scale = rate / 2;

        public static Settings Standard { get; } = new(0.7, 1, [1]);

        public double Rate { get; } = rate;

        public int Count { get; } = count;

        public Settings Inner => new(Rate / 2, Count, weights);

        public double Weight(int i) => weights[i];
    }
}

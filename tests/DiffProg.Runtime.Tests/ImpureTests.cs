using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What no derivative flows through runs as often as in the primal, in its order, and never in the reverse sweep.</summary>
public static partial class ImpureTests
{
    private const string Mark = "ImpureTests: ";

    [ThreadStatic]
    private static List<int>? _notes;

    [Fact]
    public static void What_is_drawn_is_drawn_once_and_kept()
    {
        Draws primal = new();
        double value = OfDraws(1.1, 4, primal);
        foreach ((Draws draws, double derivative) in Derivatives<Draws>(d => OfDrawsGradient(1.1, 4, d), d => OfDrawsJvp(1.1, 4, d, 1).Tangent))
        {
            Assert.Equal(primal.Log, draws.Log);
            Assert.Equal(Slope(x => OfDraws(x, 4, new Draws())), derivative, 1e-6);
        }

        Draws second = new();
        double curvature = OfDrawsHvp(1.1, 4, second, 1);
        Assert.Equal(primal.Log, second.Log);
        Assert.Equal(Slope(x => OfDrawsGradient(x, 4, new Draws())), curvature, 1e-5);
        Assert.True(double.IsFinite(value));
    }

    [Fact]
    public static void Notes_are_taken_once_and_in_order_in_every_mode()
    {
        List<int> primal = Notes(() => Noting(1.3, 5));
        Assert.Equal(primal, Notes(() => NotingGradient(1.3, 5)));
        Assert.Equal(primal, Notes(() => NotingJvp(1.3, 5, 1)));
        Assert.Equal(primal, Notes(() => NotingHvp(1.3, 5, 1)));
        Assert.Equal([5, 0, 100, 1, 3, 103, 4, 105, -1], primal);
    }

    [Fact]
    public static void Notes_of_callees_are_taken_once_and_in_order()
    {
        List<int> primal = Notes(() => NotingDeep(1.3, 3));
        Assert.Equal([3, 2, 1, 0, -1, -2, -3], primal);
        Assert.Equal(primal, Notes(() => NotingDeepGradient(1.3, 3)));
        Assert.Equal(primal, Notes(() => NotingDeepJvp(1.3, 3, 1)));
        Assert.Equal(primal, Notes(() => NotingDeepHvp(1.3, 3, 1)));
    }

    [Fact]
    public static void A_conditional_call_that_is_left_out_takes_its_arguments_effects_along()
    {
        Assert.Equal(2 * 1.3, LeftOutGradient(1.3));
        Assert.Equal(2 * 1.3, LeftOutJvp(1.3, 1).Tangent);
    }

    [Fact]
    public static void What_is_traced_is_traced_once()
    {
        List<string> primal = Traced(() => Tracing(1.5, 3));
        Assert.Equal([Mark + "1.50 of x, {0}", Mark + "2.25 of x, {1}", Mark + "3.38 of x, {2}"], primal);
        Assert.Equal(primal, Traced(() => TracingGradient(1.5, 3)));
        Assert.Equal(primal, Traced(() => TracingJvp(1.5, 3, 1)));
        Assert.Equal(primal, Traced(() => TracingHvp(1.5, 3, 1)));
    }

    [Theory]
    [InlineData(-1.0, 1)]
    [InlineData(1.0, -1)]
    [InlineData(1.0, 7)]
    [InlineData(3.0, 2)]
    [InlineData(1.0, 9)]
    public static void A_derivative_throws_what_the_primal_throws(double x, int n)
    {
        Exception primal = Assert.ThrowsAny<Exception>(() => { Throwing(x, n); });
        double after = ThrowingGradient(1.0, 2);
        foreach (Action derivative in new Action[] { () => ThrowingGradient(x, n), () => ThrowingJvp(x, n, 1), () => ThrowingHvp(x, n, 1) })
        {
            Exception thrown = Assert.ThrowsAny<Exception>(derivative);
            Assert.Equal((primal.GetType(), primal.Message), (thrown.GetType(), thrown.Message));
            Assert.Equal((primal as ArgumentException)?.ParamName, (thrown as ArgumentException)?.ParamName);
            Assert.Equal((primal as SwitchExpressionException)?.UnmatchedValue, (thrown as SwitchExpressionException)?.UnmatchedValue);
            Assert.Equal(after, ThrowingGradient(1.0, 2));
        }
    }

    [Fact]
    public static void A_row_of_a_field_that_the_method_would_write_to_is_an_error()
    {
        double[] own = [1, 2, 3];
        Tabled tabled = new(own);
        Assert.Equal([6, 3], tabled.ScaleGradient([1, 2], 1));
        Assert.Throws<ArgumentException>(() => tabled.ScaleGradient(own, 1));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public static void Checked_and_unchecked_integers_are_the_primals(int n)
    {
        Assert.Equal(Wrapping(1.5, n), WrappingJvp(1.5, n, 1).Value);
        Assert.Equal(Wrapping(1, n), WrappingGradient(1.5, n));
        if (n == int.MaxValue)
        {
            Assert.Throws<OverflowException>(() => { Overflowing(1.5, n); });
            Assert.Throws<OverflowException>(() => { OverflowingGradient(1.5, n); });
            Assert.Throws<OverflowException>(() => { OverflowingJvp(1.5, n, 1); });
        }
        else
        {
            Assert.Equal(Overflowing(1, n), OverflowingGradient(1.5, n));
        }
    }

    private static IEnumerable<(T Object, double Derivative)> Derivatives<T>(params Func<T, double>[] derivatives)
        where T : new() => derivatives.Select(d =>
        {
            T argument = new();
            return (argument, d(argument));
        });

    private static double Slope(Func<double, double> f) => (f(1.1 + 1e-6) - f(1.1 - 1e-6)) / 2e-6;

    private static List<int> Notes(Action run)
    {
        _notes = [];
        run();
        return _notes;
    }

    private static List<string> Traced(Action run)
    {
        using Listener listener = new();
        _ = Trace.Listeners.Add(listener);
        run();
        Trace.Listeners.Remove(listener);
        return listener.Lines;
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double OfDraws(double x, int n, Draws draws)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            double u = draws.Next();
            if (draws.Next() > 0.3 * i)
            {
                s *= (draws.Next() * x) + (draws.Next() * u);
                continue;
            }

            s += u * s * s;
            if (draws.Count > 12)
            {
                break;
            }
        }

        return s * draws.Next();
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double Noting(double x, int n)
    {
        double s = x;
        Note(n);
        for (int i = 0; i < n; i++)
        {
            if (i != 2)
            {
                Note(i);
            }

            switch (i)
            {
                case 1:
                    continue;
                case 2:
                    s *= x;
                    continue;
                case 4:
                    s += Noted(105) * s;
                    break;
                default:
                    s *= x * Noted(100 + i);
                    break;
            }
        }

        Note(-1);
        return s * s;
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double NotingDeep(double x, int depth)
    {
        Note(depth);
        double s = depth > 0 ? x * NotingDeep(x * x, depth - 1) : x;
        if (depth > 0)
        {
            Note(-depth);
        }

        return s;
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double LeftOut(double x)
    {
        int i = 1;
        Never(i++, x);
        return x * x * i;
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double Tracing(double x, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            s *= x;
            Trace.WriteLine($"{Mark}{s.ToString("F2", CultureInfo.InvariantCulture)} of {nameof(x)}, {{{i}}}");
        }

        return s;
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double Throwing(double x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        double y = n >= 0 ? x * x : throw new ArgumentException($"n is {n}, x is {x:F1}", nameof(n));
        for (int i = 0; i < n; i++)
        {
            y *= x;
            if (y > 20)
            {
                throw new InvalidOperationException("y became " + (int)y);
            }

            if (i == 7)
            {
                throw Exception(i);
            }
        }

#pragma warning disable CS8509 // It is about what is not handled.
        return y * n switch { 0 or 1 => x, 2 => x * x };
#pragma warning restore CS8509
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double Wrapping(double x, int n)
    {
        int wide = unchecked((n + 1) * 2);
        short narrow = unchecked((short)(n + 5));
        unchecked
        {
            wide += n;
            wide -= -n - 1;
        }

        return x * (wide + narrow);
    }

    [Differentiable(Derivatives = DiffProg.Derivatives.Gradient | DiffProg.Derivatives.Jvp | DiffProg.Derivatives.Hvp)]
    private static double Overflowing(double x, int n)
    {
        int k = checked((n - 1) * unchecked(n + 1));
        checked
        {
            k += n;
        }

        return x * k;
    }

    private static InvalidOperationException Exception(int i) => new($"{i} trips");

    private static void Note(int i) => _notes?.Add(i);

    private static double Noted(int i)
    {
        Note(i);
        return 1 + (0.01 * i);
    }

    [Conditional("NOBODY_DEFINES_THIS")]
    private static void Never(int i, double x) => throw new InvalidOperationException($"{i} {x}");

    private sealed class Draws
    {
        private double _last = 0.4;

        public List<double> Log { get; } = [];

        public int Count => Log.Count;

        public double Next()
        {
            _last = 3.7 * _last * (1 - _last);
            Log.Add(_last);
            return _last;
        }
    }

    private sealed class Listener : TraceListener
    {
        public List<string> Lines { get; } = [];

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message)
        {
            if (message?.StartsWith(Mark, StringComparison.Ordinal) == true)
            {
                Lines.Add(message);
            }
        }
    }
}

/// <summary>An object whose read-only field is a row of constants.</summary>
internal sealed partial class Tabled(double[] own)
{
    private readonly double[] _own = own;

    [Differentiable]
    public double Scale(double[] x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            x[i] *= 2;
        }

        return (x[0] * _own[2]) + (x[1] * _own[2]);
    }
}

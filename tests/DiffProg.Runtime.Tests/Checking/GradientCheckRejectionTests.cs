using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace DiffProg.Runtime.Tests.Checking;

/// <summary>The check finds every kind of wrong, and says which it was.</summary>
public static class GradientCheckRejectionTests
{
    private static readonly double[] At = [0.7, 1.9, -1.1];

    [Fact]
    public static void A_gradient_off_by_a_hundred_thousandth()
    {
        string message = Rejected(new(Function) { Gradient = x => Times(Gradient(x), 1 + 1e-5) });
        Assert.StartsWith("The gradient does not agree with differences at", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_gradient_off_by_a_millionth_where_the_tolerance_is_below_that()
    {
        DifferentiatedFunction wrong = new(Function) { Gradient = x => Times(Gradient(x), 1 + 1e-6) };
        _ = GradientCheck.Verify(wrong, At);
        _ = Rejected(wrong, new() { RelativeTolerance = 1e-7 });
    }

    [Fact]
    public static void A_gradient_off_by_a_millionth_where_forward_mode_is_at_hand()
    {
        string message = Rejected(new(Function) { Gradient = x => Times(Gradient(x), 1 + 1e-6), Jvp = Jvp });
        Assert.StartsWith("Forward mode and reverse mode disagree", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_tangent_off_by_a_millionth()
    {
        string message = Rejected(new(Function) { Gradient = Gradient, Jvp = (x, v) => (Function(x), Jvp(x, v).Tangent * (1 + 1e-6)) });
        Assert.StartsWith("Forward mode and reverse mode disagree", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_tangent_alone_that_is_wrong() =>
        Assert.StartsWith(
            "Jvp does not agree with differences",
            Rejected(new(Function) { Jvp = (x, v) => (Function(x), -Jvp(x, v).Tangent) }),
            StringComparison.Ordinal);

    [Fact]
    public static void Two_swapped_leaves()
    {
        string message = Rejected(new(Function) { Gradient = x => [Gradient(x)[1], Gradient(x)[0], Gradient(x)[2]] });
        Assert.Contains("leaf 0 (0.7): ", message, StringComparison.Ordinal);
        Assert.Contains("leaf 1 (1.9): ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("leaf 2", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Two_swapped_leaves_among_many()
    {
        double[] at = [.. Enumerable.Range(0, 300).Select(i => Math.Sin(i))];
        _ = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(x => x.Sum(Math.Exp), x => Swapped([.. x.Select(Math.Exp)]), at));

        static double[] Swapped(double[] gradient)
        {
            (gradient[17], gradient[211]) = (gradient[211], gradient[17]);
            return gradient;
        }
    }

    [Fact]
    public static void A_leaf_that_is_zero()
    {
        string message = Rejected(new(Function) { Gradient = x => [Gradient(x)[0], 0, Gradient(x)[2]] });
        Assert.Contains("leaf 1 (1.9): 0 derived, ", message, StringComparison.Ordinal);
        Assert.Contains(" measured, steps from 1.0E-002 down to ", message, StringComparison.Ordinal);
        Assert.EndsWith("(seed 20261)", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_leaf_that_is_zero_where_coarse_steps_see_a_flat_function() =>
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(x => Math.Exp(-1e12 * x * x), _ => 0, 5e-7));

    [Fact]
    public static void A_missing_accumulation()
    {
        string message = Rejected(new(Function)
        {
            Gradient = Gradient,
            AccumulateGradient = (x, seed, buffer) =>
            {
                double[] gradient = Gradient(x);
                buffer[0] += seed * gradient[0];
                buffer[1] = seed * gradient[1];
                buffer[2] += seed * gradient[2];
                return Function(x);
            },
        });
        Assert.StartsWith("AccumulateGradient, with the seed ", message, StringComparison.Ordinal);
        Assert.Contains("at leaf 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_seed_that_is_ignored() => Rejected(new(Function)
    {
        Gradient = Gradient,
        AccumulateGradient = (x, _, buffer) =>
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] += Gradient(x)[i];
            }

            return Function(x);
        },
    });

    [Fact]
    public static void A_buffer_that_is_added_to_instead_of_overwritten()
    {
        string message = Rejected(new(Function)
        {
            ValueAndGradient = (x, buffer) =>
            {
                double[] gradient = Gradient(x);
                gradient[2] += buffer[2];
                gradient.CopyTo(buffer);
                return Function(x);
            },
        });
        Assert.StartsWith("ValueAndGradient does not overwrite the buffer: what it gives at leaf 2", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_buffer_that_is_left_as_it_was() => Assert.Contains(
        "at leaf 0",
        Rejected(new(Function) { Gradient = Gradient, ValueAndGradient = (x, buffer) => Function(x) }),
        StringComparison.Ordinal);

    [Fact]
    public static void A_buffer_with_another_gradient() => Assert.StartsWith(
        "ValueAndGradient gives ",
        Rejected(new(Function)
        {
            Gradient = Gradient,
            ValueAndGradient = (x, buffer) =>
            {
                Times(Gradient(x), 1 + 1e-9).CopyTo(buffer);
                return Function(x);
            },
        }),
        StringComparison.Ordinal);

    [Fact]
    public static void An_input_that_the_gradient_changes() => Assert.StartsWith(
        "Gradient leaves something else than the function in leaf 2 of the argument",
        Rejected(new(Function)
        {
            Gradient = x =>
            {
                double[] gradient = Gradient(x);
                x[2] = Math.BitIncrement(x[2]);
                return gradient;
            },
        }),
        StringComparison.Ordinal);

    [Fact]
    public static void An_input_that_the_function_changes_undeclared() => Assert.StartsWith(
        "The function writes to leaf 0 of its argument",
        Rejected(new(x => x[0] *= 2) { Gradient = _ => [2, 0, 0] }),
        StringComparison.Ordinal);

    [Fact]
    public static void An_input_that_the_gradient_leaves_alone_where_the_function_does_not() => Assert.StartsWith(
        "Gradient leaves something else than the function in leaf 0",
        Rejected(new(x => x[0] *= 2) { Gradient = _ => [2, 0, 0], WritesArgument = true }),
        StringComparison.Ordinal);

    [Fact]
    public static void A_gradient_that_differs_when_called_again()
    {
        int calls = 0;
        string message = Rejected(new(Function) { Gradient = x => Times(Gradient(x), 1 + (1e-15 * calls++)) });
        Assert.Contains("when it is called again", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_gradient_that_differs_on_another_thread()
    {
        int home = Environment.CurrentManagedThreadId;
        DifferentiatedFunction wrong = new(Function)
        {
            Gradient = x => Environment.CurrentManagedThreadId == home ? Gradient(x) : Times(Gradient(x), 1 + 1e-15),
        };
        _ = GradientCheck.Verify(wrong, At);
        Assert.Contains("when it is called again", Rejected(wrong, new() { Threads = 2 }), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_function_that_differs_when_called_again()
    {
        double calls = 0;
        Assert.Contains("when called again", Rejected(new(_ => Interlocked.Exchange(ref calls, calls + 1)) { Gradient = Gradient }), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_value_that_is_off() => Assert.StartsWith(
        "Jvp has the value ",
        Rejected(new(Function) { Gradient = Gradient, Jvp = (x, v) => (Function(x) * (1 + 1e-11), Jvp(x, v).Tangent) }),
        StringComparison.Ordinal);

    [Fact]
    public static void A_value_off_by_one_bit_where_bits_are_asked_for()
    {
        DifferentiatedFunction rounded = new(Function) { Gradient = Gradient, Jvp = (x, v) => (Math.BitIncrement(Function(x)), Jvp(x, v).Tangent) };
        _ = GradientCheck.Verify(rounded, At);
        Assert.StartsWith("Jvp has the value ", Rejected(rounded, new() { ValueTolerance = 0 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public static void What_is_not_finite(double number)
    {
        string text = FormattableString.Invariant($"{number}");
        Assert.Contains($"gives {text} at leaf 1", Rejected(new(Function) { Gradient = x => [Gradient(x)[0], number, Gradient(x)[2]] }), StringComparison.Ordinal);
        Assert.Contains($"function is {text}", Rejected(new(_ => number) { Gradient = _ => [0, 0, 0] }), StringComparison.Ordinal);
        Assert.Contains($"Jvp gives {text}", Rejected(new(Function) { Gradient = Gradient, Jvp = (x, _) => (Function(x), number) }), StringComparison.Ordinal);
        Assert.Contains($"Jvp gives {text}", Rejected(new(Function) { Jvp = (x, _) => (Function(x), number) }), StringComparison.Ordinal);
        Assert.Contains($"Hvp gives {text}", Rejected(new(Function) { Gradient = Gradient, Hvp = (_, _) => [number, 0, 0] }), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_gradient_of_another_length_or_none()
    {
        Assert.Contains("gives 2 numbers for 3 leaves", Rejected(new(Function) { Gradient = x => Gradient(x)[..2] }), StringComparison.Ordinal);
        Assert.Contains("gives null", Rejected(new(Function) { Gradient = _ => null! }), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_member_that_throws()
    {
        GradientCheckException failure = Assert.Throws<GradientCheckException>(() =>
            GradientCheck.Verify(Function, _ => throw new InvalidOperationException("no"), At));
        Assert.StartsWith("Gradient throws InvalidOperationException: no", failure.Message, StringComparison.Ordinal);
        _ = Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void A_point_around_which_the_function_has_no_value(bool throws)
    {
        double Only(double x) => x == 1 ? 5 : throws ? throw new ArithmeticException("nowhere") : double.NaN;
        GradientCheckException failure = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Only, _ => 0, 1));
        Assert.Contains("no step from 1.0E-002 down to ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(throws, failure.Message.Contains("ArithmeticException, nowhere", StringComparison.Ordinal));
    }

    [Fact]
    public static void The_end_of_a_domain() =>
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Math.Sqrt, _ => 0, 0));

    [Fact]
    public static void A_jump()
    {
        static double Jump(double x) => x < 1 ? 0 : 1;
        string message = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Jump, _ => 0, 1)).Message;
        Assert.StartsWith("The gradient cannot be told right or wrong by differences at", message, StringComparison.Ordinal);
        Assert.Contains("too inaccurate", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Noise_in_which_differences_cannot_tell() => Assert.Contains(
        "differences are too inaccurate here to tell",
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(x => 1e12 + x, _ => 1, 0.5)).Message,
        StringComparison.Ordinal);

    [Fact]
    public static void A_Hessian_that_is_not_symmetric() => Assert.StartsWith(
        "Hvp is not that of a symmetric Hessian",
        Rejected(new(Function) { Gradient = Gradient, Hvp = (x, v) => [Hvp(x, v)[0] + (1e-9 * v[1]), Hvp(x, v)[1], Hvp(x, v)[2]] }),
        StringComparison.Ordinal);

    [Fact]
    public static void A_Hessian_that_is_symmetric_and_wrong() => Assert.StartsWith(
        "Hvp does not agree with differences",
        Rejected(new(Function) { Gradient = Gradient, Hvp = (x, v) => Times(Hvp(x, v), 1 + 1e-4) }),
        StringComparison.Ordinal);

    [Fact]
    public static void Only_a_Hessian_that_is_right_passes() =>
        GradientCheck.Verify(new DifferentiatedFunction(Function) { Gradient = Gradient, Jvp = Jvp, Hvp = Hvp }, At);

    [Fact]
    public static void Questions_that_make_no_sense_are_refused()
    {
        _ = Assert.Throws<ArgumentException>(() => GradientCheck.Verify(new DifferentiatedFunction(Function), At));
        _ = Assert.Throws<ArgumentException>(() => GradientCheck.Verify(new DifferentiatedFunction(Function) { Jvp = Jvp, Hvp = Hvp }, At));
        _ = Assert.Throws<ArgumentException>(() => GradientCheck.Verify(_ => 1, _ => [], []));
        _ = Assert.Throws<ArgumentException>(() => GradientCheck.Verify(Function, Gradient, [1, double.NaN, 1]));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Verify(Function, Gradient, At, new() { Directions = 0 }));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Verify(Function, Gradient, At, new() { RelativeTolerance = double.NaN }));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Verify(Function, Gradient, At, new() { CurvatureTolerance = double.PositiveInfinity }));
    }

    private static string Rejected(DifferentiatedFunction wrong, GradientCheckOptions? options = null) =>
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(wrong, At, options)).Message;

    private static double Function(double[] a) => a[0] * a[0] * a[1] * Math.Exp(a[2]);

    private static double[] Gradient(double[] a) =>
        [2 * a[0] * a[1] * Math.Exp(a[2]), a[0] * a[0] * Math.Exp(a[2]), a[0] * a[0] * a[1] * Math.Exp(a[2])];

    private static (double Value, double Tangent) Jvp(double[] a, ReadOnlySpan<double> v)
    {
        double[] gradient = Gradient(a);
        return (Function(a), (gradient[0] * v[0]) + (gradient[1] * v[1]) + (gradient[2] * v[2]));
    }

    private static double[] Hvp(double[] a, ReadOnlySpan<double> v)
    {
        double exp = Math.Exp(a[2]);
        return
        [
            exp * ((2 * a[1] * v[0]) + (2 * a[0] * v[1]) + (2 * a[0] * a[1] * v[2])),
            exp * ((2 * a[0] * v[0]) + (a[0] * a[0] * v[2])),
            exp * ((2 * a[0] * a[1] * v[0]) + (a[0] * a[0] * v[1]) + (a[0] * a[0] * a[1] * v[2])),
        ];
    }

    private static double[] Times(double[] row, double factor) => [.. row.Select(x => x * factor)];
}

using System;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The derivatives of elementary functions, where they cancel and at their kinks.</summary>
public static class ElementaryTests
{
    [Fact]
    public static void The_derivative_of_tanh_is_accurate_to_rounding_on_a_fine_grid()
    {
        for (int i = -2500; i <= 2500; i++)
        {
            TanhDerivativeIsRight(i / 100.0);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-300)]
    [InlineData(1.3169578969248166)]
    [InlineData(19.0)]
    [InlineData(-19.0)]
    [InlineData(25.0)]
    [InlineData(300.0)]
    [InlineData(-300.0)]
    public static void The_derivative_of_tanh_is_accurate_where_one_less_its_square_cancels(double x) => TanhDerivativeIsRight(x);

    [Fact]
    public static void The_derivative_of_tanh_has_the_bits_of_the_textbook_where_nothing_cancels()
    {
        for (int i = -100; i <= 100; i++)
        {
            double tanh = Math.Tanh(i / 100.0);
            Assert.Equal(1 - (tanh * tanh), Elementary.TanhDerivative(i / 100.0, tanh));
        }
    }

    [Theory]
    [InlineData(800.0)]
    [InlineData(-800.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public static void The_derivative_of_tanh_vanishes_far_out(double x) => Assert.Equal(0.0, Elementary.TanhDerivative(x, Math.Tanh(x)));

    [Fact]
    public static void The_derivative_of_tanh_keeps_NaN() => Assert.True(double.IsNaN(Elementary.TanhDerivative(double.NaN, Math.Tanh(double.NaN))));

    [Theory]
    [InlineData(2.5, 1.0)]
    [InlineData(double.Epsilon, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(-2.5, -1.0)]
    [InlineData(-double.Epsilon, -1.0)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(double.NaN, double.NaN)]
    public static void The_derivative_of_the_absolute_value_is_its_sign(double x, double right) => Assert.Equal(right, Elementary.AbsDerivative(x));

    [Fact]
    public static void The_derivative_of_the_absolute_value_is_zero_at_both_zeros()
    {
        Assert.True(Elementary.AbsDerivative(0.0) == 0);
        Assert.True(Elementary.AbsDerivative(-0.0) == 0);
    }

    [Theory]
    [InlineData(2.0, 1.0, 1.0)]
    [InlineData(1.0, 2.0, 0.0)]
    [InlineData(1.0, 1.0, 0.5)]
    [InlineData(0.0, -0.0, 0.5)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 0.5)]
    [InlineData(double.PositiveInfinity, 1.0, 1.0)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public static void The_derivative_of_the_greater_is_shared_at_a_tie(double a, double b, double right) =>
        Assert.Equal(right, Elementary.MaxDerivative(a, b));

    [Theory]
    [InlineData(2.0, 1.0, 1.0)]
    [InlineData(1.0, 2.0, 0.0)]
    [InlineData(1.0, 1.0, 0.0)]
    [InlineData(0.0, -0.0, 0.0)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    public static void A_bound_counts_only_where_it_cuts_off(double a, double b, double right) => Assert.Equal(right, Elementary.IsAbove(a, b));

    [Theory]
    [InlineData(3.0, 5.0, 0.6)]
    [InlineData(-3.0, 5.0, -0.6)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 5.0, 0.0)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public static void A_component_of_a_unit_vector_is_zero_for_the_vector_zero(double x, double norm, double right) =>
        Assert.Equal(right, Elementary.UnitOrZero(x, norm));

    [Theory]
    [InlineData(2.0, 1.0, 1.0)]
    [InlineData(1.0, 1.0, 0.5)]
    [InlineData(1.0, double.NaN, 1.0)]
    [InlineData(double.NaN, 1.0, 0.0)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public static void What_is_no_number_counts_as_absent_in_a_maximum_of_numbers(double a, double b, double right) =>
        Assert.Equal(right, Elementary.MaxNumberDerivative(a, b));

    [Fact]
    public static void The_logistic_function_has_the_bits_of_its_formula_at_every_width()
    {
        for (int i = -4000; i <= 4000; i++)
        {
            double x = i / 5.0;
            Assert.Equal(1 / (1 + Math.Exp(-x)), Elementary.Logistic(x));
            Assert.Equal(1 / (1 + MathF.Exp(-(float)x)), Elementary.Logistic((float)x));
            Assert.Equal(Half.One / (Half.One + Half.Exp(-(Half)x)), Elementary.Logistic((Half)x));
        }
    }

    [Fact]
    public static void The_derivative_of_the_logistic_function_is_accurate_to_rounding_on_a_fine_grid()
    {
        for (int i = -7000; i <= 7000; i++)
        {
            double x = i / 10.0;
            double root = 1 / (Math.Exp(x / 2) + Math.Exp(-x / 2));
            Assert.Equal(root * root, Elementary.LogisticDerivative(x, Elementary.Logistic(x)), 1e-13 * root * root);
        }
    }

    [Theory]
    [InlineData(0.0, 0.25)]
    [InlineData(800.0, 0.0)]
    [InlineData(-800.0, 0.0)]
    [InlineData(double.PositiveInfinity, 0.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public static void The_derivative_of_the_logistic_function_vanishes_far_out(double x, double right) =>
        Assert.Equal(right, Elementary.LogisticDerivative(x, Elementary.Logistic(x)));

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 1.0)]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.0, 0.5, double.PositiveInfinity)]
    [InlineData(-1.5, 3.0, 6.75)]
    [InlineData(1e-170, 2.0, 2e-170)]
    [InlineData(2.0, 0.0, 0.0)]
    [InlineData(double.NaN, 0.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 1.0, 1.0)]
    public static void The_derivative_of_a_power_holds_where_the_power_vanishes(double x, double y, double right) =>
        Assert.Equal(right, Elementary.PowDerivative(x, y, Math.Pow(x, y)));

    [Fact]
    public static void The_derivative_of_a_power_is_made_from_the_power_where_that_can_be() =>
        Assert.Equal(2.5 * (7.0 / 3), Elementary.PowDerivative(3, 2.5, 7.0));

    private static void TanhDerivativeIsRight(double x)
    {
        // 4 / (eˣ + e⁻ˣ)², by a square that does not overflow before the quotient vanishes.
        double root = 2 / (Math.Exp(x) + Math.Exp(-x));
        double right = root * root;
        Assert.NotEqual(0, right);
        Assert.Equal(right, Elementary.TanhDerivative(x, Math.Tanh(x)), 5e-15 * right);
    }
}

using System;
using System.Linq;
using Xunit;
using Xunit.Sdk;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>The judge itself: it passes what is right and finds every kind of wrong.</summary>
public static partial class JudgeTests
{
    private static readonly double[] Inputs = [0.7, 1.9, -1.1];

    [Fact]
    public static void What_is_right_passes()
    {
        Judge judge = Of((_, _, _, result) => result);
        judge.TheGradientIs(Right);
        judge.ValuesAndArgumentsAreThePrimals();
        judge.ValueAndGradientOverwrites();
        judge.AccumulateGradientAdds();
        judge.ForwardAgreesWithReverse();
        judge.ReverseAgreesWithDifferences();
        judge.TheSecondCallEqualsTheFirst();
    }

    [Fact]
    public static void A_gradient_off_by_a_millionth_is_found()
    {
        static object? Spoil(object? result) => ((double[])result!).Select(g => g * (1 + 1e-6)).ToArray();
        AssertFound(OnGradient(Spoil));
    }

    [Fact]
    public static void Two_swapped_leaves_are_found()
    {
        static object? Spoil(object? result) => result is double[] g ? new[] { g[1], g[0], g[2] } : null;
        AssertFound(OnGradient(Spoil));
    }

    [Fact]
    public static void A_leaf_that_is_zero_is_found()
    {
        static object? Spoil(object? result) => result is double[] g ? new[] { g[0], 0, g[2] } : null;
        AssertFound(OnGradient(Spoil));
    }

    [Fact]
    public static void A_tangent_off_by_a_millionth_is_found()
    {
        Judge judge = Of((suffix, _, _, result) =>
            suffix == "Jvp" && result is (double value, double tangent) ? (value, tangent * (1 + 1e-6)) : result);
        Fails(judge.ForwardAgreesWithReverse);
    }

    [Fact]
    public static void A_missing_accumulation_is_found()
    {
        Judge judge = Of((suffix, before, arguments, result) =>
        {
            if (suffix == "AccumulateGradient")
            {
                ((double[])arguments["aGradient"])[1] -= ((double[])before["aGradient"])[1];
            }

            return result;
        });
        Fails(judge.AccumulateGradientAdds);
    }

    [Fact]
    public static void An_accumulation_where_it_should_overwrite_is_found()
    {
        Judge judge = Of((suffix, before, arguments, result) =>
        {
            if (suffix == "ValueAndGradient")
            {
                ((double[])arguments["aGradient"])[1] += ((double[])before["aGradient"])[1];
            }

            return result;
        });
        Fails(judge.ValueAndGradientOverwrites);
    }

    [Fact]
    public static void A_value_off_by_one_bit_is_found()
    {
        Judge judge = Of((suffix, _, _, result) => suffix == "ValueAndGradient" ? Math.BitIncrement((double)result!) : result);
        Fails(judge.ValuesAndArgumentsAreThePrimals);
    }

    [Fact]
    public static void An_argument_that_is_left_otherwise_is_found()
    {
        Judge judge = Of((suffix, _, arguments, result) =>
        {
            if (suffix == "Gradient")
            {
                ((double[])arguments["a"])[2] = -0.0;
            }

            return result;
        });
        Fails(judge.ValuesAndArgumentsAreThePrimals);
    }

    [Fact]
    public static void A_second_call_that_differs_is_found()
    {
        int calls = 0;
        Judge judge = Of((_, _, _, result) => result is double[] g ? g.Select(x => x + calls++).ToArray() : result);
        Fails(judge.TheSecondCallEqualsTheFirst);
    }

    [Differentiable]
    private static double Product(double[] a) => a[0] * a[0] * a[1] * Math.Exp(a[2]);

    private static double[] Right(double[] a) =>
        [2 * a[0] * a[1] * Math.Exp(a[2]), a[0] * a[0] * Math.Exp(a[2]), a[0] * a[0] * a[1] * Math.Exp(a[2])];

    private static Judge Of(SpoiledSubject.Spoil spoil) => new(new SpoiledSubject(typeof(JudgeTests), nameof(Product), spoil), Inputs.Clone());

    private static Judge OnGradient(Func<object?, object?> spoil) => Of((suffix, _, _, result) => suffix == "Gradient" ? spoil(result) : result);

    private static void AssertFound(Judge judge)
    {
        Fails(() => judge.TheGradientIs(Right));
        Fails(judge.ForwardAgreesWithReverse);
        Fails(() => judge.ReverseAgreesWithDifferences());
    }

    private static void Fails(Action question) => Assert.ThrowsAny<XunitException>(question);
}

using System;
using DiffProg.Runtime.Tests.Checks;
using Xunit;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Naming;

/// <summary>Instance methods: what the object holds is a constant.</summary>
public static class InstanceTests
{
    [Fact]
    public static void Fields_of_the_object_are_constants()
    {
        Spring spring = new(3) { Damping = 0.5 };
        Assert.Equal((2 * 3 * 1.5) + 0.5, spring.EnergyGradient(1.5), 1e-15);
        Assert.Equal((spring.Energy(1.5), 9.5), spring.EnergyJvp(1.5, 1));
        Assert.Equal(6, spring.EnergyHvp(1.5, 1));
        spring.Damping = 2;
        Assert.Equal(11, spring.EnergyGradient(1.5), 1e-15);
    }

    [Fact]
    public static void A_method_calls_another_of_its_object()
    {
        Spring spring = new(3) { Damping = 0.5 };
        double[] x = [1.5, -0.7], gradient = new double[2];
        double value = spring.TotalValueAndGradient(x, gradient);
        Assert.Equal(spring.Total([1.5, -0.7]), value);
        Assert.Equal(9.5, gradient[0], 1e-15);
        Assert.Equal(-3.7, gradient[1], 1e-15);
    }

    [Theory]
    [InlineData(typeof(Spring), nameof(Spring.Total), 1.5, -0.7, 0.2)]
    [InlineData(typeof(Derived), nameof(Derived.Twice), 1.5, -0.7, 0.2)]
    [InlineData(typeof(Scale), nameof(Scale.Norm), 1.5, -0.7, 0.2)]
    [InlineData(typeof(Outer.Middle.Inner), nameof(Outer.Middle.Inner.Sum), 1.5, -0.7, 0.2)]
    public static void Instance_methods_pass_every_question(Type type, string method, params double[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        object instance = type == typeof(Spring) ? new Spring(3) { Damping = 0.5 }
            : type == typeof(Derived) ? new Derived() { Damping = -1 }
            : type == typeof(Scale) ? new Scale(2.5)
            : new Outer.Middle.Inner();
        Judge judge = new(new Subject(type, method, instance), x);
        judge.ValuesAndArgumentsAreThePrimals();
        judge.ValueAndGradientOverwrites();
        judge.AccumulateGradientAdds();
        judge.ForwardAgreesWithReverse();
        judge.ReverseAgreesWithDifferences();
        judge.SecondOrderAgreesWithDifferences();
    }
}

internal partial class Spring(double stiffness)
{
    private readonly double _stiffness = stiffness;
    internal double Damping;

    [Differentiable(Derivatives = Both)]
    internal double Energy(double x) => (_stiffness * x * x) + (Damping * x);

    [Differentiable(Derivatives = Both)]
    internal double Total(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Energy(x[i]) * (this._stiffness > 0 ? 1 : Damping);
        }

        return sum;
    }
}

internal sealed partial class Derived() : Spring(2)
{
    [Differentiable(Derivatives = Both)]
    internal double Twice(double[] x) => Total(x) * Total(x) * Damping;
}

internal readonly partial record struct Scale(double Unused)
{
    private readonly double _factor = Unused;

    [Differentiable(Derivatives = Both)]
    public double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Square(x, x.Length)) * _factor;

    [Differentiable(Derivatives = Both)]
    private double Square(ReadOnlySpan<double> x, int n) => n == 0 ? 0 : (x[n - 1] * x[n - 1] * _factor) + Square(x, n - 1);
}

internal partial struct Outer
{
    internal sealed partial record Middle
    {
        internal sealed partial class Inner
        {
            internal readonly double Weight = 1.5;

            [Differentiable(Derivatives = Both)]
            internal double Sum(double[] x) => Weight * Twofold(x[0]) * Middle.Twofold(x[1]) * x[2];

            [Differentiable(Derivatives = Both)]
            private static double Twofold(double x) => 2 * x;
        }

        [Differentiable(Derivatives = Both)]
        internal static double Twofold(double x) => 2 * x * x;
    }
}

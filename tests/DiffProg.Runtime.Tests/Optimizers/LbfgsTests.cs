using System;
using System.Linq;
using DiffProg.Tests.Blocks;
using Xunit;

namespace DiffProg.Tests.Optimizers;

/// <summary>L-BFGS with its line search.</summary>
public sealed class LbfgsTests
{
    [Theory]
    [InlineData(2, 60)]
    [InlineData(10, 120)]
    [InlineData(100, 700)]
    public void The_valley_of_Rosenbrock_is_walked_to_its_end(int dimensions, int steps)
    {
        double[] x = [.. Enumerable.Range(0, dimensions).Select(i => i % 2 == 0 ? -1.2 : 1.0)];
        double[] gradient = new double[dimensions];
        Lbfgs lbfgs = new();
        double value = double.PositiveInfinity;
        for (int i = 0; i < steps; i++)
        {
            double next = lbfgs.Step(x, gradient, Problems.Valley);
            Assert.True(next <= value);
            value = next;
        }

        Assert.All(x, v => Assert.Equal(1, v, 1e-6));
        Assert.All(gradient, g => Assert.Equal(0, g, 1e-5));
    }

    [Fact]
    public void Values_that_are_not_finite_shorten_the_step()
    {
        double[] x = [10, 0.01, 3];
        double[] gradient = new double[3];
        Lbfgs lbfgs = new();
        for (int i = 0; i < 60; i++)
        {
            lbfgs.Step(x, gradient, Problems.Barrier);
        }

        Assert.All(x, v => Assert.Equal(1, v, 1e-6));
    }

    [Fact]
    public void Each_step_fulfils_the_strong_Wolfe_conditions()
    {
        double[] x = [-1.2, 1];
        double[] gradient = new double[2];
        double[] gradientBefore = new double[2];
        Lbfgs lbfgs = new();
        for (int i = 0; i < 25; i++)
        {
            double[] before = [.. x];
            double valueBefore = Problems.Valley(before, gradientBefore);
            double value = lbfgs.Step(x, gradient, Problems.Valley);
            double slopeBefore = gradientBefore.Zip(x.Zip(before, (a, b) => a - b), (g, d) => g * d).Sum();
            double slope = gradient.Zip(x.Zip(before, (a, b) => a - b), (g, d) => g * d).Sum();
            Assert.True(lbfgs.LastStepLength > 0);
            Assert.True(value <= valueBefore + (1e-4 * slopeBefore) + 1e-15);
            Assert.True(Math.Abs(slope) <= 0.9 * Math.Abs(slopeBefore) + 1e-15);
        }
    }

    [Fact]
    public void At_the_minimum_nothing_moves()
    {
        double[] x = [1, 1, 1];
        double[] gradient = [9, 9, 9];
        Lbfgs lbfgs = new();
        Assert.Equal(0, lbfgs.Step(x, gradient, Problems.Valley));
        Assert.Equal(0, lbfgs.LastStepLength);
        Assert.Equal([1, 1, 1], x);
        Assert.Equal([0, 0, 0], gradient);
    }

    [Fact]
    public void Parameters_that_were_changed_between_steps_are_seen()
    {
        double[] x = [-1.2, 1];
        double[] gradient = new double[2];
        Lbfgs lbfgs = new();
        lbfgs.Step(x, gradient, Problems.Valley);
        (x[0], x[1]) = (5, 5);
        double value = lbfgs.Step(x, gradient, Problems.Valley);
        double[] check = new double[2];
        Assert.Equal(value, Problems.Valley(x, check));
        Assert.Equal(check, gradient);
        Assert.True(value < Problems.Valley([5.0, 5.0], check));
    }

    [Fact]
    public void A_block_with_shared_and_derived_members_is_minimised()
    {
        Network model = OptimizerTests.MakeShared();
        Network.Tangent gradient = Network.Tangent.ZeroLike(model);
        Lbfgs lbfgs = new(4);
        for (int i = 0; i < 20; i++)
        {
            lbfgs.Step<Network, Network.Tangent>(ref model, ref gradient, Problems.Distance);
        }

        Assert.All(Conformance.ParametersOf<Network, Network.Tangent>(model), p => Assert.Equal(3, p, 1e-9));
        Assert.Same(((Dense)model.Layers[0]).Weights, model.Tied);
        Assert.All(Conformance.NumbersOf(gradient), g => Assert.Equal(0, g, 1e-9));
    }

    [Fact]
    public void Structs_and_records_are_minimised()
    {
        Gaussian gaussian = new(5, 6);
        Gaussian.Tangent gradient = default;
        Lbfgs lbfgs = new();
        for (int i = 0; i < 20; i++)
        {
            lbfgs.Step<Gaussian, Gaussian.Tangent>(ref gaussian, ref gradient, static (Gaussian g, ref Gaussian.Tangent d) =>
            {
                d = new() { Mean = g.Mean - 1, Deviation = 3 * (g.Deviation - 2) };
                return (0.5 * d.Mean * d.Mean) + (d.Deviation * d.Deviation / 6);
            });
        }

        Assert.Equal(1, gaussian.Mean, 1e-9);
        Assert.Equal(2, gaussian.Deviation, 1e-9);
    }

    [Fact]
    public void Steps_with_a_search_allocate_nothing()
    {
        double[] x = [-1.2, 1, -1.2, 1];
        double[] gradient = new double[4];
        ValueAndGradient function = Problems.Valley;
        Lbfgs lbfgs = new(3);
        for (int i = 0; i < 5; i++)
        {
            lbfgs.Step(x, gradient, function);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        lbfgs.Step(x, gradient, function);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_same_function_gives_the_same_bits()
    {
        double[] Run()
        {
            double[] x = [.. Enumerable.Range(0, 33).Select(i => Math.Cos(i))];
            double[] gradient = new double[33];
            Lbfgs lbfgs = new();
            for (int i = 0; i < 30; i++)
            {
                lbfgs.Step(x, gradient, Problems.Valley);
            }

            return x;
        }

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        double[] x = new double[2];
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => new Lbfgs().Step(x, new double[3], Problems.Valley)).ParamName);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => new Lbfgs().Step(x, x, Problems.Valley)).ParamName);
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => new Lbfgs().Step(x, new double[2], null!)).ParamName);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Tests.Blocks;
using Xunit;

namespace DiffProg.Tests.Optimizers;

/// <summary>Optimisers reach known minima, follow their formulas, and allocate nothing.</summary>
public sealed class OptimizerTests
{
    private static readonly Dictionary<string, Func<Optimizer>> All = new(StringComparer.Ordinal)
    {
        ["Sgd"] = () => new Sgd(0.1),
        ["Momentum"] = () => new Momentum(0.05),
        ["Nesterov"] = () => new Momentum(0.05, nesterov: true),
        ["Adam"] = () => new Adam(0.05),
        ["AdamW"] = () => new AdamW(0.05, weightDecay: 0),
        ["Lbfgs"] = () => new Lbfgs(),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bottom_of_a_bowl_is_found(string name)
    {
        Optimizer optimizer = All[name]();
        double[] x = new double[11];
        double[] gradient = new double[11];
        for (int i = 0; i < 3000; i++)
        {
            Problems.Bowl(x, gradient);
            optimizer.Step(x, gradient);
        }

        Assert.All(x, (v, i) => Assert.Equal(i + 1, v, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Least_squares_are_solved(string name)
    {
        Optimizer optimizer = All[name]();
        optimizer.LearningRate *= 0.9;
        double[] line = [0, 0];
        double[] gradient = new double[2];
        for (int i = 0; i < 5000; i++)
        {
            Problems.Line(line, gradient);
            optimizer.Step(line, gradient);
        }

        Assert.Equal(1.1, line[0], 1e-6);
        Assert.Equal(1.1, line[1], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_block_moves_as_its_row_does_and_steps_allocate_nothing(string name)
    {
        (Optimizer ofBlock, Optimizer ofRow) = (All[name](), All[name]());
        Network model = MakeShared();
        double[] row = Conformance.ParametersOf<Network, Network.Tangent>(model);
        double[] rowGradient = new double[row.Length];
        Network.Tangent gradient = Network.Tangent.ZeroLike(model);
        for (int i = 0; i < 20; i++)
        {
            Problems.Distance(model, ref gradient);
            gradient.CopyTo(rowGradient);
            Assert.Same(model, ofBlock.Step(model, gradient));
            ofRow.Step(row, rowGradient);
            Assert.Equal(row, Conformance.ParametersOf<Network, Network.Tangent>(model));
        }

        Assert.Same(((Dense)model.Layers[0]).Weights, model.Tied);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ofBlock.Step(model, gradient);
        ofRow.Step(row, rowGradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Steps_of_structs_allocate_nothing_and_records_become_new_ones()
    {
        Boxed boxed = new() { Values = [1, 2], At = new(3, 4) };
        Boxed.Tangent gradient = new() { Values = [1, 1], At = new() { X = 1 } };
        Momentum momentum = new(0.5);
        boxed = momentum.Step(boxed, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        boxed = momentum.Step(boxed, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal([-0.45, 0.55], boxed.Values.Select(v => Math.Round(v, 12)));

        Settings settings = new(1, [2], 3, 4);
        Settings stepped = new Sgd(0.5).Step(settings, new Settings.Tangent { Gain = 1, Weights = [2] });
        Assert.Equal((0.5, 1, 3, 4), (stepped.Gain, stepped.Weights[0], stepped.Steps, stepped.Limit));
    }

    [Fact]
    public void Steps_follow_their_formulas()
    {
        Assert.Equal([1 - (0.1 * 2), -0.1 * 4], Two(new Sgd(0.1), 2, 4, steps: 1));
        Assert.Equal(1 - (0.1 * 2) - (0.1 * ((0.9 * 2) + 2)), Two(new Momentum(0.1), 2, 4, steps: 2)[0], 1e-15);
        Assert.Equal(1 - (0.1 * (2 + (0.9 * 2))), Two(new Momentum(0.1, nesterov: true), 2, 4, steps: 1)[0], 1e-15);

        // The first step of Adam is the learning rate, whatever the gradient's size.
        Assert.Equal(1 - 0.1, Two(new Adam(0.1), 2, 4, steps: 1)[0], 1e-8);
        Assert.Equal(1 - 0.2, Two(new Adam(0.1), 2, 4, steps: 2)[0], 1e-8);
        Assert.Equal((1 * (1 - (0.1 * 0.5))) - 0.1, Two(new AdamW(0.1, weightDecay: 0.5), 2, 4, steps: 1)[0], 1e-8);
    }

    [Fact]
    public void Vectors_and_their_tails_take_the_same_steps()
    {
        foreach (Func<Optimizer> make in All.Values.Where(m => m() is not Lbfgs))
        {
            Optimizer wide = make();
            Optimizer narrow = make();
            double[] x = [.. Enumerable.Repeat(0.3, 37)];
            double[] one = [0.3];
            for (int i = 1; i < 9; i++)
            {
                wide.Step(x, [.. Enumerable.Repeat(Math.Sin(i), 37)]);
                narrow.Step(one, [Math.Sin(i)]);
            }

            Assert.All(x, v => Assert.Equal(one[0], v));
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        Assert.Equal("learningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(double.NaN)).ParamName);
        Assert.Equal("learningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(0)).ParamName);
        Assert.Equal("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().LearningRate = double.PositiveInfinity).ParamName);
        Assert.Equal("decay", Assert.Throws<ArgumentOutOfRangeException>(() => new Momentum(1, 1)).ParamName);
        Assert.Equal("beta1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: -0.1)).ParamName);
        Assert.Equal("beta2", Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(beta2: 1)).ParamName);
        Assert.Equal("epsilon", Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(epsilon: 0)).ParamName);
        Assert.Equal("weightDecay", Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(weightDecay: double.NaN)).ParamName);
        Assert.Equal("historySize", Assert.Throws<ArgumentOutOfRangeException>(() => new Lbfgs(0)).ParamName);
        foreach (Func<Optimizer> make in All.Values)
        {
            Optimizer optimizer = make();
            double[] x = new double[3];
            Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => optimizer.Step(x, new double[2])).ParamName);
            Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => optimizer.Step(x, x)).ParamName);
            optimizer.Step(x, [1, 1, 1]);
            if (optimizer is not Sgd)
            {
                Assert.Throws<ArgumentException>(() => optimizer.Step(new double[4], [1, 1, 1, 1]));
            }

            optimizer.Reset();
            optimizer.Step(new double[4], [1, 1, 1, 1]);
        }

        Network.Tangent of = Network.Tangent.ZeroLike(new Network());
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => new Sgd(1).Step(MakeShared(), of)).ParamName);
    }

    internal static Network MakeShared()
    {
        double[] row = [1, 2];
        Dense dense = new() { Weights = row };
        return new() { Layers = [dense, new Gated { Weights = row }, new Plain()], Head = dense, Tied = row };
    }

    private static double[] Two(Optimizer optimizer, double a, double b, int steps)
    {
        double[] x = [1, 0];
        for (int i = 0; i < steps; i++)
        {
            optimizer.Step(x, [a, b]);
        }

        return x;
    }
}

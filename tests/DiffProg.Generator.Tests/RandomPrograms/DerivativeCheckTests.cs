using System;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The check that judges derivatives has to pass right ones and to fail wrong ones.</summary>
public sealed class DerivativeCheckTests
{
    private static readonly Trial[] Trials = [.. Enumerable.Range(0, 100)
        .Select(i => Trial.Draw(Settings.Series, (uint)i, Feature.Core))
        .Where(trial => trial.Unfit() is null)];

    [Fact]
    public void Right_derivatives_pass()
    {
        foreach (var trial in Trials)
            Assert.True(DerivativeCheck.Failure(trial, Honest(trial)) is null, $"{DerivativeCheck.Failure(trial, Honest(trial))}\n{trial}");
    }

    [Fact]
    public void A_tangent_that_is_slightly_off_fails() => FailsMostly(honest => honest with
    {
        Jvp = (arguments, tangents, value) => 1e-8 + honest.Jvp(arguments, tangents, value),
    });

    [Fact]
    public void A_tangent_buffer_that_is_not_updated_fails() => FailsSometimes(honest => honest with
    {
        Jvp = (arguments, tangents, value) => honest.Jvp(arguments, Arguments.Copy(tangents), value),
    });

    [Fact]
    public void Overwriting_where_accumulation_is_due_fails() => FailsMostly(honest => honest with
    {
        AccumulateGradient = (arguments, seed, gradients) =>
        {
            double[][] fresh = Arguments.Zeros(gradients);
            double value = honest.AccumulateGradient(arguments, seed, fresh);
            for (int p = 0; p < fresh.Length; p++)
                fresh[p].CopyTo(gradients[p], 0);
            return value;
        },
    });

    [Fact]
    public void A_seed_that_is_ignored_fails() => FailsMostly(honest => honest with
    {
        AccumulateGradient = (arguments, seed, gradients) => honest.AccumulateGradient(arguments, 1, gradients),
    });

    [Fact]
    public void A_gradient_that_adds_where_it_should_overwrite_fails() => FailsMostly(honest => honest with
    {
        ValueAndGradient = (arguments, gradients) => honest.AccumulateGradient(arguments, 1, gradients),
    });

    [Fact]
    public void Arguments_that_are_put_back_fail() => FailsSometimes(honest => honest with
    {
        AccumulateGradient = (arguments, seed, gradients) => honest.AccumulateGradient(Arguments.Copy(arguments), seed, gradients),
    });

    [Fact]
    public void A_value_that_is_off_in_its_last_bit_fails() => FailsMostly(honest => honest with
    {
        ValueAndGradient = (arguments, gradients) => Math.BitIncrement(honest.ValueAndGradient(arguments, gradients)),
    });

    [Fact]
    public void The_adapters_fit_the_members_that_are_promised()
    {
        var harness = Trials.Aggregate(GeneratorHarness.For().WithoutGenerator(), (all, trial) => all
            .WithSource(trial.TypeName + ".cs", trial.Source)
            .WithSource(trial.TypeName + "Members.cs", PromisedMembers.Print(trial))
            .WithSource(trial.TypeName + "Adapter.cs", Adapter.Print(trial, withDerivatives: true)));
        harness.Run().ShouldCompile();
    }

    [Fact]
    public void Derivatives_written_by_hand_pass_through_the_adapter()
    {
        var a = new Element("a", new IntegerLiteral(1));
        var x = new Variable(Kind.Real, "x");
        Block body = new([
            new Perform(new Assignment(a, '*', x)),
            new Return(new Arithmetic('*', a, x))]);
        Parameter[] parameters = [new("a", Kind.Array, Shape.Span), new("k", Kind.Integer), new("x", Kind.Real)];
        var root = new Method("F", Kind.Real, [.. parameters], body);
        var arguments = new Arguments([[2, 3], [4], [5]], [[0.5, -1], [0], [0.25]], [[1, 2], [0], [3]], -1.5);
        var trial = new Trial(0, 0, new RandomProgram(root, [], []), arguments);
        const string Members = """
            using System;

            public static partial class P0
            {
                public static (double[] a, double x) FGradient(Span<double> a, int k, double x)
                {
                    double[] gradient = new double[a.Length];
                    FValueAndGradient(a, k, x, gradient, out double xGradient);
                    return (gradient, xGradient);
                }

                public static double FValueAndGradient(Span<double> a, int k, double x, Span<double> aGradient, out double xGradient)
                {
                    xGradient = 0;
                    aGradient.Clear();
                    return FAccumulateGradient(a, k, x, 1, aGradient, ref xGradient);
                }

                public static double FAccumulateGradient(
                    Span<double> a, int k, double x, double seed, Span<double> aGradient, ref double xGradient)
                {
                    aGradient[1] += seed * x * x;
                    xGradient += seed * 2 * a[1] * x;
                    return F(a, k, x);
                }

                public static (double Value, double Tangent) FJvp(Span<double> a, int k, double x, Span<double> aTangent, double xTangent)
                {
                    aTangent[1] = (aTangent[1] * x) + (a[1] * xTangent);
                    double value = F(a, k, x);
                    return (value, (aTangent[1] * x) + (a[1] * xTangent));
                }
            }
            """;
        using var assembly = GeneratorHarness
            .For(trial.Source, Members, Adapter.Print(trial, withDerivatives: true), RecorderSource.Text)
            .WithoutGenerator().Run().ShouldCompile().Load();
        Assert.Null(DerivativeCheck.Failure(trial, CompiledProgram.Load(assembly, trial)));
    }

    private static void FailsMostly(Func<CompiledProgram, CompiledProgram> spoil) => Fails(spoil, Trials.Length / 2);

    private static void FailsSometimes(Func<CompiledProgram, CompiledProgram> spoil) => Fails(spoil, 5);

    private static void Fails(Func<CompiledProgram, CompiledProgram> spoil, int least)
    {
        int failures = Trials.Count(trial => DerivativeCheck.Failure(trial, spoil(Honest(trial))) is not null);
        Assert.True(failures >= least, $"{failures} of {Trials.Length} failed, at least {least} should");
    }

    /// <summary>A program whose derivatives are the interpreter's own, one direction at a time.</summary>
    private static CompiledProgram Honest(Trial trial)
    {
        return new CompiledProgram(arguments => Run(arguments, Arguments.Zeros(arguments)).Value)
        {
            Jvp = (arguments, tangents, value) =>
            {
                var result = Run(arguments, tangents);
                value[0] = result.Value;
                return result.Tangent;
            },
            AccumulateGradient = Accumulate,
            ValueAndGradient = Overwrite,
            Gradient = Overwrite,
            TakeRecording = () => "",
        };

        double Overwrite(double[][] arguments, double[][] gradients)
        {
            foreach (double[] gradient in gradients)
                Array.Clear(gradient);
            return Accumulate(arguments, 1, gradients);
        }

        double Accumulate(double[][] arguments, double seed, double[][] gradients)
        {
            for (int p = 0; p < arguments.Length; p++)
            {
                for (int i = 0; trial.Program.Root.Parameters[p].IsDifferentiable && i < arguments[p].Length; i++)
                {
                    double[][] unit = Arguments.Zeros(arguments);
                    unit[p][i] = 1;
                    gradients[p][i] += seed * Run(Arguments.Copy(arguments), unit).Tangent;
                }
            }
            return Run(arguments, Arguments.Zeros(arguments)).Value;
        }

        Dual Run(double[][] arguments, double[][] tangents)
        {
            var run = Interpreter.Run(trial.Program, arguments, tangents);
            for (int p = 0; p < arguments.Length; p++)
            {
                for (int i = 0; trial.Program.Root.Parameters[p].IsArray && i < arguments[p].Length; i++)
                    (arguments[p][i], tangents[p][i]) = (run.Memory[p][i].Real.Value, run.Memory[p][i].Real.Tangent);
            }
            return run.Result;
        }
    }
}

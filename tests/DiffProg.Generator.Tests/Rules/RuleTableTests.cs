using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>Every row of the rule table, and every operator, against differences that know nothing of rules.</summary>
public sealed class RuleTableTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, CompiledRule>> Compiled = new(() => CompiledRules.Of([.. RuleCases.Rules, .. RuleCases.Operators]));

    public static TheoryData<string> Names => [.. RuleCases.Rules.Concat(RuleCases.Operators).Select(c => c.Name)];

    [Fact]
    public void Every_rule_with_a_floating_point_result_has_points_to_try_it_at()
    {
        Assert.Empty(RuleCases.Symbols.Except(RuleCases.Rules.Select(r => r.Name)));
        Assert.Empty(RuleCases.NamesWithoutRule);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_the_limit_of_differences(string name) => AtEveryPoint(name, (rule, x) =>
    {
        double[] gradient = rule.Gradient(x);
        for (int i = 0; i < x.Length; i++)
        {
            Near(Ridders.Derivative(t => rule.Value(Moved(x, Unit(x.Length, i), t)), Step(x)), gradient[i], 1e-9, $"∂{i} of {name}", x);
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_and_reverse_agree(string name) => AtEveryPoint(name, (rule, x) =>
    {
        double[] gradient = rule.Gradient(x);
        foreach (double[] direction in Directions(x.Length))
        {
            double[] jvp = rule.Jvp(x, direction);
            Assert.Equal(rule.Value(x), jvp[0]);
            Near(gradient.Zip(direction, (g, d) => g * d).Sum(), jvp[1], 1e-13, $"tangent of {name}", x);
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_second_derivative_is_the_limit_of_differences_of_the_gradient(string name) => AtEveryPoint(name, (rule, x) =>
    {
        foreach (double[] direction in Directions(x.Length))
        {
            double[] product = rule.Hvp(x, direction);
            for (int i = 0; i < x.Length; i++)
            {
                Near(Ridders.Derivative(t => rule.Gradient(Moved(x, direction, t))[i], Step(x)), product[i], 1e-6, $"Hessian row {i} of {name}", x);
            }
        }
    });

    [Fact]
    public void Differences_are_as_exact_as_the_tolerance_asks()
    {
        Assert.Equal(Math.Exp(0.3), Ridders.Derivative(t => Math.Exp(0.3 + t), 0.02), 1e-11);
        Assert.Equal(-1 / 0.64, Ridders.Derivative(t => 1 / (0.8 + t), 0.02), 1e-11);
    }

    private static void AtEveryPoint(string name, Action<CompiledRule, double[]> check)
    {
        foreach (double[] x in Compiled.Value[name].Case.Points)
        {
            check(Compiled.Value[name], x);
        }
    }

    private static IEnumerable<double[]> Directions(int length) =>
        Enumerable.Range(0, length).Select(i => Unit(length, i)).Append([.. new[] { 0.7, -1.3, 0.4 }.Take(length)]);

    private static double[] Unit(int length, int index) => [.. Enumerable.Range(0, length).Select(i => i == index ? 1.0 : 0)];

    private static double[] Moved(double[] x, double[] direction, double t) => [.. x.Zip(direction, (value, d) => value + (t * d))];

    private static double Step(double[] x) => 0.02 * Math.Max(1, x.Max(Math.Abs) / 10);

    private static void Near(double expected, double actual, double tolerance, string what, double[] x) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), 1e-2),
        string.Create(CultureInfo.InvariantCulture, $"{what} at ({string.Join("; ", x)}): {actual:R}, expected {expected:R}"));
}

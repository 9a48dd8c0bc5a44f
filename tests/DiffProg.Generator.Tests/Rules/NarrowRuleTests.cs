using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>Every rule for <c>float</c> and <c>Half</c>, against the same rule for <c>double</c> at the same points.</summary>
public sealed class NarrowRuleTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, CompiledRule>> Compiled = new(() => CompiledRules.Of([.. RuleCases.Narrow.Select(n => n.Case)]));
    private static readonly Lazy<IReadOnlyDictionary<string, CompiledRule>> Doubles = new(() => CompiledRules.Of(RuleCases.Rules));

    public static TheoryData<string> Names => [.. RuleCases.Narrow.Select(n => n.Case.Name)];

    [Fact]
    public void Both_widths_are_there()
    {
        Assert.Contains("MathF.Sin(float)", Names);
        Assert.Contains("float.Hypot(float,float)", Names);
        Assert.Contains("Math.Max(float,float)", Names);
        Assert.Contains("Half.RootN(Half,int)", Names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivatives_are_those_of_double(string name)
    {
        (RuleCase narrow, RuleCase wide) = RuleCases.Narrow.Single(n => n.Case.Name == name);
        CompiledRule rule = Compiled.Value[name];
        CompiledRule reference = Doubles.Value[wide.Name];
        double epsilon = narrow.Number == "float" ? 1e-6 : 4e-3;
        foreach (double[] point in narrow.Points)
        {
            double[] x = [.. point.Select(v => narrow.Number == "float" ? (float)v : (double)(Half)v)];
            double[] direction = [.. new[] { 0.75, -1.25, 0.5 }.Take(x.Length)];
            Near(reference.Value(x), rule.Value(x), 4 * epsilon, "value", x);
            double[] gradient = reference.Gradient(x);
            Assert.All(rule.Gradient(x).Zip(gradient), g => Near(g.Second, g.First, 4 * epsilon, "gradient", x));
            double size = gradient.Zip(direction, (g, d) => Math.Abs(g * d)).Sum();
            Near(reference.Jvp(x, direction)[1], rule.Jvp(x, direction)[1], 4 * epsilon, "tangent", x, size);
            double[] product = reference.Hvp(x, direction);
            Assert.All(rule.Hvp(x, direction).Zip(product), h => Near(h.Second, h.First, 10 * epsilon, "Hessian times direction", x, product.Max(Math.Abs)));
        }
    }

    private static void Near(double expected, double actual, double tolerance, string what, double[] x, double size = 0) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), Math.Max(size, 0.1)),
        string.Create(CultureInfo.InvariantCulture, $"{what} at ({string.Join("; ", x)}): {actual:R}, expected {expected:R}"));
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>A primitive or an operator as a method of its arguments, and the points to try it at.</summary>
/// <param name="Name">The rule's symbol, or the operator.</param>
/// <param name="Expression">It applied to <c>a</c>, <c>b</c>, <c>c</c>.</param>
/// <param name="Points">Points away from kinks, each with a coordinate for each argument.</param>
/// <param name="Number">The width of its arguments and its value.</param>
internal sealed record RuleCase(string Name, string Expression, IReadOnlyList<double[]> Points, string Number = "double")
{
    private string[] Names => [.. new[] { "a", "b", "c" }.Take(Points[0].Length)];

    /// <summary>The method, and members that take its arguments and directions as arrays.</summary>
    public string Print(string type)
    {
        string arguments = string.Join(", ", Names.Select((_, i) => $"({Number})x[{i}]"));
        string directions = string.Join(", ", Names.Select((_, i) => $"({Number})d[{i}]"));
        string parts = Names.Length == 1 ? "(double)g" : string.Join(", ", Names.Select(n => "(double)g." + n));
        return $$"""
            using System;
            using DiffProg;

            public static partial class {{type}}
            {
                [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
                public static {{Number}} F({{string.Join(", ", Names.Select(n => $"{Number} {n}"))}}) => {{Expression}};

                public static double Value(double[] x) => (double)F({{arguments}});

                public static double[] Gradient(double[] x)
                {
                    var g = FGradient({{arguments}});
                    return [{{parts}}];
                }

                public static double[] Jvp(double[] x, double[] d)
                {
                    var r = FJvp({{arguments}}, {{directions}});
                    return [(double)r.Value, (double)r.Tangent];
                }

                public static double[] Hvp(double[] x, double[] d)
                {
                    var g = FHvp({{arguments}}, {{directions}});
                    return [{{parts}}];
                }
            }
            """;
    }
}

internal sealed record CompiledRule(
    RuleCase Case,
    Func<double[], double> Value,
    Func<double[], double[]> Gradient,
    Func<double[], double[], double[]> Jvp,
    Func<double[], double[], double[]> Hvp);

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>What the framework can compute with numbers has a rule, or a reason for having none.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Every_function_of_floating_point_numbers_has_a_rule_or_a_reason_for_having_none() =>
        Assert.Equal([], Framework.OfFloatingPoint.Where(m => NoRule.Reason(m.Name) is null && PartFunctions.Find(m.DeclaringType!.Name, m.Name) is null).Select(Framework.Symbol).Where(s => RuleTable.Find(s) is null));

    [Fact]
    public void What_has_a_reason_for_having_no_rule_has_none() =>
        Assert.Equal([], Framework.OfFloatingPoint.Where(m => NoRule.Reason(m.Name) is not null).Select(Framework.Symbol).Where(s => RuleTable.Find(s) is not null));

    [Fact]
    public void Every_rule_returns_what_the_method_returns()
    {
        foreach (MethodInfo method in Framework.OfFloatingPoint)
        {
            if (RuleTable.Find(Framework.Symbol(method)) is { } rule)
            {
                string returns = method.ReturnType == typeof(bool) ? "bool"
                    : method.ReturnType == typeof(int) ? "int"
                    : method.ReturnType == typeof(float) ? "float"
                    : method.ReturnType == typeof(Half) ? "Half"
                    : "double";
                Assert.Equal((rule.Symbol, returns), (rule.Symbol, rule.Type.Scalar.Name()));
                Assert.Equal((rule.Symbol, method.GetParameters().Length), (rule.Symbol, rule.Partials.Count));
            }
        }
    }

    /// <summary>Those without run as they are: products that have a rule as methods of <c>Math</c>, addresses, a checksum.</summary>
    [Fact]
    public void Every_function_of_integers_has_a_rule_but_some() => Assert.Equal(
        ["BigMul", "BigMul", "Add", "Subtract", "Add", "Subtract", "Crc32C", "Crc32C", "Crc32C", "Crc32C"],
        Framework.OfIntegers.Where(m => RuleTable.Find(Framework.Symbol(m)) is null).Select(m => m.Name));

    [Fact]
    public void What_takes_longer_than_an_access_to_memory_is_kept_for_the_reverse_sweep()
    {
        Assert.True(RuleTable.Get("Math.Exp(double)").IsCostly);
        Assert.True(RuleTable.Get("Math.Pow(double,double)").IsCostly);
        Assert.False(RuleTable.Get("Math.Max(double,double)").IsCostly);
        Assert.False(RuleTable.Get("Math.Floor(double)").IsCostly);
    }

    [Fact]
    public void Only_what_users_say_of_a_derivative_drops_that_of_an_argument()
    {
        Assert.Equal(0, DerivativeRows.Dropped("Diff.StopGradient(double)"));
        Assert.Equal(0, DerivativeRows.Dropped("Diff.ReplaceGradient(double,double)"));
        Assert.Null(DerivativeRows.Dropped("Math.Sin(double)"));
    }

    [Fact]
    public void Every_rule_of_integers_is_one_of_the_frameworks_and_returns_what_that_returns()
    {
        Assert.Equal([], IntegerRows.All.Select(r => r.Symbol).Where(s => !Framework.Has(s)));
        IEnumerable<string> calls = IntegerRows.All.Select((r, i) =>
        {
            string[] parameters = r.Symbol.Substring(r.Text.Length + 1).TrimEnd(')').Split(',');
            string arguments = string.Join(", ", parameters.Select((p, k) => $"({p})n{(k > 0 ? " + " + k : "")}").Select((a, k) => k == 0 ? a : $"({parameters[k]})(n + {k})"));
            return $"[Differentiable] public static double F{i}(double x, int n) {{ {r.Type.Scalar.Name()} k = {r.Text}({arguments}); return {(r.Type == IrType.Bool ? "k ? x * x : x" : "x * k")}; }}";
        });
        _ = GeneratorHarness.For("using System;\nusing DiffProg;\npublic static partial class C\n{\n" + string.Join("\n", calls) + "\n}\n").Run().ShouldCompileWithoutWarnings();
    }

    [Theory]
    [InlineData("Math.ReciprocalEstimate(x)", "Math.ReciprocalEstimate(x)", "its value is an estimate that differs between machines; write the quotient")]
    [InlineData("double.ReciprocalSqrtEstimate(x)", "double.ReciprocalSqrtEstimate(x)", "its value is an estimate that differs between machines; write the quotient")]
    [InlineData("x + Math.BitIncrement(x)", "Math.BitIncrement(x)", "it speaks of how a number is stored, and has no derivative")]
    [InlineData("x; _ = Math.DivRem((int)x, 2)", "Math.DivRem((int)x, 2)", "it returns two numbers; write '/' and '%'")]
    public void What_has_no_rule_is_refused_with_its_reason(string expression, string located, string reason)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($"using System;\nusing DiffProg;\npublic static partial class C\n{{\n[Differentiable] public static double F(double x) {{ double y = {expression}; return y; }}\n}}\n").Run();
        var error = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Contains(reason, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var place = error.AdditionalLocations[0];
        Assert.Equal(located, outcome.Compilation.SyntaxTrees.Single(t => t.FilePath == place.GetLineSpan().Path).GetText().ToString(place.SourceSpan));
    }

    [Fact]
    public void What_has_no_rule_may_be_called_where_no_derivative_flows_through_it() =>
        _ = GeneratorHarness.For("using System;\nusing DiffProg;\npublic static partial class C\n{\n[Differentiable] public static double F(double x, int n) => x * Math.BitIncrement(n) * Math.ReciprocalEstimate(2.0);\n}\n")
            .Run().ShouldCompileWithoutWarnings();
}

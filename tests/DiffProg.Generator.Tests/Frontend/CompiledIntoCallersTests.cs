using System.Linq;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>A marked method without derivatives of its own says so.</summary>
public sealed class CompiledIntoCallersTests
{
    [Theory]
    [InlineData("public static T G<T>(T x) where T : System.Numerics.INumber<T> => x * x;")]
    [InlineData("public static T G<T>(T x) where T : System.Numerics.INumber<T> => x * x; static double Unmarked(double x) => G(x);")]
    [InlineData("public static T G<T>(T x, int n) where T : System.Numerics.INumber<T> => n > 0 ? G(x, n - 1) : x;")]
    [InlineData("public static double G(System.Func<double, double> f, double x) => f(x) * x;")]
    public void A_method_that_is_compiled_into_callers_and_has_none_is_a_warning_at_its_name(string member)
    {
        Diagnostic warning = Assert.Single(Outcome(member).GeneratorDiagnostics);

        Assert.Equal(("DP3006", DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Equal("G", warning.Location.SourceTree?.ToString().Substring(warning.Location.SourceSpan.Start, warning.Location.SourceSpan.Length) ?? "G");
        Assert.StartsWith("'G' has no derivatives", warning.GetMessage(null), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static T G<T>(T x) where T : System.Numerics.INumber<T> => x * x; [Differentiable] static double F(double x) => G(x);")]
    [InlineData("static double G(System.Func<double, double> f, double x) => f(x) * x; [Differentiable] static double F(double x) => G(System.Math.Sin, x);")]
    [InlineData("static T G<T>(T x) where T : System.Numerics.INumber<T> => H(x); [Differentiable] static T H<T>(T x) where T : System.Numerics.INumber<T> => x * x; [Differentiable] static double F(double x) => G(x);")]
    public async Task A_method_with_type_parameters_or_functions_is_compiled_into_the_marked_method_that_calls_it(string member)
    {
        GeneratorOutcome outcome = Outcome(member);

        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Contains("FJvp(", outcome.GeneratedText);
        Assert.Contains("DP3005", (await AnalyzerTests.Analyze(outcome)).Select(d => d.Id));
    }

    private static GeneratorOutcome Outcome(string member) => GeneratorHarness.For($$"""
        using DiffProg;
        public static partial class P
        {
            [Differentiable] {{member}}
        }
        """).Run();
}

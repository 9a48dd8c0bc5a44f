using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>
/// The error at a method says where its reason stands, since a compiler that stops at the declarations shows the one and not the other.
/// </summary>
public static class PlaceOfReasonTests
{
    [Fact]
    public static void It_names_the_line_of_the_first_reason()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("""
            using DiffProg;
            public static partial class C
            {
                [Differentiable]
                public static double F(double x)
                {
                    lock (typeof(C)) { return x; }
                }
            }
            """).Run();
        Assert.EndsWith("; take the lock around the call (line 7)", Assert.Single(outcome.GeneratorDiagnostics).GetMessage(null), System.StringComparison.Ordinal);
    }

    [Fact]
    public static void It_names_the_file_where_it_is_another()
    {
        GeneratorOutcome outcome = GeneratorHarness.For()
            .WithSource("src/Model.cs", "using DiffProg;\n[Differentiable] public partial class Model { public double W; }")
            .WithSource("src/Model.Parts.cs", "public partial class Model {\n public int ParameterCount;\n}")
            .Run();
        Assert.EndsWith("(Model.Parts.cs, line 2)", Assert.Single(outcome.GeneratorDiagnostics).GetMessage(null), System.StringComparison.Ordinal);
    }

    [Fact]
    public static void It_counts_as_a_line_directive_says()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("""
            using DiffProg;
            public static partial class C
            {
            #line 100 "Template.txt"
                [Differentiable]
                public static double F(double x)
                {
                    lock (typeof(C)) { return x; }
                }
            }
            """).Run();
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.EndsWith("(line 103)", error.GetMessage(null), System.StringComparison.Ordinal);
        Assert.Equal(("Template.txt", 100), (error.Location.GetMappedLineSpan().Path, error.Location.GetMappedLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("double F(Node n, double x) => x;")]
    [InlineData("double F(Node[] n, double x) => x;")]
    [InlineData("Node F(double x) => new Node { V = x };")]
    public static void A_method_of_a_refused_type_names_no_tangent_that_is_not_there(string method)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using DiffProg;
            public static partial class C
            {
                [Differentiable] public static {{method}}
            }
            [Differentiable] public partial class Node { public double V; public Node? Next; [Differentiable] public double Twice(double x) => V * x; }
            """).Run();
        Assert.Empty(outcome.Errors);
        string[] errors = [.. outcome.GeneratorDiagnostics.Select(d => d.GetMessage(null))];
        Assert.Equal(3, errors.Length);
        Assert.Equal(2, errors.Count(e => e.Contains("it is marked and refused itself: mend it first", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("double F(System.Threading.Tasks.Task<double> p, double x) => x;", "or types marked [Differentiable], or mark 'p' [NoDerivative] if it is a constant")]
    [InlineData("Plain F(double x) => new Plain();", "mark 'Plain' [Differentiable]")]
    [InlineData("double F(double x) { var (a, b) = G(x); return a * b; } static (double, double) G(double x) => (x, x);", "nor has a rule; mark it")]
    [InlineData("double F(double[,] u, double[,] v) { (u, v) = (v, u); return u[0, 0]; }", "assign a variable that begins as a copy, as in (double[,])grid.Clone()")]
    public static void It_says_what_to_write_instead(string method, string advice)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using DiffProg;
            public static partial class C
            {
                [Differentiable] public static {{method}}
            }
            public class Plain { public double X; }
            """).Run();
        Assert.EndsWith(advice, Assert.Single(outcome.GeneratorDiagnostics).GetMessage(null), System.StringComparison.Ordinal);
    }
}

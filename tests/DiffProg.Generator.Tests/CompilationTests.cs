using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.Snapshots;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests;

/// <summary>Emitted code is at home in any project: nullable or not, checked or not, documented or not, whatever names the user chose.</summary>
public sealed class CompilationTests
{
    public static TheoryData<string, NullableContextOptions, bool> Projects
    {
        get
        {
            TheoryData<string, NullableContextOptions, bool> rows = [];
            foreach (string name in Showcases.All.Keys)
            {
                foreach (NullableContextOptions nullable in new[] { NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Warnings })
                {
                    rows.Add(name, nullable, true);
                    rows.Add(name, nullable, false);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_showcases_compile_without_a_warning_in_every_kind_of_project(string name, NullableContextOptions nullable, bool isChecked)
    {
        GeneratorHarness harness = Showcases.Harness(name).WithNullable(nullable).WithDocumentation();
        GeneratorOutcome outcome = (isChecked ? harness.WithOverflowChecks() : harness).Run();
        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.GeneratedWarnings);
        Assert.NotEmpty(outcome.GeneratedSources);
    }

    [Fact]
    public void A_warning_about_documentation_in_generated_code_would_be_seen()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("public class C { public int N; }").WithDocumentation().WithoutGenerator().Run();
        Assert.Contains(outcome.Warnings, w => w.Id == "CS1591");
    }

    [Theory]
    [InlineData("double F(double value) => value * value;")]
    [InlineData("double F(double[] value) { value[0] *= 2; return value[0]; }")]
    [InlineData("double F(double[] i) { i[0] *= 2; return i[0]; }")]
    [InlineData("double F(double tape, double resultBar, double Elementary) => Math.Abs(tape) * resultBar * Elementary;")]
    [InlineData("double F(double @event, double[] @class) => @event * @class[0];")]
    [InlineData("double F(double x, double xBar, double xDot) { double bar = x * xBar; return bar * xDot; }")]
    [InlineData("double F(double x, double[] xSum) { xSum[0] *= x; return xSum[0]; }")]
    [InlineData("double F(double Item1, double Rest, double ToString) => Item1 * Rest * ToString;")]
    [InlineData("double F(double x) { double Math1 = x; double F = Math1 * x; for (int taken = 0; taken < 3; taken++) { double trips = F; F = trips * x; } return F; }")]
    [InlineData("double F(double ä, double _, double __) => ä * _ * __;")]
    [InlineData("double F(double x) => x; [Differentiable] public static double f(double x) => x * x;")]
    [InlineData("double F(double x) => x; [Differentiable] public static double F(double x, double y) => x * y; [Differentiable] public static double F(double[] x) => x[0];")]
    [InlineData("double F(double x) => G(x, 1, x) + G(1, x, 1) + G(x, 2, 1); [Differentiable] public static double G(double a, double aB, double b) => a * b * aB; static double Split(double a) => a;")]
    [InlineData("double F(double x) => H(x, x, 1) + H(1, 1, x); [Differentiable] public static double H(double a, double b, double aB) => a * b * aB;")]
    [InlineData("double F(double x, int n) => x * @lock(n); static int @lock(int n) => n;")]
    [InlineData("double F(double x) => @lock(x); [Differentiable] public static double @lock(double x) => x * x;")]
    [InlineData("double F(double x) { { double y = x * x; x = y * y; } { int y = 2; x *= y; } for (int y = 0; y < 2; y++) x *= y + x; return x; }")]
    public void A_method_with_awkward_names_compiles(string members)
    {
        GeneratorOutcome outcome = GeneratorHarness
            .For($"using System;\nusing DiffProg;\npublic static partial class C\n{{\n[Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)] public static {members}\n}}\n")
            .Run();
        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.GeneratedWarnings);
    }

    [Theory]
    [InlineData("double F(double seed) => seed * seed;")]
    [InlineData("double F(double x, double xGradient) => x * xGradient;")]
    [InlineData("double F(double x, double xTangent) => x * xTangent;")]
    [InlineData("double F(double x, double xDirection, double xHvp) => x * xDirection * xHvp;")]
    [InlineData("double F(double resultCotangent, double[] y) { y[0] *= resultCotangent; return y[0]; }")]
    [InlineData("double F(double[] y, double yCotangent) { y[0] *= yCotangent; return y[0]; }")]
    [InlineData("double F(double x) => x; public static double FGradient(double x) => x;")]
    [InlineData("double F(double x) => x; public static double FAdjoint = 1;")]
    public void A_name_that_a_promised_member_wants_is_never_a_broken_build(string members)
    {
        GeneratorOutcome outcome = GeneratorHarness
            .For($"using System;\nusing DiffProg;\npublic static partial class C\n{{\n[Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)] public static {members}\n}}\n")
            .Run();
        Assert.Empty(outcome.Errors);
    }

    [Theory]
    [InlineData("public partial class C { [Differentiable] public static double F(double x) => x; [Differentiable] public static double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] public static double F(double x, double x) => x; }")]
    [InlineData("public partial class C { [Differentiable] public static double F(double x) { double y = 1; double y = x; return y; } }")]
    [InlineData("public partial class C { [Differentiable] public static double F(double x) { for (int i = 0; i < ; i++) x *= ; return }")]
    [InlineData("public partial class C { [Differentiable] public static double F(double x) { break; x = G(; a[0] = ; return a.; } }")]
    [InlineData("public partial class C { [Differentiable] public static double F(Missing x) => x[0]; }")]
    [InlineData("[Differentiable] double F(double x) => x;")]
    [InlineData("public partial class C { [Differentiable] double F(double x) => this.x = this; [Differentiable] static double G(double x) => this.F(x); }")]
    [InlineData("public partial class C { [Differentiable] public static void F(double x) => return x; [Differentiable] public static double G(double x) { } }")]
    [InlineData("public partial class C { [Differentiable(WithRespectTo = null, Derivatives = (Derivatives)99)] public static double F(double x) => x; }")]
    [InlineData("public partial class C { [Differentiable(WithRespectTo = [1, null])] public static double F(double x) => x; }")]
    public void Half_written_code_makes_the_generator_neither_throw_nor_write_what_does_not_parse(string text)
    {
        GeneratorOutcome outcome = GeneratorHarness.For("using System; using DiffProg;\n" + text).Run();
        Assert.DoesNotContain(outcome.GeneratorDiagnostics, d => d.Id is "DP9001" or "CS8785");
        Assert.All(outcome.GeneratedSources, s => Assert.Empty(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(s.Text).GetDiagnostics()));
    }
}

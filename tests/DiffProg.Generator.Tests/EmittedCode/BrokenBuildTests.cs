using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.EmittedCode;

/// <summary>Emitted code compiles without a warning, whatever the user's names are; or the method is refused at its own place.</summary>
public static class BrokenBuildTests
{
    [Theory]
    [InlineData("[D] static double F(double[] @class, int @for) => @class[@for];")]
    [InlineData("[D] static double F(double @event) => @event * @event;")]
    [InlineData("[D] static double F(double[] i) { i[0] *= 2; return i[0]; }")]
    [InlineData("[D] static double F(double[] a, int i) { a[i] *= 2; return a[i]; }")]
    [InlineData("[D] static double F(double[] a, double aSum) { a[0] *= 2; return a[0] * aSum; }")]
    [InlineData("[D] static double F(double[] a, double value) { a[0] *= 2; return a[0] * value; }")]
    [InlineData("[D] static double F(double value) => value * value;")]
    [InlineData("[D] static double F(double[] a, double aDot, int aGradient) { a[0] *= 2; return a[0] * aDot * aGradient; }")]
    [InlineData("[D] static double F(double result, double resultBar, double tape, double bar) => result * resultBar * tape * bar;")]
    [InlineData("[D] static double F(double x, double xBar, double xDot) => x * xBar * xDot;")]
    [InlineData("[D] static double @double(double x) => x * x; [D] static double F(double x) => @double(x);")]
    public static void Names_that_nobody_sees_get_out_of_the_way(string members) =>
        Build("global::DiffProg.Derivatives.Default | global::DiffProg.Derivatives.Hvp", members).ShouldCompileWithoutWarnings();

    [Theory]
    [InlineData("[D] static double F(double seed) => seed * seed;")]
    [InlineData("[D] static double F(double x, double xGradient) => x * xGradient;")]
    [InlineData("[D] static double F(double x, double xTangent) => x * xTangent;")]
    [InlineData("[D] static double F(double x, double xDirection) => x * xDirection;")]
    [InlineData("[D] static double F(double x, double xHvp) => x * xHvp;")]
    [InlineData("[D] static double F(double[] a, double resultCotangent) { a[0] *= resultCotangent; return a[0]; }")]
    [InlineData("[D] static void F(double[] a, double aCotangent) => a[0] *= aCotangent;")]
    [InlineData("[D] static double F(double x) => x; static double FGradient(double x) => x;")]
    [InlineData("[D] static double F(double x) => x; static double FJvp => 1;")]
    [InlineData("[D] static double F(double x) => x * x; static double FAdjoint(double x, double y, ref double z) => 1;")]
    [InlineData("[D] static double F(double x, double y) => x * y; [D] static double F(double x, [global::DiffProg.NoDerivative] double y, [global::DiffProg.NoDerivative] double z) => x;")]
    [InlineData("[D] static double F(double x) => x * x; [D] static double FGradient(double x) => x;")]
    public static void A_name_that_is_taken_never_breaks_the_build(string members)
    {
        GeneratorOutcome outcome = Build("global::DiffProg.Derivatives.Default | global::DiffProg.Derivatives.Hvp", members);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.GeneratedWarnings);
        Assert.All(outcome.GeneratorDiagnostics, d => Assert.True(d.Location != Location.None && d.Id != "DP9001", d.ToString()));
    }

    [Theory]
    [InlineData("global::DiffProg.Derivatives.Default", "[D] static double F(double x) { x += (x = 2 * x); return x; }")]
    [InlineData("global::DiffProg.Derivatives.Default", "[D] static double F(double x, double y) { x %= y; return x; }")]
    [InlineData("global::DiffProg.Derivatives.Default", "[D] static double F(double x) { double r = x++ * x; return r * x; }")]
    public static void Nothing_is_assigned_to_itself(string derivatives, string members) => Build(derivatives, members).ShouldCompileWithoutWarnings();

    [Theory]
    [InlineData("global::DiffProg.Derivatives.Jvp")]
    [InlineData("global::DiffProg.Derivatives.Gradient")]
    [InlineData("global::DiffProg.Derivatives.Hvp")]
    public static void A_variable_that_begins_with_a_passive_call_becomes_active_later(string derivatives) =>
        Build(derivatives, "static double Passive(double x) => x; [D] static double F(double x) { double s = Passive(1); s *= x; return s; }")
            .ShouldCompileWithoutWarnings();

    [Theory]
    [InlineData("global::DiffProg.Derivatives.Jvp")]
    [InlineData("global::DiffProg.Derivatives.Gradient")]
    [InlineData("global::DiffProg.Derivatives.Hvp")]
    public static void A_variable_that_begins_with_a_marked_call_on_constants_becomes_active_later(string derivatives) =>
        Build(derivatives, "[D] static double G(double x, int n) => x * n; [D] static double F(double x, int n) { double s = G(n, n); s *= x; return s; }")
            .ShouldCompileWithoutWarnings();

    [Theory]
    [InlineData("Loops")]
    [InlineData("Tape")]
    [InlineData("Elementary")]
    [InlineData("Arguments")]
    [InlineData("Math")]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("System")]
    [InlineData("DiffProg")]
    public static void A_type_of_the_users_is_called_like_one_that_emitted_code_uses(string name) =>
        Build(
            "global::DiffProg.Derivatives.Default | global::DiffProg.Derivatives.Hvp",
            $$"""
            sealed class {{name}};
            [D] static double F(double[] x, global::System.ReadOnlySpan<double> w)
            {
                double s = 1;
                for (int i = x.Length - 1; i >= 0; i -= 2)
                    s *= global::System.Math.Exp(x[i]) + global::System.Math.Tanh(w[i]);
                return s;
            }
            """)
            .ShouldCompileWithoutWarnings();

    [Theory]
    [InlineData("Directions")]
    [InlineData("Vector512")]
    [InlineData("Tape")]
    [InlineData("Arguments")]
    [InlineData("Span")]
    [InlineData("Lanes")]
    public static void A_type_of_the_users_is_called_like_one_that_a_member_along_several_directions_uses(string name) =>
        Build(
            "global::DiffProg.Derivatives.BatchedJvp",
            $$"""
            sealed class {{name}};
            [D] static double F(double[] x, double b)
            {
                double[] own = new double[x.Length];
                double[] part = own[..];
                for (int i = 0; i < x.Length; i++)
                    own[i] = x[i] * b + part[i];
                b += 1;
                return own[0] * G(ref b);
            }
            [D] static double G(ref double y) => y *= y;
            """)
            .ShouldCompileWithoutWarnings();

    [Fact]
    public static void A_loop_whose_condition_assigns_behind_a_short_circuit() =>
        Build(
            "global::DiffProg.Derivatives.Default | global::DiffProg.Derivatives.Hvp",
            "[D] static double F(double x) { double r = 1; while (x < 9 && (x *= 2) < 50) { if (x > 3) continue; r *= x; } return r; }")
            .ShouldCompileWithoutWarnings();

    private static GeneratorOutcome Build(string derivatives, string members) => GeneratorHarness
        .For($$"""
            static partial class A
            {
                {{members.Replace("[D]", $"[global::DiffProg.Differentiable(Derivatives = {derivatives})]", System.StringComparison.Ordinal)}}
            }
            """)
        .Run();

    [Theory]
    [InlineData("const bool debug = false; if (debug) return 0; return x * x;")]
    [InlineData("const int mode = 1; if (mode == 2) x *= 2; else x *= 3; return mode == 1 ? x : 2;")]
    public static void A_constant_condition_warns_in_the_users_file_alone(string body) => GeneratorHarness.For(
        $$"""
        using DiffProg;
        public static partial class P
        {
            [Differentiable] public static double F(double x) { {{body}} }
        }
        """).Run().ShouldCompileWithoutWarnings();
}

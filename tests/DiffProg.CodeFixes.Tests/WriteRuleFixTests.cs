using System;
using System.Threading.Tasks;
using DiffProg.CodeFixes.Tests.Harness;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

public sealed class WriteRuleFixTests
{
    private static readonly WriteRuleFix Fix = new();
    private static readonly ChangeRuleHeaderFix Misfits = new();

    [Fact]
    public async Task A_rule_that_fits_is_begun_behind_the_caller()
    {
        const string Text = """
            using System;
            using DiffProg;

            public static partial class P
            {
                [Differentiable]
                public static double F(double x) => Special.Erf(x);
                // What comes after.
                private static readonly int After = 1;
            }

            public static class Special
            {
                public static double Erf(double x) => x;
            }
            """;
        Editor done = await Editor.Of(Text).FixAsync(Fix, "Write a [VjpOf] rule for 'Erf'");

        Assert.Equal(
            Text.Replace(
                "Special.Erf(x);\n",
                """
                Special.Erf(x);

                    [VjpOf(typeof(Special), nameof(Special.Erf))]
                    private static void ErfRule(double x, double result, double resultCotangent, ref double xGradient) => throw new NotImplementedException();


                """,
                StringComparison.Ordinal),
            await done.TextAsync());
        await ShouldFitAsync(done);
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Throws<NotImplementedException>(() => assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData("double G(double[] x, ReadOnlySpan<double> y, int n, double d, [NoDerivative] double c)", "G(new double[1], new double[1], 1, x, 2)", "double[] x, System.ReadOnlySpan<double> y, int n, double d, double c, double result, double resultCotangent, System.Span<double> xGradient, System.Span<double> yGradient, ref double dGradient")]
    [InlineData("float G(float @in, bool result, Span<float> xGradient)", "G((float)x, true, new float[1])", "float @in, bool result, System.Span<float> xGradient, float result2, float resultCotangent, ref float inGradient, System.Span<float> xGradientGradient")]
    [InlineData("Half G(Half x)", "(double)G((Half)x)", "System.Half x, System.Half result, System.Half resultCotangent, ref System.Half xGradient")]
    public async Task A_rule_fits_whatever_its_method_takes(string header, string call, string parameters)
    {
        Editor done = await Editor.Of(
            $"using DiffProg;\npartial class P\n{{\n    [Differentiable]\n    static double F(double x)\n    {{\n        return {call.Replace("Half", "System.Half", StringComparison.Ordinal).Replace("G(", "Q.G(", StringComparison.Ordinal)};\n    }}\n}}\n",
            $"using System;\nusing DiffProg;\nstatic class Q {{ public static {header} => default; }}").FixAsync(Fix, "Write a [VjpOf] rule for 'G'");

        Assert.Contains($"    [VjpOf(typeof(Q), nameof(Q.G))]\n    private static void GRule({parameters}) => throw new System.NotImplementedException();\n", await done.TextAsync(), StringComparison.Ordinal);
        await ShouldFitAsync(done);
    }

    [Fact]
    public async Task A_rule_is_begun_for_a_method_of_the_framework()
    {
        Editor done = await Editor.Of("using DiffProg;\npartial class P\n{\n    [Differentiable]\n    static double F(double x) => System.Math.BitIncrement(x);\n}\n")
            .FixAsync(Fix, "Write a [VjpOf] rule for 'BitIncrement'");

        Assert.Contains(
            "System.Math.BitIncrement(x);\n\n    [VjpOf(typeof(Math), nameof(Math.BitIncrement))]\n    private static void BitIncrementRule(double x, double result, double resultCotangent, ref double xGradient) => throw new NotImplementedException();\n}",
            await done.TextAsync(),
            StringComparison.Ordinal);
        await ShouldFitAsync(done);
    }

    [Fact]
    public async Task A_rule_takes_a_name_that_is_free()
    {
        Editor done = await Editor.Of("using DiffProg;\npartial class P\n{\n    static double G(double x) => x;\n    static int GRule;\n    [Differentiable] static double F(double x) => G(x);\n}\n")
            .FixAsync(Fix, "Write a [VjpOf] rule for 'G'");

        Assert.Contains("void GRule2(", await done.TextAsync(), StringComparison.Ordinal);
        await ShouldFitAsync(done);
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_callees_have_one_rule_each(FixAllScope scope)
    {
        Editor done = await Editor.Of("using DiffProg;\npartial class P\n{\n    static double G(double x) => x;\n    static double H(double x) => x;\n    [Differentiable] static double F(double x) => G(x) * H(x) + H(2 * x);\n    [Differentiable] static double E(double x) => G(x);\n}\n")
            .FixAllAsync(Fix, "Write a [VjpOf] rule for 'G'", scope);

        string text = await done.TextAsync();
        Assert.Equal((2, 2), (text.Split("void GRule(").Length, text.Split("void HRule(").Length));
        await ShouldFitAsync(done);
    }

    [Fact]
    public async Task Rules_of_overloads_that_are_begun_together_have_names_of_their_own()
    {
        Editor done = await Editor.Of("using DiffProg;\npartial class P\n{\n    static double G(double x) => x;\n    static double G(double x, double y) => x;\n    [Differentiable] static double F(double x) => G(x) * G(x, x);\n}\n")
            .FixAllAsync(Fix, "Write a [VjpOf] rule for 'G'", FixAllScope.Document);

        string text = await done.TextAsync();
        Assert.Equal((2, 2), (text.Split("void GRule(").Length, text.Split("void GRule2(").Length));
        await ShouldFitAsync(done);
    }

    [Theory]
    [InlineData("static double[] G(double[] x) => x;", "G(a)[0]")]
    [InlineData("static int G(int x) => x;", "a[G((int)x)]")]
    public async Task Nothing_is_offered_for_what_can_have_no_rule(string member, string call) =>
        Assert.Empty(await Editor.Of($"using DiffProg;\npartial class P {{ {member} [Differentiable] static double F(double x, double[] a) => {call}; }}").TitlesAsync(Fix));

    private static async Task ShouldFitAsync(Editor editor)
    {
        Assert.Empty(await editor.TitlesAsync(Misfits));
        GeneratorOutcome outcome = (await editor.RunAsync()).ShouldCompile();
        Assert.DoesNotContain(outcome.GeneratorDiagnostics, d => d.Id.StartsWith("DP400", StringComparison.Ordinal));
    }
}

using System;
using System.Threading.Tasks;
using DiffProg.CodeFixes.Tests.Harness;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

public sealed class ChangeRuleHeaderFixTests
{
    private const string Title = "Change the signature to the expected one";
    private const string Expected = "void V(double x, double result, double resultCotangent, ref double xGradient)";

    private static readonly ChangeRuleHeaderFix Fix = new();

    [Theory]
    // The places agree, and names are the user's.
    [InlineData("void V(double a, double b, double c, double d)", "void V(double a, double b, double c, ref double d)")]
    [InlineData("double V(float x, double r, [NoDerivative] double dr, ref double dx)", "void V(double x, double r, double dr, ref double dx)")]
    // They do not, and only names are known.
    [InlineData("void V(double x, double resultCotangent, ref double xGradient)", Expected)]
    [InlineData("void V(double x, double y, ref double g)", Expected)]
    [InlineData("void V(double x, double dy, ref double dx, double y)", Expected)]
    [InlineData("void V(ref double xGradient, double resultCotangent, double result, double x)", Expected)]
    [InlineData("void V()", Expected)]
    [InlineData("void V(double x, double result, double resultCotangent, ref double xGradient, int n)", Expected)]
    public async Task A_rule_is_given_the_expected_header(string header, string expected)
    {
        string text = Program($"[VjpOf(typeof(P), nameof(G))] static {header} {{ }}");
        Editor done = await Editor.Of(text).FixAsync(Fix, Title);

        Assert.Equal(text.Replace(header, expected, StringComparison.Ordinal), await done.TextAsync());
        Assert.Empty(await done.TitlesAsync(Fix));
        GeneratorOutcome outcome = (await done.RunAsync()).ShouldCompile();
        Assert.Contains("FGradient", outcome.GeneratedText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_between_parameters_stays()
    {
        Editor done = await Editor.Of(Program("[JvpOf(typeof(P), nameof(G))]\n    static double V(\n        double x, // the argument\n        double result,\n        float xTangent) => 2 * x * xTangent;"))
            .FixAsync(Fix, Title);

        Assert.Contains("    static double V(\n        double x, // the argument\n        double result,\n        double xTangent) => 2 * x * xTangent;", await done.TextAsync(), StringComparison.Ordinal);
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double, (double, double)>>("P", "FJvp")(3, 1).Item2);
    }

    [Fact]
    public async Task A_parameter_that_is_missing_stands_on_its_line_as_the_others_do()
    {
        Editor done = await Editor.Of(Program("[VjpOf(typeof(P), nameof(G))]\n    static void V(\n        double x,\n        double result) { }")).FixAsync(Fix, Title);

        Assert.Contains(
            "    static void V(\n        double x,\n        double result,\n        double resultCotangent,\n        ref double xGradient) { }",
            await done.TextAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_that_fits_is_left_as_it_is()
    {
        const string Text = "using System;\nusing DiffProg;\npublic static partial class P\n{\n    public static double G(double[] x) => x[0];\n    [VjpOf(typeof(P), nameof(G))] static int V(double[] x, double result, double resultCotangent, Span<double> dx) => throw new Exception();\n    [Differentiable] public static double F(double[] x) => G(x);\n}\n";
        Editor done = await Editor.Of(Text).FixAsync(Fix, Title);

        Assert.Equal(Text.Replace("int V", "void V", StringComparison.Ordinal), await done.TextAsync());
        (await done.RunAsync()).ShouldCompile();
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_rules_are_given_their_headers(FixAllScope scope)
    {
        Editor done = await Editor.Of(Program("[VjpOf(typeof(P), nameof(G))] static void V() { }\n    [JvpOf(typeof(P), nameof(G))] static double J(int x, int y, int z) => 1;")).FixAllAsync(Fix, Title, scope);

        string text = await done.TextAsync();
        Assert.Contains($"static {Expected} {{ }}", text, StringComparison.Ordinal);
        Assert.Contains("static double J(double x, double y, double z) => 1;", text, StringComparison.Ordinal);
        (await done.RunAsync()).ShouldCompile();
    }

    [Theory]
    [InlineData("[VjpOf(typeof(P), \"None\")] static void V() { }")]
    [InlineData("[VjpOf(typeof(P), nameof(G))] static void V<T>() { }")]
    [InlineData("[VjpOf(typeof(P), nameof(G))] static void V(double x, double result, double resultCotangent, ref double xGradient) { }")]
    public async Task Nothing_is_offered_where_no_header_would_do_or_it_fits(string rule) => Assert.Empty(await Editor.Of(Program(rule)).TitlesAsync(Fix));

    private static string Program(string rule) => $$"""
        using DiffProg;
        public static partial class P
        {
            public static double G(double x) => x * x;
            {{rule}}
            [Differentiable] public static double F(double x) => G(x);
        }
        """;
}

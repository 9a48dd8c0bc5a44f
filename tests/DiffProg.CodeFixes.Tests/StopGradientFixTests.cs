using System;
using System.Threading.Tasks;
using DiffProg.CodeFixes.Tests.Harness;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

public sealed class StopGradientFixTests
{
    private const string Title = "Wrap in Diff.StopGradient";

    private static readonly StopGradientFix Fix = new();

    [Theory]
    // A callee without derivatives.
    [InlineData("static double G(double x) => x * x;", "x * /* the square */ G(x) + 1", "x * /* the square */ Diff.StopGradient(G(x)) + 1", 9)]
    [InlineData("static double G(object x) => 3;", "x * G(x)", "x * Diff.StopGradient(G(x))", 3)]
    [InlineData("", "x * System.Math.BitIncrement(x)", "x * Diff.StopGradient(System.Math.BitIncrement(x))", 3.0000000000000004)]
    [InlineData("class M { public double G(double x) => x * x; } static readonly M S = new();", "x * S.G(x)", "x * Diff.StopGradient(S.G(x))", 9)]
    [InlineData("static readonly System.Func<double, double> S = x => x;", "x * S(x)", "x * Diff.StopGradient(S(x))", 3)]
    // A constant that is given a derivative.
    [InlineData("[Differentiable] static double G(double x, [NoDerivative] double y, double z) => x * y * z;", "G(z: 1, y: x, x: x)", "G(z: 1, y: Diff.StopGradient(x), x: x)", 3)]
    [InlineData("[Differentiable] partial struct Q(double y) { [NoDerivative] public double Y = y; public double Z = 2; }", "new Q(2 * x).Y * x", "new Q(Diff.StopGradient(2 * x)).Y * x", 6)]
    [InlineData("[Differentiable] partial class Q { [NoDerivative] public double Y; public double Z; }", "new Q { Y = x, Z = x }.Y * x", "new Q { Y = Diff.StopGradient(x), Z = x }.Y * x", 3)]
    // An integer that flows back.
    [InlineData("", "(int)x * x", "Diff.StopGradient((double)(int)x) * x", 3)]
    [InlineData("", "x * (x > 1 ? (int)x : 2L)", "x * Diff.StopGradient((double)(x > 1 ? (int)x : 2L))", 3)]
    [InlineData("", "x * System.Math.Max((int)x, 3)", "x * Diff.StopGradient((double)System.Math.Max((int)x, 3))", 3)]
    [InlineData("", "x * System.Math.ScaleB(1.5, (int)x)", "x * Diff.StopGradient(System.Math.ScaleB(1.5, (int)x))", 12)]
    [InlineData("", "x * (float)(long)(int)x", "x * Diff.StopGradient((float)(long)(int)x)", 3)]
    public async Task An_expression_is_wrapped_where_that_makes_it_accepted(string members, string body, string expected, double gradient)
    {
        string text = $"using DiffProg;\npublic partial class P\n{{\n    {members}\n    [Differentiable] public static double F(double x) => {body};\n}}";
        Editor done = await Editor.Of(text).FixAsync(Fix, Title);

        Assert.Equal(text.Replace(body, expected, StringComparison.Ordinal), await done.TextAsync());
        Assert.Empty(await done.TitlesAsync(Fix));
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(gradient, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData("System.ReadOnlySpan<double> v = a; double g = G(v); q.Z = g;", "System.ReadOnlySpan<double> v = a; double g = Diff.StopGradient(G(v)); q.Z = g;")]
    [InlineData("q.Y = x;", "q.Y = Diff.StopGradient(x);")]
    [InlineData("int n = (int)x; q.Z = n;", "int n = (int)x; q.Z = Diff.StopGradient((double)n);")]
    [InlineData("int n = (int)x; float f = 2; f *= n; q.Z = f;", "int n = (int)x; float f = 2; f *= Diff.StopGradient((float)n); q.Z = f;")]
    public async Task What_is_stored_is_wrapped(string statements, string expected)
    {
        string text = $"using DiffProg;\n[Differentiable] public partial class Q {{ [NoDerivative] public double Y; public double Z; }}\npublic partial class P {{ static double G(System.ReadOnlySpan<double> x) => x[0]; [Differentiable] public static double F(Q q, double x, double[] a) {{ {statements} return q.Y * x; }} }}";
        Editor done = await Editor.Of(text).FixAsync(Fix, Title);

        Assert.Equal(text.Replace(statements, expected, StringComparison.Ordinal), await done.TextAsync());
        Assert.Empty(await done.TitlesAsync(Fix));
        (await done.RunAsync()).ShouldCompile();
    }

    [Fact]
    public async Task A_row_that_is_only_read_is_wrapped()
    {
        Editor done = await Editor.Of("using DiffProg;\npublic static partial class P\n{\n    [Differentiable] static double G(double x, [NoDerivative] System.ReadOnlySpan<double> y) => x * y[0];\n    [Differentiable] public static double F(double[] x) => G(x[0], x);\n}")
            .FixAsync(Fix, Title);

        Assert.Contains("G(x[0], Diff.StopGradient(x));", await done.TextAsync(), StringComparison.Ordinal);
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal([3.0], assembly.Method<Func<double[], double[]>>("P", "FGradient")([3]));
    }

    [Fact]
    public async Task The_class_is_imported_where_it_is_not()
    {
        Editor done = await Editor.Of("namespace N;\n\npartial class P\n{\n    static double G(double x) => x;\n\n    [DiffProg.Differentiable]\n    static double F(double x) => x * G(x);\n}\n").FixAsync(Fix, Title);

        Assert.StartsWith("using DiffProg;\n\nnamespace N;", await done.TextAsync(), StringComparison.Ordinal);
        (await done.RunAsync()).ShouldCompile();
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_are_wrapped_at_once_also_one_in_the_other(FixAllScope scope)
    {
        Editor done = await Editor.Of("using DiffProg;\npublic partial class P\n{\n    static double G(double x) => x;\n    [Differentiable] public static double F(double x) => x * G(2 * G(x)) + (int)x;\n}")
            .FixAllAsync(Fix, Title, scope);

        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData("static int G(int n) => n;", "a[G((int)x)]")]
    [InlineData("static double G(System.ReadOnlySpan<double> x) => x[0];", "G([x])")]
    [InlineData("static double G(double[] x) => x[0];", "G(a)")]
    [InlineData("static double[] G(double[] x) => x;", "G(a)[0]")]
    [InlineData("[Differentiable] static double G(double x, [NoDerivative] params double[] y) => x * y[0];", "G(1, x, x)")]
    [InlineData("[Differentiable] static double G(double x, int n) => x * n;", "G(x, (int)x)")]
    [InlineData("[Differentiable] static double G(double x, [NoDerivative] double[] y) { y[0] = 2; return x * y[0]; }", "G(x, a)")]
    public async Task Nothing_is_offered_where_it_would_not_be_accepted(string members, string body) =>
        Assert.Empty(await Editor.Of($"using DiffProg;\npublic partial class P {{ {members} [Differentiable] static double F(double x, double[] a) => {body}; }}").TitlesAsync(Fix));
}

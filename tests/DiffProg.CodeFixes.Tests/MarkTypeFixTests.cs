using System;
using System.Threading.Tasks;
using DiffProg.CodeFixes.Tests.Harness;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

public sealed class MarkTypeFixTests
{
    private static readonly MarkTypeFix Fix = new();

    [Theory]
    // Made, returned, changed, asked, and the only parameter.
    [InlineData("public class Model(double w) { public double W = w; }", "double F(double x) => new Model(x).W * x;", 6.0)]
    [InlineData("public struct Model { public double W; }", "double F(double x) { Model m = new Model { W = x }; return m.W * x; }", 6.0)]
    [InlineData("public class Model { public double W = 2; }", "double F(double x, Model m) { m.W = x; return m.W * x; }", null)]
    [InlineData("public class Model { public double W = 2; public double Of(double x) => W * x; }", "double F(double x, Model m) => m.Of(x);", null)]
    [InlineData("public class Model { public double W = 2; }", "double F(Model m) => m.W;", null)]
    [InlineData("public struct Model { public double W; }", "Model F(double x) => new Model { W = x };", null)]
    [InlineData("public class Model { public double W = 2; } [Differentiable] public partial class Q { public Model M = new(); public double Y; }", "double F(Q q) => q.M.W * q.Y;", null)]
    [InlineData("public record Model(double W);", "double F(double x, Model m) => m.W * x;", null)]
    public async Task A_type_is_marked_where_that_makes_it_accepted(string type, string method, double? gradient)
    {
        string text = $"using DiffProg;\n\n{type}\n\npublic static partial class P\n{{\n    [Differentiable] public static {method}\n}}\n";
        Editor done = await Editor.Of(text).FixAsync(Fix, "Mark 'Model' [Differentiable]");

        Assert.StartsWith("using DiffProg;\n\n[Differentiable]\npublic partial ", await done.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mark 'Model' [Differentiable]", await done.TitlesAsync(Fix));
        GeneratorOutcome outcome = (await done.RunAsync()).ShouldCompile();
        Assert.Contains("FJvp", outcome.GeneratedText, StringComparison.Ordinal);
        if (gradient is not null)
        {
            using LoadedAssembly assembly = outcome.Load();
            Assert.Equal(gradient, assembly.Method<Func<double, double>>("P", "FGradient")(3));
        }
    }

    [Fact]
    public async Task A_type_of_another_document_is_marked_there()
    {
        Editor done = await Editor.Of(
            "using DiffProg;\npublic static partial class P { [Differentiable] public static double F(double x) => new N.Model(x).W * x; }",
            "namespace N;\n\n/// <summary>A model.</summary>\npublic class Model(double w)\n{\n    public double W = w;\n}\n").FixAsync(Fix, "Mark 'Model' [Differentiable]");

        Assert.Equal(
            "using DiffProg;\n\nnamespace N;\n\n/// <summary>A model.</summary>\n[Differentiable]\npublic partial class Model(double w)\n{\n    public double W = w;\n}\n",
            await done.TextAsync(1));
        (await done.RunAsync()).ShouldCompile();
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_types_are_marked_once(FixAllScope scope)
    {
        Editor done = await Editor.Of(
            "using DiffProg;\npublic static partial class P { [Differentiable] public static double F(double x) => new A(x).W * new A(x).W * new B(x).W; }",
            "public class A(double w) { public double W = w; }\npublic class B(double w) { public double W = w; }").FixAllAsync(Fix, "Mark 'A' [Differentiable]", scope);

        Assert.Equal(
            "using DiffProg;\n\n[Differentiable]\npublic partial class A(double w) { public double W = w; }\n[Differentiable]\npublic partial class B(double w) { public double W = w; }",
            await done.TextAsync(1));
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(27, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData("public ref struct R { public double W; }", "double F(double x, R r) => x;")]
    [InlineData("public class R;", "double F(double x, R r) { lock (r) { return x; } }")]
    [InlineData("public class R;", "double F(double x, System.Collections.Generic.List<System.Collections.Generic.List<double>> r) => x;")]
    [InlineData("public static class R { public static double S; }", "double F(double x) { R.S = x; return x; }")]
    [InlineData("public class R { public double G(double x) => x; } public static class Q { public static readonly R S = new(); }", "double F(double x) => Q.S.G(x);")]
    [InlineData("file class R(double w) { public double W = w; }", "double F(double x) => new R(x).W;")]
    public async Task Nothing_is_offered_for_what_no_mark_mends(string type, string method) =>
        Assert.Empty(await Editor.Of($"using DiffProg;\n{type}\npublic static partial class P {{ [Differentiable] static {method} }}").TitlesAsync(Fix));
}

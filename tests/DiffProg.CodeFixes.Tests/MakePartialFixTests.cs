using System;
using System.Threading.Tasks;
using DiffProg.CodeFixes.Tests.Harness;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

public sealed class MakePartialFixTests
{
    private const string Nest = """
        using DiffProg;

        /// <summary>The outermost.</summary>
        public static class A
        {
            // A comment.
            internal /* its keyword */ class B
            {
                [System.Serializable]
                ref struct C
                {
                    [Differentiable]
                    public static double F(double x) => x * x;
                }
            }
        }
        """;

    private static readonly MakePartialFix Fix = new();

    [Fact]
    public async Task A_type_and_those_around_it_become_partial_and_nothing_else_changes()
    {
        Editor done = await Editor.Of(Nest).FixAsync(Fix, "Make 'A', 'B' and 'C' partial");

        Assert.Equal(
            Nest.Replace("static class A", "static partial class A", StringComparison.Ordinal)
                .Replace("keyword */ class", "keyword */ partial class", StringComparison.Ordinal)
                .Replace("ref struct", "ref partial struct", StringComparison.Ordinal),
            await done.TextAsync());
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double>>("A+B+C", "FGradient")(3));
    }

    [Theory]
    [InlineData("[Differentiable] record R(double X);", "[Differentiable] partial record R(double X);")]
    [InlineData("/* a */ [Differentiable] /* b */ class R { public double X; } // c", "/* a */ [Differentiable] /* b */ partial class R { public double X; } // c")]
    [InlineData("[Differentiable] public readonly record struct R(double X);", "[Differentiable] public readonly partial record struct R(double X);")]
    public async Task A_marked_type_becomes_partial(string text, string expected)
    {
        Editor done = await Editor.Of("using DiffProg;\n" + text).FixAsync(Fix, "Make 'R' partial");

        Assert.Equal("using DiffProg;\n" + expected, await done.TextAsync());
        (await done.RunAsync()).ShouldCompile();
    }

    [Fact]
    public async Task A_type_that_is_declared_in_two_documents_becomes_partial_in_both()
    {
        Editor done = await Editor.Of(
            "using DiffProg;\nclass P { [Differentiable] public static double F(double x) => x; }",
            "class P { }").FixAsync(Fix, "Make 'P' partial");

        Assert.Equal("partial class P { }", await done.TextAsync(1));
        (await done.RunAsync()).ShouldCompile();
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 3)]
    public async Task All_types_become_partial_at_once(FixAllScope scope, int documents)
    {
        const string Text = "using DiffProg;\nclass {0} {{ class Q {{ [Differentiable] public static double F(double x) => x; [Differentiable] public static double G(double x) => x; }} }}";
        string[] texts = [.. Array.ConvertAll(["P", "R", "S"], n => string.Format(null, Text, n))];

        Editor done = await Editor.Of(texts[0], texts[1]).AndProject(texts[2]).FixAllAsync(Fix, "Make 'P' and 'Q' partial", scope);

        string[] after = [await done.TextAsync(0), await done.TextAsync(1), await done.TextAsync(0, 1)];
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.Equal(i < documents ? texts[i].Replace("class", "partial class", StringComparison.Ordinal) : texts[i], after[i]);
        }

    }

    [Fact]
    public async Task Nothing_is_offered_where_types_are_partial() =>
        Assert.Empty(await Editor.Of("using DiffProg;\npartial class P { [Differentiable] static double F(double x) => x; }").TitlesAsync(Fix));
}

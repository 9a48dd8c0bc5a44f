using System;
using System.Threading.Tasks;
using DiffProg.CodeFixes.Tests.Harness;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

public sealed class MarkMethodFixTests
{
    private static readonly MarkMethodFix Fix = new();

    [Fact]
    public async Task A_callee_is_marked_and_keeps_what_stands_around_it()
    {
        Editor done = await Editor.Of("""
            using DiffProg;

            public static partial class P
            {
                [Differentiable]
                public static double F(double x) => Square(x) + 1;

                /// <summary>The square.</summary>
                // It is simple.
                private static double Square(double x) => x * x; // Done.
            }
            """).FixAsync(Fix, "Mark 'Square' [Differentiable]");

        Assert.Equal("""
            using DiffProg;

            public static partial class P
            {
                [Differentiable]
                public static double F(double x) => Square(x) + 1;

                /// <summary>The square.</summary>
                // It is simple.
                [Differentiable]
                private static double Square(double x) => x * x; // Done.
            }
            """, await done.TextAsync());
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Fact]
    public async Task A_callee_of_another_document_is_marked_there_with_the_import_that_it_needs()
    {
        Editor done = await Editor.Of(
            "using DiffProg;\npublic static partial class P { [Differentiable] public static double F(double x) => N.Outer.Q.Square(x); }",
            """
            using System;

            namespace N;

            public static class Outer
            {
                public class Q
                {
                    [Obsolete]
                    public static double Square(double x) => x * x;
                }
            }
            """).FixAsync(Fix, "Mark 'Square' [Differentiable]");

        Assert.Equal("""
            using System;
            using DiffProg;

            namespace N;

            public static partial class Outer
            {
                public partial class Q
                {
                    [Differentiable]
                    [Obsolete]
                    public static double Square(double x) => x * x;
                }
            }
            """, await done.TextAsync(1));
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Fact]
    public async Task A_method_of_the_same_object_is_marked()
    {
        Editor done = await Editor.Of("""
            using DiffProg;
            public partial class P
            {
                [Differentiable] public double F(double x) => this.Twice(x) * Twice(x);
                double Twice(double x) => 2 * x;
            }
            """).FixAsync(Fix, "Mark 'Twice' [Differentiable]");

        Assert.Contains("    [Differentiable]\n    double Twice(double x) => 2 * x;", await done.TextAsync(), StringComparison.Ordinal);
        (await done.RunAsync()).ShouldCompile();
    }

    [Fact]
    public async Task An_extension_method_is_marked()
    {
        Editor done = await Editor.Of(
            "using DiffProg;\npublic static partial class P { [Differentiable] public static double F(double x) => x.Twice() * x; }",
            "public static class Q { public static double Twice(this double x) => 2 * x; }").FixAsync(Fix, "Mark 'Twice' [Differentiable]");

        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(12, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Fact]
    public async Task A_member_within_a_line_is_marked_within_it_and_the_lines_keep_their_ends()
    {
        Editor done = await Editor.Of("partial class P { [DiffProg.Differentiable] public static double F(double x) => G(x); static double G(double x) => x; }\r\n\r\n")
            .FixAsync(Fix, "Mark 'G' [Differentiable]");

        Assert.Equal(
            "using DiffProg;\r\n\r\npartial class P { [DiffProg.Differentiable] public static double F(double x) => G(x); [Differentiable] static double G(double x) => x; }\r\n\r\n",
            await done.TextAsync());
        (await done.RunAsync()).ShouldCompile();
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_callees_are_marked_once_wherever_they_are(FixAllScope scope)
    {
        Editor done = await Editor.Of(
            "using DiffProg;\npublic static partial class P { [Differentiable] public static double F(double x) => Q.G(x) + Q.G(2 * x) * Q.H(x); }",
            "public static class Q\n{\n    public static double G(double x) => x * x;\n\n    public static double H(double x) => x;\n}").FixAllAsync(Fix, "Mark 'G' [Differentiable]", scope);

        Assert.Equal(
            "using DiffProg;\n\npublic static partial class Q\n{\n    [Differentiable]\n    public static double G(double x) => x * x;\n\n    [Differentiable]\n    public static double H(double x) => x;\n}",
            await done.TextAsync(1));
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(114, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData("static double G(double x) => x * x;", "double.CopySign(G(2), x)")]
    [InlineData("delegate double D(double x); [NoDerivative] D G = null!;", "G(x)")]
    [InlineData("static double G(double x) => x;", "System.HashCode.Combine(x)")]
    [InlineData("static object G(double x) => x;", "(double)G(x)")]
    [InlineData("interface I { double G(double x); } I _i = null!;", "_i.G(x)")]
    public async Task Nothing_is_offered_for_what_no_mark_mends(string member, string call) =>
        Assert.Empty(await Editor.Of($"using DiffProg;\npartial class P {{ {member} [Differentiable] double F(double x) => x * {call}; }}").TitlesAsync(Fix));
}

using System;
using System.Threading.Tasks;
using DiffProg.CodeFixes.Tests.Harness;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

public sealed class NoDerivativeFixTests
{
    private static readonly NoDerivativeFix Fix = new();

    [Theory]
    [InlineData("System.Collections.Generic.List<System.Collections.Generic.List<double>> data", "data.Count")]
    [InlineData("System.Collections.Generic.Dictionary<string, double> data", "data[\"a\"]")]
    [InlineData("double? data", "data!.Value")]
    public async Task A_parameter_whose_type_carries_no_derivative_is_made_a_constant(string parameter, string use)
    {
        string text = $"using DiffProg;\npublic static partial class P\n{{\n    [Differentiable]\n    public static double F(\n        double x,\n        /* of tables */ {parameter}) => x * {use};\n}}\n";
        Editor done = await Editor.Of(text).FixAsync(Fix, "Add [NoDerivative] to 'data'");

        Assert.Equal(text.Replace("/* of tables */ ", "/* of tables */ [NoDerivative] ", StringComparison.Ordinal), await done.TextAsync());
        Assert.Contains("FGradient", (await done.RunAsync()).ShouldCompile().GeneratedText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_a_constant_since_its_type_is_not_marked_is_said_to_be_one()
    {
        const string Text = "using DiffProg;\npublic record Batch(double Scale);\npublic static partial class P { [Differentiable] public static double F(double x, Batch data) => x * data.Scale; }\n";
        Editor done = await Editor.Of(Text).FixAsync(Fix, "Add [NoDerivative] to 'data'");

        Assert.Equal(Text.Replace("Batch data", "[NoDerivative] Batch data", StringComparison.Ordinal), await done.TextAsync());
        Assert.Empty(await done.TitlesAsync(Fix));
    }

    [Theory]
    [InlineData("static double G(double x, [NoDerivative] double y) => x * y;", "G(x, x)", "static double G(double x, double y) => x * y;", "y")]
    [InlineData("static double G(double x, [A, NoDerivative] double y) => x * y;", "G(x, x)", "static double G(double x, [A] double y) => x * y;", "y")]
    [InlineData("static double G(double x, /* a */ [NoDerivative] /* b */ double y) => x * y;", "G(x, x)", "static double G(double x, /* a */ /* b */ double y) => x * y;", "y")]
    public async Task A_mark_is_removed_from_a_parameter(string callee, string call, string expected, string name)
    {
        string text = $"using DiffProg;\npublic class A : System.Attribute;\npublic static partial class P\n{{\n    [Differentiable] {callee}\n    [Differentiable] public static double F(double x) => {call};\n}}\n";
        Editor done = await Editor.Of(text).FixAsync(Fix, $"Remove [NoDerivative] from '{name}'");

        Assert.Equal(text.Replace(callee, expected, StringComparison.Ordinal), await done.TextAsync());
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData("/// <summary>Y.</summary>\n    [NoDerivative]\n    public double Y = y;\n    public double Z = 1;", "/// <summary>Y.</summary>\n    public double Y = y;\n    public double Z = 1;", "new Q(x).Y * x")]
    [InlineData("[System.Obsolete][NoDerivative] public double Y = y; public double Z = 1;", "[System.Obsolete] public double Y = y; public double Z = 1;", "new Q(x).Y * x")]
    [InlineData("[System.Obsolete] [NoDerivative] public double Y = y; public double Z = 1;", "[System.Obsolete] public double Y = y; public double Z = 1;", "new Q(x).Y * x")]
    [InlineData("[System.Obsolete]\n    [NoDerivative] // A constant.\n    public double Y = y;\n    public double Z = 1;", "[System.Obsolete]\n    // A constant.\n    public double Y = y;\n    public double Z = 1;", "new Q(x).Y * x")]
    public async Task A_mark_is_removed_from_a_member_of_another_document(string members, string expected, string body)
    {
        string type = $"using DiffProg;\n[Differentiable]\npublic partial struct Q(double y)\n{{\n    {members}\n}}\n";
        Editor done = await Editor.Of($"using DiffProg;\npublic static partial class P {{ [Differentiable] public static double F(double x) => {body}; }}", type)
            .FixAsync(Fix, "Remove [NoDerivative] from 'Y'");

        Assert.Equal(type.Replace(members, expected, StringComparison.Ordinal), await done.TextAsync(1));
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Fact]
    public async Task A_mark_is_removed_from_a_property_that_is_assigned()
    {
        Editor done = await Editor.Of("using DiffProg;\n[Differentiable] public partial class Q { [NoDerivative] public double Y { get; set; } public double Z = 1; }\npublic static partial class P { [Differentiable] public static double F(Q q, double x) { q.Y = x; return q.Y * x; } }")
            .FixAsync(Fix, "Remove [NoDerivative] from 'Y'");

        Assert.Contains("class Q { public double Y { get; set; }", await done.TextAsync(), StringComparison.Ordinal);
        (await done.RunAsync()).ShouldCompile();
    }

    [Fact]
    public async Task A_mark_is_removed_from_a_parameter_that_is_a_member()
    {
        Editor done = await Editor.Of("using DiffProg;\n[Differentiable] public partial record struct Q([property: NoDerivative] double Y, double Z);\npublic static partial class P { [Differentiable] public static double F(double x) => new Q(x, x).Y * x; }")
            .FixAsync(Fix, "Remove [NoDerivative] from 'Y'");

        Assert.Contains("Q(double Y, double Z)", await done.TextAsync(), StringComparison.Ordinal);
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(6, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_marks_are_removed_and_all_added(FixAllScope scope)
    {
        const string Text = "using DiffProg;\npublic static partial class P\n{\n    [Differentiable] static double G(double x, [NoDerivative] double y, [NoDerivative] double z) => x * y * z;\n    [Differentiable] public static double F(double x) => G(x, x, x) + G(1, x, 2);\n    [Differentiable] public static double E(double x, double? a, double? b) => x;\n}\n";
        Editor done = await (await Editor.Of(Text).FixAllAsync(Fix, "Remove [NoDerivative] from 'y'", scope)).FixAllAsync(Fix, "Add [NoDerivative] to 'a'", scope);

        Assert.Equal(
            Text.Replace("[NoDerivative] ", "", StringComparison.Ordinal).Replace("double? ", "[NoDerivative] double? ", StringComparison.Ordinal),
            await done.TextAsync());
        using LoadedAssembly assembly = (await done.RunAsync()).ShouldCompile().Load();
        Assert.Equal(29, assembly.Method<Func<double, double>>("P", "FGradient")(3));
    }

    [Theory]
    [InlineData("double F(double x, dynamic d) => x;")]
    [InlineData("double F(double x, ref System.Span<System.Span<double>> d) => x;")]
    [InlineData("double F(double x) { double? y = x; return y!.Value; }")]
    public async Task Nothing_is_offered_where_no_mark_would_do(string method) =>
        Assert.Empty(await Editor.Of($"using DiffProg;\npublic static partial class P {{ [Differentiable] static {method} }}").TitlesAsync(Fix));
}

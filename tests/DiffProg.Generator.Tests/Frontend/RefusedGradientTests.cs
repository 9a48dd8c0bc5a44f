using System.Globalization;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Methods that are lowered, but of which no gradient is made: each is refused with its reason, and what is advised instead is accepted.</summary>
public sealed class RefusedGradientTests
{
    private const string Types = """
        [Differentiable] public partial class U { public double V; public double[] Row = [1, 2]; }
        [Differentiable] public partial class N { public U[] Units = [new U()]; }
        """;

    public static TheoryData<string, string, string> Rows => new()
    {
        {
            "double F(U u, double x) { double[] row = Same(u.Row); return row[0] * x; } [Differentiable] static double[] Same(double[] a) => a;",
            "double F(U u, double x) { double[] row = Same(u.Row[..]); return row[0] * x; } [Differentiable] static double[] Same(double[] a) => a;",
            "a method that hands an array of an object, or of an array of arrays, to one that returns it"
        },
        {
            "double F(U u, double x, int n) { u.V *= u.V * x; return n > 0 ? x * F(u, x, n - 1) : u.V; }",
            "double F(double[] v, double x, int n) { v[0] *= v[0] * x; return n > 0 ? x * F(v, x, n - 1) : v[0]; }",
            "a method that lets another one write to objects, or to structs that hold arrays, which it is given"
        },
        {
            "double F(N[] n, int i, int j, double x) { if (x > 0) n[i].Units[j].V *= n[i].Units[j].V * x; return n[0].Units[0].V * x; }",
            "double F(N n, int j, double x) { if (x > 0) n.Units[j].V *= n.Units[j].V * x; return n.Units[0].V * x; }",
            "a method that overwrites what it finds by several indices, or by an index in what may be missing or of another class, in objects or arrays that it is given, as in 'n[i].Units[j].V *= n[i].Units[j].V * x;',"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_method_without_a_gradient_is_refused_with_its_reason(string members, string instead, string reason)
    {
        Assert.NotEqual(members, instead);
        Diagnostic[] errors = [.. Run(members).GeneratorDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Diagnostic error = Assert.Single(errors);
        Assert.Equal(Descriptors.NotDifferentiable, error.Id);
        Assert.StartsWith($"'F' is not differentiable: {reason} has no gradient; ", error.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_advised_instead_has_one(string members, string instead, string reason)
    {
        Assert.NotEqual(members, reason);
        Assert.NotEmpty(Run(instead).ShouldCompileWithoutWarnings().GeneratedSources);
    }

    private static GeneratorOutcome Run(string members) =>
        GeneratorHarness.For($"using DiffProg;\npublic static partial class C\n{{\n[Differentiable] public static {members}\n}}\n{Types}").Run();
}

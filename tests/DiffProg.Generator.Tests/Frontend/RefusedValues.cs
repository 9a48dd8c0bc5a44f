using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Methods refused for what they do with structs, objects, tuples and functions.</summary>
internal static class RefusedValues
{
    private const string Mark = "[Differentiable] public static ";

    internal const string Point = "[Differentiable] public partial struct V(double x, double y) { public double X = x; public double Y = y; public static V Unit { get; } = new(1, 1); }";

    private const string Objects = """
        [Differentiable] public partial class B { public double A; public double[] Row = [1]; public virtual double Size { get; set; } }
        [Differentiable] public partial class D : B { public override double Size { get => A; set => A = value; } }
        """;

    public static IEnumerable<Refused> All =>
    [
        new(Mark + "double F(double x) { var p = new V(x, 1); return G(p, ref p); } [Differentiable] static double G(in V a, ref V b) { b.X *= 2; return a.X; }",
            "DP1001", "G(p, ref p)", "'a', given by 'in' while the method may change it under another name,") { Types = Point },
        new(Mark + "double F(double x) => V.Unit.X * x;", "DP1001", "V.Unit", "the static member 'Unit'") { Types = Point },
        new(Mark + "double F(double x) { Func<double, double> f = y => y; f = y => y * x; return f(x); }", "DP1001", "f", "'f', a function that becomes another,"),
        new(Mark + "double F(double x) => new P(2).Run(x);", "DP1001", "new P(2).Run(x)", "the constructor's parameter 'n'")
            { Types = "[Differentiable] public partial class P(int n) { public double W = 1; public double Run(double x) => x * n * W; }" },
        new(Mark + "double F(B b, double x) { b.Size = x; return b.A; }", "DP1001", "b.Size", "an assignment to the virtual property 'Size'") { Types = Objects },
        new(Mark + "double F(double x) { var a = new B { A = x }; var b = new B(); b = a; return b.A; }", "DP1001", "b = a", "the assignment of an object or array variable") { Types = Objects },
        new(Mark + "double F(double x) { double G(double y, int n) => n == 0 ? y : G(y * x, n - 1); return G(x, 3); }", "DP1001", "G(y * x, n - 1)", "'G(double, int)', which calls itself,"),
        new(Mark + "double F(double x) { V[] a = [new(x, 1)]; var b = (V[])a.Clone(); return b[0].X; }", "DP1001", "(V[])a.Clone()", "a conversion") { Types = Point },
    ];
}

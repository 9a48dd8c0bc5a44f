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

    private const string Records = """
        [Differentiable] public partial record P(double X) { public virtual double Y(double y) => X * y; }
        [Differentiable] public partial record Q(double X, double Z) : P(X) { public override double Y(double y) => Z * y; }
        [Differentiable] public sealed partial record S(double X, double Z);
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
        new(Mark + "double F(P a, P b, double y) { var c = a; if (y > 0) c = b; return c.Y(y); }", "DP1001", "c = a", "a copy of an object of 'P', which may be of a class that derives from it,") { Types = Records },
        new(Mark + "double F(P a, double y) { var c = a with { X = y }; return c.Y(y); }", "DP1001", "a with { X = y }", "a copy of an object of 'P', which may be of a class that derives from it,") { Types = Records },
        new(Mark + "P F(P a) => a;", "DP1001", "a", "a copy of an object of 'P', which may be of a class that derives from it,") { Types = Records },
        new(Mark + "double F(double x) { P c = new P(x); if (x > 0) c = new Q(x, x); return c.Y(x); }", "DP1001", "c = new Q(x, x)", "the assignment of an object of 'Q' to a variable that holds one of 'P'") { Types = Records },
        new(Mark + "double F(double x) { P c = x > 0 ? new P(x) : new Q(x, x); return c.Y(x); }", "DP1001", "x > 0 ? new P(x) : new Q(x, x)", "a choice between objects or arrays") { Types = Records },
        new(Mark + "double F(double x) { S s = default(S); if (x > 0) s = new S(x, x); return s.X; }", "DP1001", "default(S)", "'default'") { Types = Records },
        new(Mark + "double F(double x) => G(new S(x, x), 3); " + Mark + "double G(S s, int n) => n == 0 ? s.X : G(new S(s.Z, s.X), n - 1);", "DP1001", "G(new S(x, x), 3)", "an object that is made here, given as 's'") { Types = Records },
    ];
}

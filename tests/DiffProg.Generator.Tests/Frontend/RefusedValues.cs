using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Methods refused for what they do with structs, objects, tuples and functions.</summary>
internal static class RefusedValues
{
    private const string Mark = "[Differentiable] public static ";

    private const string Classes =
        "public interface I { [Differentiable] double Of(double x); } "
        + "[Differentiable] public abstract partial class L : I { public double W; public abstract double Of(double x); } "
        + "[Differentiable] public partial class M : L { private double _k = 2; public override double Of(double x) => x * _k; } "
        + "[Differentiable] public partial class N { public System.Collections.Generic.List<L> Ls = new(); public L One = new M(); public L Two = new M(); }";

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
        new("public class B { public virtual double G(Func<double, double> f, double x) => f(x); } " + Mark + "double F(B b, double x) => b.G(y => y * y, x);", "DP1001", "b.G(y => y * y, x)", "'C.B.G(Func<double, double>, double)', which classes may override and nobody marked,"),
        new("static I Pick(I a, I b, bool c) { if (c) return a; return b; } " + Mark + "double F(M a, M b, double x, bool c) => Pick(a, b, c).Of(x);", "DP1001", "Pick(a, b, c)", "the assignment of an object or array variable") { Types = Classes },
        new("static V Predict(V v) => v; " + Mark + "double F(double x) { V v = new(x, 1); for (int i = 0; i < 3; i++) v = Predict(v); return v.X; }", "DP2001", "Predict(v)", "the derivative cannot pass through 'C.Predict(V)'") { Types = Point },
        new("static double[] Row(int i) => [i]; " + Mark + "double F(double x) => x * Row(2)[0];", "DP1005", "Row(2)", "this call of 'C.Row(int)' cannot stand in differentiable code: what it returns may carry a derivative"),
        new("static double Sum(double[,] a) => a[0, 0]; " + Mark + "double F(double[,] a) => Sum(a);", "DP2001", "Sum(a)", "the derivative cannot pass through 'C.Sum(double[*,*])'"),
        new(Mark + "double F(double x, System.Collections.Generic.List<L> l) => x;", "DP1001", "System.Collections.Generic.List<L> l", "a collection of 'L' objects, which are of a marked type,") { Types = Classes },
        new(Mark + "double F(double x, N n) { foreach (L l in n.Ls) x *= l.W; return x; }", "DP1001", "n.Ls", "a collection of 'L' objects, which are of a marked type,") { Types = Classes },
        new(Mark + "double F(double x, N n) { for (int i = 0; i < n.Ls.Count; i++) x *= n.Ls[i].W; return x; }", "DP1001", "n.Ls", "a collection of 'L' objects, which are of a marked type,") { Types = Classes },
        new(Mark + "double F(double x, L l) => l.Of(x);", "DP1001", "l.Of(x)", "'_k', which is private to 'M' and read by its method 'Of',") { Types = Classes },
        new(Mark + "double F(double x, L l) { M m = l as M; return m.W * x; }", "DP1001", "l as M", "a 'M' that may be missing") { Types = Classes },
        new(Mark + "double F(double x, L l) => l is M and (var a, _) ? a * x : x;", "DP1001", "(var a, _)", "a pattern of this form over an object of a marked type") { Types = Classes.Replace("private double _k = 2;", "private double _k = 2; public void Deconstruct(out double a, out double b) => (a, b) = (W, W);") },
        new(Mark + "double F(double x, N n, bool c) { L l = c ? n.One : null; return c ? l.W * x : x; }", "DP1001", "null", "a 'L' that may be missing") { Types = Classes },
        new(Mark + "double F(double x, N n, bool c) { L l = c ? n.One : n.Two; return l.W * x; }", "DP1001", "c ? n.One : n.Two", "a choice between objects or arrays") { Types = Classes },
        new(Mark + "double F(double x, bool c) { V a = new(x, 1), b = new(1, x); ref V r = ref (c ? ref a : ref b); r.X *= 2; return a.X; }", "DP1001", "c ? ref a : ref b", "a reference to one of two places") { Types = Point },
        new(Mark + "double F(double x, L a, L b) { I i = a; i = b; return i.Of(x); }", "DP1001", "i", "'i', an object variable that becomes another object,") { Types = Classes },
        new("static readonly Func<double, double> Field = y => y; " + Mark + "double G(Func<double, double> f, double x) => f(x); " + Mark + "double F(double x) => G(Field, x);", "DP1005", "G(Field, x)", "this call of 'C.G(Func<double, double>, double)' cannot stand in differentiable code: hand it a lambda"),
        new(Mark + "double G(Func<double, double> f, double x, int n) => n == 0 ? x : G(f, f(x), n - 1); " + Mark + "double F(double x) => G(y => y * y, x, 3);", "DP1001", "G(y => y * y, x, 3)", "'C.G(Func<double, double>, double, int)', which calls itself,"),
    ];
}

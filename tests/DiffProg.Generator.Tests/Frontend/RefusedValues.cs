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
        [Differentiable] public partial class B { public double A; public double[] Row = [1]; public virtual double Size { get => A; set => A = value; } }
        [Differentiable] public partial class D : B { public override double Size { get => 2 * A; set => A = value; } }
        """;

    private const string Records = """
        [Differentiable] public partial record P(double X) { public virtual double Y(double y) => X * y; }
        [Differentiable] public partial record Q(double X, double Z) : P(X) { public override double Y(double y) => Z * y; }
        [Differentiable] public sealed partial record S(double X, double Z);
        """;

    public static IEnumerable<Refused> All =>
    [
        .. Lists,
        .. Memories,
        .. InlineArrays,
        new(Mark + "double F(double x) { var p = new V(x, 1); return G(p, ref p, 3); } [Differentiable] static double G(in V a, ref V b, int n) { b.X *= 2; return n == 0 ? a.X : G(a, ref b, n - 1); }",
            "DP1001", "G(p, ref p, 3)", "'a', given by 'in' or called on while the method may change it under another name,") { Types = Point },
        new(Mark + "double F(double[] w) { ReadOnlySpan<double> s = w.AsSpan(length: 1, start: 1); return s[0]; }", "DP1001", "w.AsSpan(length: 1, start: 1)", "a call of 'AsSpan' whose arguments stand in another order than its parameters"),
        new(Mark + "double F(double[] w) { double s = 0; foreach (int i in System.Linq.Enumerable.Range(count: 3, start: 1)) s += w[i]; return s; }", "DP1001", "System.Linq.Enumerable.Range(count: 3, start: 1)", "a call of 'Range' whose"),
        new(Mark + "double F(double[] w) { var s = new ReadOnlySpan<double>(array: w, length: 3, start: 1); return s[0]; }", "DP1001", "new ReadOnlySpan<double>(array: w, length: 3, start: 1)", "a call of 'ReadOnlySpan' whose"),
        new(Mark + "double F(double[] w) => System.Linq.Enumerable.FirstOrDefault(w, x => x > 100, w[0] * w[0]);", "DP1005", "System.Linq.Enumerable.FirstOrDefault(w, x => x > 100, w[0] * w[0])", ""),
        new(Mark + "double F(double x) => V.Unit.X * x;", "DP1001", "V.Unit", "the static member 'Unit'") { Types = Point },
        new(Mark + "double F(double x) { Func<double, double> f = y => y; f = y => y * x; return f(x); }", "DP1001", "f", "'f', a function that becomes another,"),
        new(Mark + "double F(double x) => new P(2).Run(x);", "DP1001", "new P(2).Run(x)", "the constructor's parameter 'n'")
            { Types = "[Differentiable] public partial class P(int n) { public double W = 1; public double Run(double x) => x * n * W; }" },
        new(Mark + "double F(B b, double x) { b.Size = x; return b.A; }", "DP1001", "b.Size", "an assignment to the virtual property 'Size'") { Types = Objects },
        new(Mark + "double F(double x) { var a = new B { A = x }; var b = new B(); b = a; return b.A; }", "DP1001", "b = a", "the assignment of an object or array variable") { Types = Objects },
        new(Mark + "double F(double x) { double G(double y, int n) => n == 0 ? y : G(y * x, n - 1); return G(x, 3); }", "DP1001", "G(y * x, n - 1)", "'G(double, int)', which calls itself,"),
        new(Mark + "double F(P a, P b, double y) { var c = a; if (y > 0) c = b; return c.Y(y); }", "DP1001", "c = a", "a copy of an object of 'P', which may be of a class that derives from it,") { Types = Records },
        new(Mark + "double F(P a, double y) { var c = a with { X = y }; return c.Y(y); }", "DP1001", "a with { X = y }", "a copy of an object of 'P', which may be of a class that derives from it,") { Types = Records },
        new(Mark + "P F(P a) => a;", "DP1001", "a", "a copy of an object of 'P', which may be of a class that derives from it,") { Types = Records },
        new(Mark + "double F(double x) { P c = new P(x); if (x > 0) c = new Q(x, x); return c.Y(x); }", "DP1001", "c = new Q(x, x)", "the assignment of an object of 'Q' to a variable that holds one of 'P'") { Types = Records },
        new(Mark + "double F(double x) { P c = x > 0 ? new P(x) : new Q(x, x); return c.Y(x); }", "DP1001", "x > 0 ? new P(x) : new Q(x, x)", "a choice between objects or arrays") { Types = Records },
        new(Mark + "double F(double x) { S s = default(S); if (x > 0) s = new S(x, x); return s.X; }", "DP1001", "default(S)", "'default'") { Types = Records },
        new(Mark + "double F(double x) => G(new S(x, x), 3); " + Mark + "double G(S s, int n) => n == 0 ? s.X : G(new S(s.Z, s.X), n - 1);", "DP1001", "G(new S(x, x), 3)", "an object that is made here, given as 's'") { Types = Records },
        new(Mark + "double F(double x) { V[] a = [new(x, 1)]; Array.Reverse(a); return a[0].X; }", "DP1005", "Array.Reverse(a)", "this call of 'Array.Reverse") { Types = Point },
        new(Mark + "double F(B[] a) { var b = (B[])a.Clone(); return b[0].A; }", "DP1001", "(B[])a.Clone()", "a conversion") { Types = Objects },
        new(Mark + "double F(double[][] a) { var b = (double[][])a.Clone(); return b[0][0]; }", "DP1001", "(double[][])a.Clone()", "a conversion"),
        new(Mark + "double F(H[] a) { var b = (H[])a.Clone(); return b[0].Row[0]; }", "DP1001", "a.Clone()", "a value whose part of type 'double[]' is missing")
            { Types = "[Differentiable] public partial struct H { public double[] Row; }" },
        new("public class B { public virtual double G(Func<double, double> f, double x) => f(x); } " + Mark + "double F(B b, double x) => b.G(y => y * y, x);", "DP1001", "b.G(y => y * y, x)", "'C.B.G(Func<double, double>, double)', which classes may override and nobody marked,"),
        new("static I Pick(I a, I b, bool c) { if (c) return a; return b; } " + Mark + "double F(M a, M b, double x, bool c) => Pick(a, b, c).Of(x);", "DP1001", "Pick(a, b, c)", "the assignment of an object or array variable") { Types = Classes },
        new("static V Predict(V v) => v; " + Mark + "double F(double x) { V v = new(x, 1); for (int i = 0; i < 3; i++) v = Predict(v); return v.X; }", "DP2001", "Predict(v)", "the derivative cannot pass through 'C.Predict(V)'") { Types = Point },
        new("static double[] Row(int i) => [i]; " + Mark + "double F(double x) => x * Row(2)[0];", "DP1005", "Row(2)", "this call of 'C.Row(int)' cannot stand in differentiable code: what it returns may carry a derivative"),
        new(Mark + "double F(V[,] a) => a[0, 0].X;", "DP1002", "V[,] a", "the type 'V[,]' cannot stand in differentiable code; make it 'V[]' with one index") { Types = Point },
        new(Mark + "double F((double, double)[,] a) => a[0, 0].Item1;", "DP1002", "(double, double)[,] a", "the type '(double, double)[,]' cannot stand in differentiable code; make it an array of numbers for each part") { Types = Point },
        new(Mark + "double F(double x) { var l = new System.Collections.Generic.List<V> { new V(x, x) }; var m = l; return m[0].X; }", "DP1002", "l = new System.Collections.Generic.List<V> { new V(x, x) }", "the type 'List<V>' cannot stand in differentiable code; a list of structs can stand where a method makes it") { Types = Point },
        new(Mark + "double F(P a, P b) => a == b ? a.Y(1) : b.Y(2);", "DP1001", "a == b", "'P.operator ==(P?, P?)', which the compiler writes, cannot stand in differentiable code; compare the members") { Types = Records },
        new(Mark + "double F(double x) => new System.Collections.Generic.Stack<double>([x]).ToArray()[0];", "DP1002", "new System.Collections.Generic.Stack<double>([x])", "the type 'Stack<double>'"),
        new(Mark + "double F(double x, [NoDerivative] Action<double> f) { f(x); return x; }", "DP1005", "f(x)", "this call of 'Action<double>.Invoke(double)' cannot stand in differentiable code: which function it runs is not known here; remove [NoDerivative] from 'f'"),
        new(Mark + "double F(double x) { var d = new System.Collections.Generic.Dictionary<int, int>(); d[0] = (int)x; return x * d[0]; }", "DP1001", "d[0] = (int)x", "a collection that is given an active value"),
        new("sealed class Finder { public bool TryFind(double x, out double y) { y = x; return true; } } " + Mark + "double F(double x) { var f = new Finder(); return f.TryFind(x, out double y) ? x * y : x; }", "DP1005", "f.TryFind(x, out double y)", "this call of 'C.Finder.TryFind(double, out double)' cannot stand in differentiable code: what it gives by 'out' may carry a derivative"),
        new("static double Sum(double[,] a) => a[0, 0]; " + Mark + "double F(double[,] a) => Sum(a);", "DP2001", "Sum(a)", "the derivative cannot pass through 'C.Sum(double[,])'"),
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
        new("static double T(Func<double, double> f) => f(1) + f(2); " + Mark + "double F(double x) => T(a => T(b => a * b * x));", "DP1001", "T(a => T(b => a * b * x))", "'C.T(Func<double, double>)', which stands within its own call,"),
        new(Mark + "double G(Func<double, double> f, double x, int n) => n == 0 ? x : G(f, f(x), n - 1); " + Mark + "double F(double x) => G(y => y * y, x, 3);", "DP1001", "G(y => y * y, x, 3)", "'C.G(Func<double, double>, double, int)', which calls itself,"),
    ];

    private const string Made = "double F(double x, int n) { var l = new List<double> { x }; ";

    private static IEnumerable<Refused> Lists =>
    [
        OfList("double F(double x) { List<double> c = null; return x; }", "DP1001", "null", "a list that is decided late, or comes from here,"),
        OfList("double F(double x) { List<double> l; l = [x]; return l[0]; }", "DP1001", "l", "a list variable of this form"),
        OfList(Made + "l = new List<double>(); return x; }", "DP1001", "l = new List<double>()", "the assignment of a list variable"),
        OfList(Made + "var m = new List<double>(); (l, m) = (m, l); return x; }", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "var m = n > 0 ? l : new List<double>(); return m[0]; }", "DP1001", "n > 0 ? l : new List<double>()", "a list that is decided late, or comes from here,"),
        OfList(Made + "return l.Single(); }", "DP1001", "l", "'Single' of the list 'l'"),
        OfList(Made + "return l.Sum(y => { l.Add(y); return y; }); }", "DP1001", "l.Sum(y => { l.Add(y); return y; })", "a query over a list that its functions change"),
        OfList(Made + "l.Sort(); return l[0]; }", "DP1001", "l", "'Sort' of the list 'l' cannot stand in differentiable code; copy it by 'ToArray()'"),
        OfList(Made + "l.Insert(0, x); return l[0]; }", "DP1001", "l", "'Insert' of the list 'l' cannot stand in differentiable code; write it as a loop"),
        OfList(Made + "return l.Capacity * x; }", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "if (l != null) x *= 2; return l[0]; }", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "return x * (l?.Count ?? 0); }", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "IList<double> m = l; return m[0]; }", "DP1002", "m = l", "the type 'IList<double>'"),
        OfList(Made + "object o = l; return x; }", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "return x * string.Join(' ', l).Length; }", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "double[] a = [.. l]; return a[0]; }", "DP1001", ".. l", "a spread of this"),
        OfList(Made + "List<double> m = [.. l]; return m[0]; }", "DP1001", "[.. l]", "a spread"),
        OfList("double F(double[] x) { var l = new List<double>(x.Select(y => y)); return l[0]; }", "DP1001", "x.Select(y => y)", "a list that is made from this"),
        OfList(Made + "var m = new List<List<double>> { l }; return m[0][0]; }", "DP1002", "m = new List<List<double>> { l }", "the type 'List<List<double>>'"),
        OfList(Made + "return G(l); } static double G(List<double> l) => l[0];", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "return G(x, l); } [Differentiable] static double G(double x, [NoDerivative] List<double> l) => x;", "DP1001", "l", "the list 'l' as an object"),
        OfList(Made + "Kept = l; return x; } static List<double> Kept;", "DP1004", "Kept", "'Kept'"),
        OfList("double F(double x) { Kept.Add(x); return x; } static List<double> Kept;", "DP1005", "Kept.Add(x)", "this call of 'List<double>.Add(double)'"),
        OfList("double F(double x) { Kept[0] = x; return x; } static List<double> Kept;", "DP1004", "Kept[0]", "'this[]'"),
        OfList("double F(double x) { static List<double> G(double y) { if (y > 1) return []; return [y]; } return G(x)[0]; }", "DP1001", "G(x)", "a value that is, or holds, a 'List<double>' and is given in more than one place, or only later,"),
        OfList("double F(List<double> x) { x.Add(1); return x[0]; }", "DP1001", "x.Add(1)", "'Add' of a list that the caller owns"),
        OfList("double F(List<double> x) { List<double> y = x; y.Clear(); return 0; }", "DP1001", "y.Clear()", "'Clear' of a list that the caller owns"),
        OfList("double F(List<double> x) { x = new List<double>(x); return x[0]; }", "DP1001", "x = new List<double>(x)", "the assignment of a list variable"),
        OfList("double F(double x, [NoDerivative] List<double> l) => G(l) * x; [Differentiable] static double G(List<double> l) => l[0];", "DP1001", "G(l)", "what is given as 'l'"),
        OfList("List<double> F(double x) => [x];", "DP1002", "List<double>", "the type 'List<double>'"),
        OfList("(List<double>, double) F(double x) => (new List<double> { x }, x);", "DP1001", "(List<double>, double)", "the return type '(List<double>, double)'"),
        OfList("double F(B b) => b.Items[0];", "DP1001", "b.Items", "a list that is decided late, or comes from here,"),
        OfList("double F(B b) { double s = 0; foreach (double y in b.Items) s += y; return s; }", "DP1001", "b.Items", "a list that is decided late, or comes from here,"),
        OfList("double F(B b) { var l = b.Items; return l[0]; }", "DP1001", "b.Items", "a list that is decided late, or comes from here,"),
    ];

    private static IEnumerable<Refused> InlineArrays =>
    [
        OfInlineArray("double F(double x, Two b) => b[0] * x;", "DP1001", "b", "an inline array that comes from here"),
        OfInlineArray("double F(S s) => s.Items[0] * s.X;", "DP1001", "s.Items", "an inline array that comes from here"),
        OfInlineArray("double F(double x) { Two b = new(); b[0] = x; object o = b; return b[0]; }", "DP1001", "b", "'b'"),
        OfInlineArray("double F(double x) { Two b = new(); b[0] = x; return G(b); } static double G(Two b) => b[0];", "DP1001", "b", "'b'"),
        OfInlineArray("double F(double x) { Two b = new(); b[0] = x; return G(x, b); } [Differentiable] static double G(double x, Two b) => x;", "DP1001", "b", "'b'"),
        OfInlineArray("double F(double x) { Two b = new(); void G(ref Two c) => c[0] = x; G(ref b); return b[0]; }", "DP1001", "b", "the inline array 'b' by reference, or as an object,"),
        OfInlineArray("double F(double x) { Two b = new(); ref Two c = ref b; c[0] = x; return b[0]; }", "DP1001", "c = ref b", "a reference to an inline array"),
        OfInlineArray("double F(double x) { Two b = new(), c; c = b = default; return c[0]; }", "DP1001", "b = default", "an inline array that comes from here"),
        OfInlineArray("double F(double x, bool t) { Two b = new(), c = new(); b[0] = x; Two d = t ? b : c; return d[0]; }", "DP1001", "t ? b : c", "an inline array that comes from here"),
        OfInlineArray("double F(double x) { (Two, double) t = (new Two(), x); t = (new Two(), x * x); return t.Item2; }", "DP1001", "t = (new Two(), x * x)", "the assignment of an object or array variable"),
        OfInlineArray("Two F(double x) { Two b = new(); b[0] = x; return b; }", "DP1002", "Two", "the type 'Two'"),
        OfInlineArray("(Two, double) F(double x) { Two b = new(); b[0] = x; return (b, x); }", "DP1001", "(Two, double)", "the return type '(Two, double)'"),
    ];

    private static Refused OfInlineArray(string method, string id, string located, string says) => new(Mark + method, id, located, says)
    {
        Types = "[System.Runtime.CompilerServices.InlineArray(2)] public struct Two { private double _e; } [Differentiable] public partial struct S { public double X; public Two Items; }",
    };

    private static IEnumerable<Refused> Memories =>
    [
        new(Mark + "double F(Memory<double> m) { m = m[1..]; return m.Span[0]; }", "DP1001", "m = m[1..]", "the assignment of a memory variable"),
        new(Mark + "double F(double[] a) { Memory<double> m = a.Length > 1 ? a : default(Memory<double>); return m.Span[0]; }", "DP1001", "a.Length > 1 ? a : default(Memory<double>)", "a choice between spans"),
        new(Mark + "double F(Memory<double> m) => m.IsEmpty ? 0 : m.Span[0];", "DP1001", "m", "'m'"),
        new(Mark + "double F(Memory<double> m) => G(m); static double G(Memory<double> m) => m.Span[0];", "DP1001", "m", "'m'"),
        new(Mark + "double F(Memory<double> m) { object o = m; return m.Span[0]; }", "DP1001", "m", "'m'"),
        new("static Memory<double> K; " + Mark + "double F(double x) => K.Span[0] * x;", "DP1001", "K", "a memory that comes from here"),
        new(Mark + "Memory<double> F(double[] x) => x;", "DP1002", "Memory<double>", "the type 'Memory<double>'"),
        new(Mark + "(Memory<double>, double) F(double[] x) => (x, 1);", "DP1001", "(Memory<double>, double)", "the return type '(Memory<double>, double)'"),
        new(Mark + "double F(ref Memory<double> x) => x.Span[0];", "DP1001", "ref Memory<double> x", "the 'ref' parameter 'x'"),
        new(Mark + "double F(double[] a, int n) { Memory<double> G(double[] b) { if (n > 1) return b; return b.AsMemory(1); } return G(a).Span[0]; }", "DP1001", "G(a)", "a value that is, or holds, a 'Memory<double>' and is given in more than one place, or only later,"),
    ];

    private static Refused OfList(string method, string id, string located, string says) => new(Mark + method, id, located, says)
    {
        Types = "[Differentiable] public partial class B { public double A; public List<double> Items = [1]; }",
        Usings = "using System.Collections.Generic;\nusing System.Linq;\n",
    };
}

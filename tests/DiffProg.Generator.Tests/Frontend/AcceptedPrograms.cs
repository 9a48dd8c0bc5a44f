using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>For each diagnostic, programs that come close and that it must let pass.</summary>
internal static class AcceptedPrograms
{
    private const string Point = "[Differentiable] public partial struct V(double x, double y) { public double X = x; public double Y = y; public static V One => new(1, 1); }";
    private const string Classes =
        "public interface I { [Differentiable] double Of(double x); } "
        + "[Differentiable] public abstract partial class L : I { public double W; public abstract double Of(double x); } "
        + "[Differentiable] public partial class M : L { public double K = 2; public override double Of(double x) => x * K; } "
        + "[Differentiable] public partial class N { public L[] Ls = []; public L One = new M(); }";

    private const string Mark = "[Differentiable] public static ";

    private const string Rules =
        "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R(double x, double result, double resultCotangent, ref double xGradient) => xGradient += resultCotangent; "
        + "[JvpOf(typeof(Other), nameof(Other.Erf))] static double T(double x, double result, double xTangent) => xTangent; ";

    private const string Other = "public static class Other { public static double Erf(double x) => x; public static float Erf(float x) => x; }";

    private const string State = "[Differentiable] public partial record struct State { public double A; public double B; }";

    private const string Search = "int i = Array.BinarySearch(k, x); if (i < 0) i = ~i; ";

    public static IReadOnlyList<(string Id, string Members, string Types)> All =>
    [
        ("DP0001", Mark + "double F(double x) => x;", ""),
        ("DP0001", "static double Unmarked(double x) { lock (typeof(C)) { return x; } } " + Mark + "double F(double x) => x;", ""),
        ("DP0002", Mark + "double F(double x) => x;", "public class Other { public partial class Inner { } }"),
        ("DP0002", "public readonly partial struct S { [Differentiable] public double F(double x) => x; }", ""),
        ("DP0002", "public partial record R { [Differentiable] public double F(double x) => x; }", ""),
        ("DP1006", Mark + "double F(double x) => new V(x, 1).X * V.One.Y;", Point),
        ("DP1001", Mark + "double F(double x) { var p = new V(x, 1); return G(p, ref x) * x; } [Differentiable] static double G(in V p, ref double x) => x *= p.X;", Point),
        ("DP1001", Mark + "double F(double x) { Func<double, double> f = Math.Sin; double G(double y) => f(y) * x; return G(x); }", ""),
        ("DP1001", Mark + "double F(double x) => new P(x).Run(x); ", "[Differentiable] public partial class P(double w) { private double _w = w; public double Run(double x) => x * _w; }"),
        ("DP1001", Mark + "(double, double) F(double x, (int, float) n, double[][] y) => (x * n.Item2, y[0][0]);", ""),
        ("DP1001", Mark + "double F(double x, int n) { int k = checked(2 + 3); while (true) { if (k-- < 0) break; x *= 2; } return -(+x) + (n << 1) - ~n; }", ""),
        ("DP1001", Mark + "double F(double x) => x > 0 && !(x >= 5) ? default(double) + x : x * (int)3.5;", ""),
        ("DP1001", Mark + "double F(double x, int n) { ; { int i = 0; for (;;) { if (i == n) break; i++; } } return x; }", ""),
        ("DP1001", Mark + "double F(double x, double[] a) { double[] b = { x, 2 }; double[] c = new double[] { x, 1 }; double[] d = a; Span<double> s = d; return b[0] * c[0] * s[0]; }", ""),
        ("DP1001", Mark + "double F(double x, int n) { switch (n) { case 1: case > 3 and < 7: x *= 2; break; default: throw new ArgumentException(nameof(n)); } do { x *= n switch { 1 => x, _ => 2 }; } while (x is > 0 and < 9); return x; }", ""),
        ("DP1001", Mark + "double F(double x, int n) { for (;;) { switch (n) { case 0: x *= 2; goto case 1; case 1: if (x > 9) return x; goto default; default: n--; if (n > 0) continue; goto case 0; } } }", ""),
        ("DP1001", Mark + "double F(double x, string s, System.Collections.Generic.IEnumerable<C> all, [NoDerivative] System.Collections.Generic.List<double> d) { foreach (char c in s) x *= c; foreach (C c in all) { if (c is null) continue; return x; } foreach (float y in d) x += y; return x; }", ""),
        ("DP1001", "abstract record N; record L(double V) : N; record S(N A, N B) : N; " + Mark + "double F(double x, int n, object o) => F2(x, o as N) * (n is int m && m > 0 ? m : 2) * (o?.ToString()?.Length ?? 1) * (o is string ? x : 1); [Differentiable] private static double F2(double x, N n) => n switch { null => x, L { V: > 0 and var v } => v * x, S(var a, var b) s when s.A is not L => F2(x, a) + F2(x, b), _ => throw new ArgumentException(nameof(n)) };", ""),
        ("DP1001", Mark + "double F(double x, string s, System.Collections.Generic.List<int> l) { string t; t = s ?? \"\"; while (t is { Length: > 3 } u) { t = u.Substring(1); x *= 2; } return l is [1, .., var k] ? k * x : x; }", ""),
        ("DP1001", Mark + "double F(double x, int n) { using var s = new System.IO.StringReader(\"a\"); try { using (new System.IO.MemoryStream()) { if (n > 0) return x * s.Read(); } } finally { n = 2; } return x * n; }", ""),
        ("DP1001", Mark + "double F(double x, double[] a) { foreach (double y in a) { Console.WriteLine($\"{y:F2} of {a.Length} {{}} \\\"{nameof(a)}\\\"\"); x *= y; } return x; }", ""),
        ("DP1001", Mark + "double F(double x) { double y = x * x; Console.WriteLine(y); return y; }", ""),
        ("DP1001", Mark + "double F(double x, int n) { Type t = typeof(C); string s = nameof(x) + t.Name; return s.Length > n ? x : x * x; }", ""),
        ("DP1001", Mark + "double[] F(double[] x) => x;", ""),
        ("DP1001", "", "[Differentiable] public partial class D { readonly double[] a = [1], b = [2]; double[] G() => a; [Differentiable] public double[] F() => a[..]; [Differentiable] public double H(bool c) { double[] w = c ? a[..] : b[..], v = a; w = F(); return w[0] * v[0] * G()[0]; } }"),
        ("DP1001", Mark + "double[] F(double x, double[] a, double[] b, bool c) { double[] d = c ? a : b; a = b; b = d; (a, b) = (b, a); double[] e; e = a ?? b; if (c) return e; e = c ? null : [x]; e ??= new double[1]; return e == null ? a : e; }", ""),
        ("DP1001", Mark + "double F(double x, int n) { double y, z; (y, z) = (x, 2); (y, _) = (z, n); (double s, int m) = (y, 1); var (t, u) = (s, y); return y * z * m * t * u; }", ""),
        ("DP1001", Mark + "double F(System.Collections.Generic.List<double> x, System.Collections.Generic.List<float> y, [NoDerivative] System.Collections.Generic.List<double> z, System.Collections.Generic.List<int> n) { ArgumentNullException.ThrowIfNull(x); n.Add(1); var l = new System.Collections.Generic.List<double>(x) { 1 }; l.AddRange(x); foreach (double v in z) l[0] += v; double[] all = l.ToArray(); var m = l; m.Clear(); return all[n[0]] * y[^1] * z.Count * m.Count; }", ""),
        ("DP1001", Mark + "double F(Memory<double> x, ReadOnlyMemory<double> y, [NoDerivative] Memory<float> z) { Memory<double> own = x.ToArray(); x[1..].CopyTo(own); ReadOnlyMemory<double> w = own; foreach (double v in w.Span) own.Span[0] += v * z.Length; return own.Span[0] * y.Slice(1, 2).Span[1]; }", ""),
        ("DP1001", Mark + "double F(V[] a, V[] b) { var c = (V[])a.Clone(); Array.Copy(a, 0, b, 1, 2); a.AsSpan(1).CopyTo(b); V[] d = b.AsSpan(1).ToArray(); return c[0].X * b[0].X * d[0].Y; }", Point),
        ("DP1001", Mark + "double F(double x, Two unused) { Two a = new(), b = default, c = a; a[0] = x; b = a; Span<double> s = b[..]; s[1] = x; foreach (double v in b) c[^1] += v; return c[1] * G(in a[0]); } " + Mark + "double G(in double x) => x;", "[System.Runtime.CompilerServices.InlineArray(2)] public struct Two { private double _e; }"),
        ("DP1001", Mark + "double F(double s, R[] a, H h, Span<R> b) { a[0] = new R(s, s); a[1] = a[0] with { Y = 2 }; (a[0], b[0]) = (b[0], a[0]); h.P = h.P with { X = s }; h.Q[1] = new O(s); return a[0].X * b[0].Y; }", "[Differentiable] public readonly partial record struct R(double X, double Y); [Differentiable] public partial struct O { public readonly double X; public O(double x) { X = x; } } [Differentiable] public partial class H { public R P { get; set; } public O[] Q = []; }"),
        ("DP1001", "static readonly (double A, double B)[] T = [(1, 2)]; public record S((double, double)[] P); " + Mark + "double F(double x, [NoDerivative] (double A, double B)[] p, S s) { (double, int)[] a = [(x, 1), (T[0].A, 2)]; (a[0], a[1]) = (a[1], a[0]); foreach (var (y, n) in a) x *= y * n; foreach (var (b, c) in p) x += b * c * s.P[0].Item1; return x * a[0].Item1; }", ""),
        ("DP1001", Mark + "double F(double x, int n, [NoDerivative] R c) { R r = new(x, n); double y = r == c || r != new R(1, x) ? x : 2; if ((n, 1) == (1, n) && r is { X: > 0, Y: var z } && (x, n) is (> 0, not 2)) y *= z; return (x > 0, n, c) switch { (true, 1, _) => y, (_, _, (> 0, _)) => y * x, _ => 1 }; }", "[Differentiable] public readonly partial record struct R(double X, double Y);"),
        ("DP1001", Mark + "double F(double x) { System.Collections.Generic.List<R> l = [new(x, 1)]; l.Add(l[0] with { X = l[^1].Y }); foreach (var (a, b) in l) x *= a + b; var t = new System.Collections.Generic.List<(double, int)> { (x, 1) }; t[0] = (t[0].Item1, 2); return x * t[0].Item1 * l.Count; }", "[Differentiable] public readonly partial record struct R(double X, double Y);"),
        ("DP1001", Mark + "double F(K k, R r, double[] a, double[]?[] b, double x) { double[]?[] c = new double[]?[2]; c[1] = a; if (k == null || r != null && null == a) return x; return b[0] is null ? c[1]![0] * x : k.X; }", "[Differentiable] public partial class K { public double X; } [Differentiable] public sealed partial record R(double X);"),
        ("DP1004", "static readonly double[][] T = [[1, 2]]; static readonly double[,] U = { { 1, 2 } }; [Differentiable] static double G(in double t, double[] a) => a[0] *= t; " + Mark + "double F(double[] a) => G(in T[0][1], a) * G(in U[0, 1], a);", ""),
        ("DP1002", Mark + "double F(double x, Random r, Func<int, double> f, DayOfWeek d, DateTime t, decimal m, [NoDerivative] double[,] g) => x * r.NextDouble() * f(2) * t.Day * (int)d * (double)m;", ""),
        ("DP1002", Mark + "double F(double x, double[] a, Span<double> b, ReadOnlySpan<double> c, int n, int[] m, bool t, bool[] u) => x;", ""),
        ("DP1001", "static readonly double[,] T = { { 1, 2 } }; " + Mark + "double F(double x, double[,] a, int[,,] n, bool[,] b) { ArgumentNullException.ThrowIfNull(a); double[,] m = new double[2, 3]; double[,] c = (double[,])m.Clone(); m[0, 1] += x * T[0, 1]; foreach (double y in a) x += y; return b[0, 0] ? m[0, 1] * c[0, 0] * n.GetLength(2) * a.Rank : x * n[0, 0, 1]; }", ""),
        ("DP1002", Mark + "double F(System.Numerics.Complex z, System.Numerics.Vector2 v, System.Numerics.Vector3[] w) { System.Numerics.Complex n = 2; n += z; return n.Real * v.X * w[0].Length(); }", ""),
        ("DP1001", "[Differentiable] public partial struct W { public double X; public static W Unit = default; } static (double, double) P; static readonly System.Numerics.Vector2 V = new(1, 2); " + Mark + "double F(double x) { (double y, double z) = P; return x * y * z * W.Unit.X * V.X * System.Numerics.Vector2.UnitX.Y; }", ""),
        ("DP1001", "public record S(double[] X, int N, double[,] G, double[][] J); static double[] T = [1]; static readonly double[] R = [1]; static void H() => R[0]++; " + Mark + "double G(double[] t) => t[0]; " + Mark + "double K(ReadOnlySpan<double> t) => t[0]; " + Mark + "double F(double x, S s, System.Collections.Generic.IReadOnlyList<S> l, S[] a) { H(); foreach (var (f, n, _, _) in l) x *= f[0] * n; foreach (S e in a) x *= G(e.X) * K(e.X); return x * T[0] * G(R) * K(R) * s.G[0, 0] * s.J[0][0] * a[0].X[0] * l[0].J[0][0]; }", ""),
        ("DP1001", "[Differentiable] public readonly partial record struct V(double X, double Y); [Differentiable] public partial record struct W(double X, double Y); " + Mark + "double F(double s) { var v = new V(s, s); v = new V(v.Y, s); var a = new W[2]; a[0] = new W(s, v.X); return a[0].X * v.Y; }", ""),
        ("DP1001", Mark + "double F(double[] p) { double[] q = [.. p, p[0] = 5 * p[1]]; foreach (ref double r in q.AsSpan()) r *= 2; return q[0]; }", ""),
        ("DP1001", Mark + "double F(double[][] xs, double x) { double[][] h = new double[2][]; h[0] = xs[0][..]; h[1] = [x]; (h[0], h[1]) = (h[1], h[0]); return h[0][0] * h[1][0]; }", ""),
        ("DP1001", Mark + "double F(double[][] xs, double x) { double[][] h = xs; if (x > 0) h = ((double[][])[[x], [2]]); return h[0][0]; }", ""),
        ("DP1001", Mark + "double F(double[][] xs, double[] a) { double[] h = xs[0]; for (int i = 0; i < 3; i++) { double[] y = new double[2]; y[0] = h[0] * a[0]; h = y; } return h[0]; }", ""),
        ("DP1001", Mark + "double K(double x) => x;", "[Differentiable] public partial class D { readonly double[] a = [1], b = [2]; double[] G(double[] x) { x = [x[0]]; return x; } [Differentiable] public double F(bool c, double[] x) { double[] w = c ? a : b, v = a; if (x[0] > 0) v = x; return w[0] * v[0] * G(a)[0]; } }"),
        ("DP2001", Mark + "V Predict(V v) => v; " + Mark + "double Sum(double[,] a) => a[0, 0]; " + Mark + "double F(double x, double[,] a) { V v = new(x, 1); for (int i = 0; i < 3; i++) v = Predict(v); return v.X * Sum(a); }", Point),
        ("DP1001", Mark + "double F(double x, L l, L[] ls, N n) { if (l is not M m) return x; foreach (L k in ls) { switch (k) { case M { W: > 0 } w when w.K > 1: x *= w.W; break; case null: break; default: x *= k.Of(x); break; } } return x * m.K * ((M)n.One).K * (n.One is M ? 2 : 3) * l switch { M { K: var a } => a, _ => x }; }", Classes),
        ("DP1001", "static double Twice(I i, double x) => i.Of(i.Of(x)); static double Over<T>(T t, double x) where T : I => t.Of(x); " + Mark + "double G(I i, double x) => i.Of(x); " + Mark + "double F(double x, M m, N n) { I i = m; return Twice(n.One, x) + G(i, x) + Over(m, x); }", Classes),
        ("DP1005", Mark + "double G(Func<double, double> f, double x) => f(x); " + Mark + "double H([NoDerivative] Func<double, double> f, double x) => f(2) * x; " + Mark + "double F(double x) => G(y => y * x, x) + G(Math.Sin, x);", ""),
        ("DP3006", Mark + "double G(Func<double, double> f, double x) => f(x); " + Mark + "double F(double x) => G(y => y * x, x);", ""),
        ("DP1002", "const float Half = 0.5f; " + Mark + "double F(double x) => x * Half;", ""),
        ("DP1002", "const long Big = 3; " + Mark + "double F(double x) => x * Big;", ""),
        ("DP1003", Mark + "T G<T>(T x) where T : System.Numerics.INumber<T> => x * x; " + Mark + "double F(double x) => G(x);", ""),
        ("DP3005", Mark + "double F(double x) => G(x); static T G<T>(T x) where T : System.Numerics.INumber<T> => x * x;", ""),
        ("DP3006", Mark + "T G<T>(T x) where T : System.Numerics.INumber<T> => H(x); " + Mark + "T H<T>(T x) where T : System.Numerics.INumber<T> => x * x; " + Mark + "double F(double x) => G(x);", ""),
        ("DP3006", Mark + "double F(double x) => new D<int> { W = x }.G(x);", "[Differentiable] public partial class D<T> { public double W; [Differentiable] public double G(double x) => x * W; }"),
        ("DP1001", Mark + "double F(S a, S b, double y) { var c = a; if (y > 0) c = b; c = c with { X = y }; return G(c) * G(H(y)); } " + Mark + "double G(S s) => s.X * s.Z; static S H(double y) => new(y, 1);", "[Differentiable] public partial record S(double X, double Z);"),
        ("DP1005", Mark + "double F(double x, double[] a, int[] n) => x * System.Linq.Enumerable.Sum(a) * System.Linq.Enumerable.Max(a, y => y * x) * System.Linq.Enumerable.Max(n) * System.Linq.Enumerable.Count(n, k => k > 0);", ""),
        ("DP1003", "[Differentiable(WithRespectTo = [\"x\"])] public static double F(double x, double y) => x * y;", ""),
        ("DP1003", "[Differentiable] internal double F(double x, [NoDerivative] double[] y) => x * y[0];", ""),
        ("DP1003", Mark + "void F(double[] x) => x[0] = 2;", ""),
        ("DP1004", "static double s = 1; static readonly double t = 2; const double U = 3; " + Mark + "double F(double x) => x * s * t * U;", ""),
        ("DP1004", "static readonly double[] T = [1, 2]; readonly int[] u = [0]; [Differentiable] public double F(double x, double[] y) { y[0] = T[u[0]] * x; return y[0] * G(T); } " + Mark + "double G(ReadOnlySpan<double> t) => t[0];", ""),
        ("DP1004", "readonly double s = 1; double t = 2; [Differentiable] public double F(double x) => x * s * this.t;", ""),
        ("DP1001", "static readonly double[] T = [1]; " + Mark + "double G(double x, double[] t) { if (x < 0) throw new ArgumentException(nameof(x)); return t[0] * x; } " + Mark + "double F(double x) { if (x > 9) throw new ArgumentException(string.Concat(\"x\", x.ToString())); return x * G(x, T) * T[0]; }", ""),
        ("DP1005", Mark + "double F(double x, double y, float z) => x.Equals(y) || z.CompareTo(0f) > 0 ? x : x < 0 ? throw new ArithmeticException(FormattableString.Invariant($\"no {x} at {y:F2}\")) : x * x.CompareTo(y);", ""),
        ("DP1001", Mark + "double F(double x) => Q.Run(y => y * y, x);", "public static partial class Q { const double K = 2; const string N = \"n\"; [Differentiable] static double Sign(double a, double b) => b > 0 ? a : -a; public static double Run(Func<double, double> f, double x) => x > 9 ? throw new ArgumentException(N) : Sign(f(x), x) * K; }"),
        ("DP1001", "private static double[] t = [1]; private static double[,] g = { { 2 } }; static double U() => t[0] = 3; " + Mark + "double F(double x) => x * t[0] * g[0, 0] * t.Length;", ""),
        ("DP1005", Mark + "double G(double x, double y = 2) => x * y; " + Mark + "double F(double x) => G(x) + C.G(x: 2, y: 3) * x;", ""),
        ("DP1005", "static readonly double[] T = [1]; " + Mark + "double F(double[] x, Span<double> y) { T.CopyTo(y); x.CopyTo(y); Array.Copy(x, 0, x, 1, 1); Array.Fill(x, y[0], 0, 1); y.Clear(); Array.Reverse(x); double[] z = (double[])x.Clone(); return z[0] * y.ToArray()[0]; }", ""),
        ("DP1005", Mark + "double G(double x, double y) => x / y; " + Mark + "double H(params ReadOnlySpan<double> x) => x[0]; static int I(in int n, double y) => n; " + Mark + "double F(double x, int n) => G(y: x, x: 2) * H(x, 2) * x.J(y: 3) * I(in n, Math.Sin(2));", "public static partial class E { [Differentiable] public static double J(this double x, double y = 2) => x * y; }"),
        ("DP1003", Mark + "double F(double x, double y = double.NaN, [NoDerivative] double z = -0.0, float f = 0.1f, DayOfWeek d = DayOfWeek.Friday, string s = \"a = b\", params double[] rest) => x * y * rest[0];", ""),
        ("DP1004", "static readonly double[] T = [1]; " + Mark + "double G(double[] a, in double y, double z) => a[0] = y * z; " + Mark + "double F(double[] x) => G(x, T[^1], x[0]) * G(x, in T[0], G(x, 2, 3));", ""),
        ("DP1005", "[Differentiable] public double G(double x) => x; [Differentiable] public double F(double x) => G(x) + this.G(x);", ""),
        ("DP1005", Mark + "double F(double x) => D.G(x) + D.Inner.G(x);", "public static partial class D { [Differentiable] internal static double G(double x) => x; internal static partial class Inner { [Differentiable] internal static double G(double x) => x; } }"),
        ("DP2001", "static int Next(int n) => n + 1; static double Scale() => 2; " + Mark + "double F(double x, int n) => x * Next(n) * Scale();", ""),
        ("DP2001", "static double Weight(double d) => d; " + Mark + "double F(double x, [NoDerivative] double y) => x * Weight(y) * Weight(2);", ""),
        ("DP2001", "static int Count(object o) => 3; double _p = 2; double P => _p; public virtual double V(int n) => n; [Differentiable] public double F(double x, double[] a) { ArgumentNullException.ThrowIfNull(a); ArgumentOutOfRangeException.ThrowIfNegative(x); return x * Count(\"s\") * P * V(2) * this.P; }", ""),
        ("DP2001", Mark + "double F(double x) => Math.Sqrt(x) * double.Hypot(x, 1) * Math.Max(1, 2) * (double.IsNaN(x) ? 0 : 1);", ""),
        ("DP2002", Mark + "double G(double x, [NoDerivative] double y) => x * y; " + Mark + "double F(double x, [NoDerivative] double y, int n) => G(x, y) + G(x, 2) + G(x, n);", ""),
        ("DP2002", Mark + "double G(double x, [NoDerivative] Span<double> scratch) { scratch[0] = x; return scratch[0]; } " + Mark + "double F(double x) => G(x, new double[1]);", ""),
        ("DP2003", Mark + "double F(double x, double[] a) { int k = (int)x; double s = 0; for (int i = 0; i < k; i++) s += a[i]; return k > 1 ? a[k % 3] : s; }", ""),
        ("DP1001", Mark + "double F(double x, byte b, int n) { unchecked { b <<= 1; b += 100; n++; } return x * b * n; }", ""),
        ("DP1002", Mark + "float F(float x, Half y, float[] a, Half[] b, Span<float> c, byte d, char e, ulong f, nint g) => x;", ""),
        ("DP2003", Mark + "double F(double x, int n) => (int)2.5 * x + n;", ""),
        ("DP2003", Mark + "double F(double x, double[] a) { ulong k = (ulong)x; byte b = (byte)k; return b > 2 ? a[k] : a[b] * (double)(float)x; }", ""),
        ("DP2003", Mark + "double F(double x, int n) => Math.ScaleB(x, n) + double.RootN(x, 3) + Math.Round(x, n) + Math.Round(x, 2, MidpointRounding.ToZero);", ""),
        ("DP2003", Mark + "double F(double x, long n, byte b) => x * n + b + (float)n;", ""),
        ("DP2003", Mark + "double F(double x) { int k = 0; while (x > 1) { x /= 2; k++; } return x * k; }", ""),
        ("DP2003", Mark + "double F(double x) => x * Math.Sign(x);", ""),
        ("DP2003", Mark + "double G(double[] a, int[] k, int n) { k[0] = n + 1; return a[k[0]]; } " + Mark + "double F(double[] a) { int[] k = new int[1]; return G(a, k, 0) * k[0] + G(a, k, 1); }", ""),
        ("DP1001", Mark + "double F(Ex e) => e is Mul { S: var s } ? s.X * s.Y : 0; " + Mark + "double G(Ex e) { if (e is Mul { S: { X: > 0 } s } m) { return s.X * s.Y * m.W; } return e.W; }", "[Differentiable] public partial record struct V(double X, double Y); [Differentiable] public abstract partial class Ex { public double W; } [Differentiable] public partial class Mul : Ex { public V S; }"),
        ("DP1001", Mark + "double F(double x, [NoDerivative] Pw t) => t.E is null ? 3 * x : t is { N: not null } ? x * x : x;", "public record Pw(double? E, int? N);"),
        ("DP0003", Mark + "double F(V p, double pX) => p.X * pX; " + Mark + "double G((double A, double B) t, double tA) => t.A * tA; " + Mark + "double H(ref V p, double pX) { p = new V(p.X * pX, 1); return p.X; }", "[Differentiable] public partial record struct V(double X, double Y);"),
        ("DP2005", Mark + "double G(double x) => x; " + Mark + "double F(double x) => G(x) + F2(x, 3); " + Mark + "double F2(double x, int n) => n == 0 ? x : x * F2(x, n - 1);", ""),
        ("DP4001", Rules + Mark + "double F(double x) => Other.Erf(x);", Other),
        ("DP4002", Rules + Mark + "double F(double x) => G(x); " + Mark + "double G(double x) => Other.Erf(x);", Other),
        ("DP4003", Rules + Mark + "double F(double x) => Other.Erf(x) * Other.Erf(2f);", Other),
        ("DP4004", "public class S(int[] k) { public readonly int[] A = k; public int B { get; set; } public int C => A.Length + B; public int D => k[0]; } static int N() => 3; "
            + "[Differentiable(Derivatives = Derivatives.Jvp | Derivatives.BatchedJvp)] public double H(double[] x) => k * x[0]; double k = 2; "
            + "[Differentiable(Derivatives = Derivatives.Jvp | Derivatives.BatchedJvp)] public static int F(double[] x, double[,] y, System.Collections.Generic.List<double> z, [NoDerivative] float w, S s, ref double r) { ArgumentNullException.ThrowIfNull(s); r *= x[s.A[0]] * y[0, s.B] * z[s.C] * w; return s.D; } "
            + "[Differentiable] public static double G(double x) => x * N();", ""),
        ("DP4004", Rules + "[Differentiable(Derivatives = Derivatives.Default)] public static double F(double x) => Other.Erf(x) * Diff.StopGradient(x) * Unused(2); [Differentiable] public static double Unused(double x) => Diff.OnGradient(x, static d => 2 * d);", Other),
        ("DP2001", "static double G(double x) => x; " + Mark + "double F(double x) => x * G(Diff.StopGradient(x));", ""),
        ("DP2001", "static double H(ReadOnlySpan<double> x) => x[0]; " + Mark + "double F(double[] x) => x[0] * Diff.StopGradient(H(x)) * Diff.StopGradient(x[0].CompareTo(2.0) * 1.0);", ""),
        ("DP2002", Mark + "double G(double x, [NoDerivative] double y) => x * y; " + Mark + "double F(double x) => G(x, Diff.StopGradient(x));", ""),
        ("DP2003", Mark + "double F(double x) => Diff.StopGradient((double)(int)x) * x + Diff.ReplaceGradient((int)x, x);", ""),
        ("DP9001", Mark + "double F(double x) => x * double.NaN * double.PositiveInfinity * -0.0 * 1e-320 * double.MaxValue * int.MinValue;", ""),
        .. AcceptedConstants.All,
        .. Mended,
    ];
    /// <summary>What is refused of types and callees that are not marked, as the refusals say to write it.</summary>
    private static IEnumerable<(string Id, string Members, string Types)> Mended =>
    [
        ("DP1002", Mark + "double F(double x) { var s = new State { A = x }; State t; t.A = s.A; t.B = 2; var all = new State[2]; all[0].A = t.A; return G(all[0]).B * H(x).Item1; } " + Mark + "State G(State s) => s with { B = s.A }; " + Mark + "(double, int) H(double x) => (x, 1);", State),
        ("DP1002", Mark + "double F(double x, Settings s) => s.Steps * s.Rate * G(s) * x; static int G(Settings s) => s.Steps;", "public class Settings { public int Steps; public double Rate; }"),
        ("DP1002", Mark + "double F(double x, int n) { var s = new System.Random(n); object o = new object(); return o is null ? x : s.NextDouble() * x; }", ""),
        ("DP2001", Mark + "double F(double x, double[] a) => a[G(x)] * a[H(a, x)] * (I(x) ? x : 1) * a[J(Diff.StopGradient(x))]; [Differentiable] static int G(double x) => (int)x; [Differentiable] static int H(double[] a, double x) { for (int i = 0; i < a.Length; i++) { if (a[i] > x) { return i; } } return 0; } [Differentiable] static bool I(double x) => x > 1; static int J(double x) => (int)x;", ""),
        ("DP1005", Mark + "double F(double x, [NoDerivative] Grid g, [NoDerivative] System.Collections.Generic.HashSet<double> s) => g.Values[g.Cell(x)] * x * (s.Contains(Diff.StopGradient(x)) ? 1 : 2);", "[Differentiable] public partial class Grid { public double[] Values = [1, 2]; public int Cell(double x) => (int)x; }"),
        ("DP1005", Mark + "double F(double x, double[] k) { " + Search + "return k[i] * x; } " + Mark + "double G(double x, [NoDerivative] double[] k, ReadOnlySpan<float> s) { " + Search + "int j = s.BinarySearch((float)x); return k[i] * k[Array.BinarySearch(k, 1, 2, x)] * s[j] * x; }", ""),
        ("DP2003", Mark + "double F(double x, double[] k) { " + Search + "return Diff.StopGradient((double)i) * x * k[i]; }", ""),
    ];
}

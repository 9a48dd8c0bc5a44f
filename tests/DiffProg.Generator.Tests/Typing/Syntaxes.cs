using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Typing;

/// <summary>Syntax around and in marked methods that the other tests' programs lack.</summary>
internal static class Syntaxes
{
    public static IReadOnlyList<(string Name, string Text)> All =>
    [
        ("Namespaces and nested types", """
            namespace A.B;
            internal static partial class Outer
            {
                public readonly partial record struct Point(double X, double Y)
                {
                    private protected partial class Inner
                    {
                        [Differentiable, Obsolete("old")] internal double F(double x, [NoDerivative] double[] a) => x * a[^1];
                    }
                }
            }
            """),
        ("Operators and members with marks", """
            public partial class C
            {
                [Differentiable] public static C operator +(C a, double b) => a;
                [Differentiable] public static explicit operator double(C a) => 1;
                [Differentiable] ~C() { }
                public double P { [Differentiable] get => field; [Differentiable] set => field = value; }
                public double this[double x] { [Differentiable] get => x; }
                public event Action E { [Differentiable] add { } [Differentiable] remove { } }
                [method: Differentiable] public event Action G;
            }
            """),
        ("Local functions and lambdas with marks", """
            public partial class C
            {
                public static double F(double x)
                {
                    [Differentiable] static double G(double y) => y * y;
                    Func<double, double> h = [Differentiable] (double y) => y;
                    return G(x) + h(x);
                }
            }
            """),
        ("Generic methods and constraints", """
            public partial class C<T> where T : class, IComparable<T>, new()
            {
                [Differentiable] public static double F<S>(double x, S s = default) where S : unmanaged, allows ref struct => x;
                public partial struct D { [Differentiable] public double G(double x) => x; }
            }
            """),
        ("Extension members", """
            public static partial class C
            {
                extension(double x)
                {
                    [Differentiable] public double Twice() => 2 * x;
                    public double Half => x / 2;
                }
                [Differentiable] public static double F(double x) => x.Twice() + x.Half;
            }
            """),
        ("Primary constructors and required members", """
            public partial class C(double scale, params ReadOnlySpan<int> rest)
            {
                public required double Offset { get; init; }
                [Differentiable] public double F(double x) => scale * x + Offset;
            }
            """),
        ("Static abstract members", """
            public partial interface I<TSelf> where TSelf : I<TSelf>
            {
                [Differentiable] static abstract double F(double x);
                [Differentiable] static virtual double G(double x) => x * x;
                [Differentiable] double H(double x) => x;
            }
            """),
        ("Partial methods", """
            public partial class C
            {
                [Differentiable] private partial double F(double x);
                private partial double F(double x) => x * x;
                [Differentiable] static partial void G(double x);
            }
            """),
        ("Preprocessing", """
            #define FAST
            #nullable enable
            public static partial class C
            {
                #region marked
                [Differentiable]
                #if FAST && !SLOW
                public static double F(double x) => x * x;
                #else
                public static double F(double x) { while (true) x /= 2; }
                #endif
                #endregion
                #pragma warning disable CS0168
                #line 7 "Elsewhere.cs"
                [Differentiable] public static double G(double x) { int unused; return x; }
                #line default
            }
            """),
        ("Names", """
            public static partial class @class
            {
                /// <summary>Of <paramref name="@in"/>.</summary>
                [Differentiable] public static double @double(double @in, double \u0061b, double _) => @in * ab * _;
                [DiffProg.Differentiable()] public static double ä(double ſ) => ſ;
                [global::DiffProg.DifferentiableAttribute(Derivatives = (Derivatives)7, WithRespectTo = new[] { nameof(x) })]
                public static double F(double x, int n = 3, bool b = true) => b ? x * n : 0x1F * x - 1_000.5e-3 + 'a';
            }
            """),
        ("Literals", """"
            public static partial class C
            {
                [Differentiable] public static double F(double x)
                {
                    string s = """raw "text" {x}""" + $$"""{{x}}""" + @"verb""atim" + $"{x,3:F2}" + '\u0041';
                    ulong u = 0b1010UL; decimal d = 1.5m; float f = 1e3f; char c = default; object o = null!;
                    return x + s.Length + u + (double)d + f + c;
                }
            }
            """"),
        ("Patterns", """
            public static partial class C
            {
                [Differentiable] public static double F(double x, int[] a, object o) => (x, a) switch
                {
                    ( > 0 and < 1, [var first, .., 2 or 3]) when first is not 7 => x * first,
                    (_, { Length: >= 2 } rest) => rest[0],
                    var (y, _) => o is string { Length: var n } s ? y * n : throw new InvalidOperationException(),
                };
            }
            """),
        ("Statements", """
            public static unsafe partial class C
            {
                [Differentiable] public static double F(double x, int n)
                {
                    start:
                    switch (n) { case 0: x *= 2; goto case 1; case 1 when x > 2: x += 1; break; case > 5: goto default; default: goto end; }
                    do { n--; if (n == 3) continue; } while (n > 0);
                    foreach (var (a, b) in new[] { (1, 2.0) }) x += b;
                    try { checked { n += int.MaxValue; } } catch (OverflowException e) when (e is not null) { x = 0; } finally { ; }
                    fixed (double* p = new double[2]) { *p = x; p[1] = *(p + 0); }
                    using (var stream = new System.IO.MemoryStream()) lock (stream) { unchecked { n = (int)(uint)n; } }
                    const int K = 2; ref double r = ref x; scoped Span<double> t = stackalloc double[K];
                    if (n > 3) goto start;
                    end: return x;
                }
            }
            """),
        ("Expressions", """
            public partial class C
            {
                C? next; double v; static dynamic d = 1;
                [Differentiable] public double F(double x, double[] a)
                {
                    next?.v = x; next!.v += (x, v) == (1, 2) ? sizeof(double) : typeof(C).Name.Length;
                    var q = from e in a let f = e * x where f > 0 orderby f descending group f by e into g select g.Key;
                    double[] b = [.. a, x, ..q]; var (m, _) = (a[1..^1], default(int)); b[^1] ??= 1;
                    Func<double, double> g1 = static y => y, g2 = delegate (double y) { return y; }; _ = d.Foo(x)[0];
                    return g1(g2(x >>> 1)) + a?[0] ?? x - -x + +x + ~1 + (x as object is double z ? z : 0) + new { x }.x + new C { v = 1 }.v;
                }
            }
            """),
        ("Async and iterators", """
            public partial class C
            {
                [Differentiable] async Task<double> F(double x) { await foreach (var y in G(x)) x += y; await using var s = new System.IO.MemoryStream(); return await Task.FromResult(x); }
                [Differentiable] async IAsyncEnumerable<double> G(double x) { await Task.Yield(); yield return x; yield break; }
                [Differentiable] IEnumerable<double> H(double x) { yield return x; }
            }
            """),
        ("Several marked methods that call each other", """
            public static partial class C
            {
                [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
                public static double Loss(double[] w, [NoDerivative] ReadOnlySpan<double> x, int n)
                {
                    double s = 0;
                    for (int i = n - 1; i >= 0; i -= 2) { if (x[i] < 0) continue; s += Unit(w[i] * x[i], w); if (s > 9) break; }
                    return s / n;
                }
                [Differentiable] static double Unit(double z, double[] w) { w[0] *= z; double t = Math.Tanh(z + w[0]); return t > 0 ? Unit(t - 1, w) : t * Scale; }
                static readonly double Scale = 2;
            }
            """),
        ("Top level", """
            Console.WriteLine(P.F(2));
            [Differentiable] static double Local(double x) => x;
            public static partial class P { [Differentiable] public static double F(double x) => Math.Sin(x) * x; }
            """),
        ("Cycles", """
            public partial class A : B { [Differentiable] public static double F(double x) => A.F(x) + B.G(x); }
            public partial class B : A { [Differentiable] public static double G(double x) => x > 0 ? A.F(x - 1) : 0; }
            public partial struct S { S inner; [Differentiable] public double H(double x) => inner.H(x); }
            """),
    ];
}

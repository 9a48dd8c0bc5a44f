using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Asks the compiler by one small program for each feature which of them it takes.</summary>
internal static class FeatureProbe
{
    private const string Head = "[Differentiable] public static ";

    private static readonly Dictionary<Feature, string> Programs = new()
    {
        [Feature.SideEffects] = "double F(double x) { double t = x; return (t = 2 * x) * t++; }",
        [Feature.DoWhileLoops] = "double F(double x) { double t = x; int i = 0; do { t *= x; i++; } while (i < 3); return t; }",
        [Feature.LoopVariableWrites] = "double F(double x) { double t = x; for (int i = 0; i < 5; i++) { t *= x; i++; } return t; }",
        [Feature.Singles] = "double F(double x, float[] a) { float t = (float)x * a[0]; t += 1; return t * x + MathF.Sin(t); }",
        [Feature.Halves] = "double F(double x) { Half t = (Half)x; return (double)(t * t) * x + (double)Half.Sin(t); }",
        [Feature.Widths] = "double F(double x) { byte b = 3; long l = 7; uint u = 2; b += 5; u++; l ^= 3; return x * b + x * l + (double)(u % 5u); }",
        [Feature.CheckedIntegers] = "double F(double x, int n) { int m = checked(n * 3); return x * m; }",
        [Feature.Steering] = "double F(double x, double[] a) { double t = x; for (int i = 0; i < (int)(2.0 * Math.Abs(x)) % 5; i++) t *= x; return t * a[(int)Math.Abs(x) % a.Length]; }",
        [Feature.SwitchStatements] = "double F(double x, int n) { double t = x; switch (n) { case 0: t *= x; break; case 1: case 2: return t; default: t = 1; break; } return t; }",
        [Feature.SwitchExpressions] = "double F(double x, int n) => n switch { 0 => x * x, 1 when x > 2 => x, _ => 1 };",
        [Feature.Patterns] = "double F(double x, int n) { double t = x is > 1.5 ? x * x : x; switch (n) { case > 3: t *= x; break; case not (1 or 2) when x > 0: t = 3; break; } return n is >= 1 and < 3 ? t : x; }",
        [Feature.GotoCases] = "double F(double x, int n) { double t = x; switch (n) { case 0: t *= x; goto case 1; case 1: t *= 3; break; } return t; }",
        [Feature.ForEachLoops] = "double F(double[] a, Span<double> b) { double s = 0; foreach (double t in a) s += t * t; foreach (double t in b) s *= t; return s; }",
        [Feature.Throws] = "double F(double x) { if (x > 3) throw new ArgumentException(\"thrown\"); return x * x; }",
        [Feature.ThrowExpressions] = "double F(double x) => x > 3 ? throw new ArgumentException(\"thrown\") : x * x;",
        [Feature.PassiveCalls] = "double F(double x, int n) { Recorder.Mark(n); double t = Recorder.Draw(3); int k = Recorder.Next(n); return x * t * k; }",
        [Feature.Output] = "double F(double x) { double t = x * x; Console.WriteLine(t); return t; }",
        [Feature.Asserts] = "double F(double x) { double t = x; Debug.Assert(t > 0); return t * x; }",
        [Feature.Tables] = "static readonly double[] Table = new double[] { 1, 2 }; [Differentiable] public static double F(double x) { double s = 0; for (int i = 0; i < Table.Length; i++) s += Table[i] * x; return s; }",
        [Feature.IntegerArrays] = "double F(double[] a, int[] labels, ReadOnlySpan<int> more) { double s = 0; for (int i = 0; i < labels.Length; i++) s += a[labels[i] % a.Length] * more[0]; return s; }",
        [Feature.Aliases] = "double F(double[] a) { double[] b = a; b[1] = b[0] * b[0]; Span<double> c = a; c[0] *= 2; return a[1] * a[0]; }",
        [Feature.AliasChoices] = "double F(double[] a, double[] b) { double[] c = a[0] > 0 ? a : b; c[0] *= 2; return a[0] * b[0]; }",
        [Feature.Reseating] = "double F(double[] a, double[] b) { double[] t = a; a = b; b = t; a[0] *= b[0]; return a[0] + b[0]; }",
        [Feature.SpanReseating] = "double F(double[] a) { Span<double> s = a; Span<double> t = a.AsSpan(1); (s, t) = (t, s); s[0] *= t[0]; return a[0] * a[1]; }",
        [Feature.ReturnedArrays] = "double F(double[] a) { double[] b = G(a); return a[0] * b[0]; } [Differentiable] public static double[] G(double[] p) { p[0] *= 2; return p; }",
        [Feature.Slices] = "double F(double[] a, int n) { Span<double> s = a.AsSpan(n % 2, 1); s[0] *= 2; ReadOnlySpan<double> t = s; Span<double> u = s.Slice(0); u[0] += a[0]; return a[0] * t[0]; }",
        [Feature.Ranges] = "double F(double[] a, Span<double> b) { double[] c = a[1..]; Span<double> d = b[0..^1]; d[0] *= c[^1]; return d[0] * b[^1]; }",
        [Feature.StackRows] = "double F(double x) { Span<double> s = stackalloc double[3]; s[0] = x; s[1] = s[0] * x; return s[1]; }",
        [Feature.Exchanges] = "double F(double x, double[] a) { double t = x; (a[0], t) = (t, a[0] * t); double[] b = new double[a.Length]; (a, b) = (b, a); return a[0] + b[0] * t; }",
        [Feature.RefParameters] = "double F(double x) { double t = x; G(ref t, ref t); return t; } [Differentiable] public static void G(ref double p, ref double q) { p += q; q *= p; }",
        [Feature.OutParameters] = "double F(double x) { double t; G(x, out t); return t * x; } [Differentiable] public static void G(double p, out double q) { q = p * p; }",
        [Feature.InParameters] = "double F(double x) { double t = x; return G(in t) * G(x * t); } [Differentiable] public static double G(in double p) => p * p;",
        [Feature.RefElements] = "double F(double[] a) { G(ref a[1], ref a[0]); return a[1] * a[0]; } [Differentiable] public static void G(ref double p, ref double q) { p += q; q *= p; }",
        [Feature.Structs] = "[Differentiable] public partial struct V { public double X; public V(double x) { X = x; } public double N => X * X; public void Shift(double d) => X += d; public static V operator *(V a, double s) => new V(a.X * s); } " + Head + "double F(double x) { V p = new V(x); V q = p; q *= x; p.Shift(q.N); return G(p, in q, ref p) * p.X; } " + Head + "double G(V p, in V q, ref V r) { r = q; return p.X; }",
        [Feature.Tuples] = "double F(double x) { (double A, double B) p = (x, 2 * x); (p.A, p.B) = (p.B, p.A); var (t, u) = G(p); return t * u; } [Differentiable] public static (double A, double B) G((double A, double B) p) => (p.B, p.A * p.A);",
        [Feature.Records] = "[Differentiable] public partial record struct R(double X, double Y); " + Head + "double F(double x) { R p = new R(x, x); p = p with { Y = p.X * p.Y }; return p.X * p.Y; }",
        [Feature.Objects] = "[Differentiable] public partial class B { public double X; public B(double x) { X = x; } public void Shift() => X *= X; } " + Head + "double F(double x) { B p = new B(x); B q = p; q.Shift(); return p.X * q.X; }",
        [Feature.StructRows] = "[Differentiable] public partial struct V { public double X; } " + Head + "double F(double x) { V[] a = new V[2]; a[0].X = x; V p = a[0]; p.X *= 2; a[1] = p; double s = 0; foreach (V v in a) s += v.X * p.X; return s; }",
        [Feature.LocalFunctions] = "double F(double x) { double t = x; void G(ref double u) { u *= t; t += x; } G(ref x); G(ref t); return t * x; }",
        [Feature.Lambdas] = "double F(double x) { double t = x; Func<double, double> f = u => { t *= u; return u * x; }; return f(t) * G(f, t) * G(u => u * u, t); } static double G(Func<double, double> f, double x) => f(f(x));",
        [Feature.Generics] = "double F(double x, float y) => G(x) * G<float>(y); static T G<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> { T t = T.Sin(x); return t * T.CreateChecked(0.5) + x; }",
        [Feature.ArgumentForms] = "double F(double x) => G(y: x, x: 2 * x) * G(x) * H(x, x, 2); [Differentiable] public static double G(double x, double y = 2) => x * y; [Differentiable] public static double H(in double x, params double[] rest) => x * rest[0] * rest[^1];",
        [Feature.BulkCopies] = "double F(double[] a) { Array.Copy(a, 0, a, 1, 1); Array.Reverse(a); Array.Fill(a, a[0] * a[1], 0, 1); Array.Clear(a, 1, 1); return a[0] + a[1]; }",
        [Feature.StructParameters] = "[Differentiable] public partial struct V { public double X; } " + Head + "double F(V p) => p.X * p.X;",
        [Feature.Lists] = "double F(double x, double[] a) { List<double> l = new List<double>(1) { x, 2 * x }; List<double> m = l; m.Add(l[0] * x); l.RemoveAt(0); double[] c = l.ToArray(); m.AddRange(c); double s = 0; foreach (double t in l) s += t * m[^1]; l.Clear(); l.Add(s); List<double> n = a.ToList(); List<double> o = [s, x]; return l[0] * l.Count * n[0] * o[1] * new List<double>(l)[0]; }",
        [Feature.Queries] = "double F(double[] a, double[] b) { double[] c = a.Select((double x) => x * b[0]).ToArray(); c = c.Zip(b, (double x, double y) => x * y).ToArray(); double s = c.Where((double x) => x > 0).Sum() * a.Average() + c.Max() * b.Min((double x) => x * x) + a.Aggregate(1.0, (double r, double x) => r * x) * a.Count((double x) => x > 0); return a.Any((double x) => x > 1) && b.All((double x) => x < 1) ? s : s * Enumerable.Range(1, 2).Sum((int i) => a[0] * i); }",
        [Feature.ImmutableObjects] = "[Differentiable] public sealed partial record P(double X, float Y) { public double N => X * Y; public P Turned(double d) => new P(X + d, Y); public static P operator +(P a, P b) => new P(a.X, b.Y); } [Differentiable] public sealed partial record Q(P In, double Z); " + Head + "double F(double x, P m) { P p = new P(x, 1); for (int i = 0; i < 3; i++) { P q = p; p = i > 1 ? p.Turned(x) + q : G(p, q) with { X = q.N }; } Q r = new Q(p, x); r = r with { Z = r.In.X }; return r.Z * m.N; } " + Head + "P G(P p, P q) { q = p.Turned(q.X); return p.X > 0 ? q : p; }",
        [Feature.Dispatch] = "[Differentiable] public abstract partial class B : I { public double X; public abstract double Run(double x); public virtual double Scale(double x) => X * x; } public interface I { [Differentiable] double Run(double x); } [Differentiable] public sealed partial class C : B, I { public double Y; public override double Run(double x) => x * X * Y; } [Differentiable] public sealed partial class D : B, I { public override double Run(double x) => X; public override double Scale(double x) => x; } " + Head + "double F(double x, B s, I u) { C c = new C { X = x, Y = x }; I i = c; s.X *= x; return s.Run(x) * G(c, x) * H(i, s, x) * s.Scale(x) + i.Run(x) * u.Run(x); } " + Head + "double G(B b, double x) => b.Run(x); [Differentiable] public static double H(I a, I b, double x) => a.Run(x) * b.Run(x);",
        [Feature.ListParameters] = "double F(List<double> l, double x) { l[0] *= x; return G(l) * l[^1]; } [Differentiable] public static double G(List<double> p) { double s = 0; foreach (double t in p) s += t * t; return s * p.Count; }",
    };

    private static readonly Lazy<List<Diagnostic>> Errors = new(Judge);
    private static readonly Lazy<Feature> Probed = new(Probe);

    /// <summary>The features that programs may have today.</summary>
    public static Feature Landed => Probed.Value;

    /// <summary>Those that the compiler refuses.</summary>
    public static Feature Missing => Feature.All & ~Landed;

    /// <summary>What the compiler says of those that it refuses.</summary>
    public static IReadOnlyList<string> Reasons => [.. Errors.Value.Select(error => error.ToString())];

    private static Feature Probe()
    {
        var refused = Errors.Value.Select(diagnostic => Path.GetFileName(diagnostic.Location.GetLineSpan().Path ?? "")).ToHashSet();
        return Programs.Keys.Where(feature => refused.Contains(feature + ".cs"))
            .Aggregate(Feature.All, (all, feature) => all & ~feature);
    }

    private static List<Diagnostic> Judge()
    {
        var outcome = Compile();
        return [.. outcome.GeneratorDiagnostics.Concat(outcome.Errors).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    private static GeneratorOutcome Compile() => Programs.Aggregate(GeneratorHarness.For(RecorderSource.Text), (harness, program) =>
    {
        string head = program.Value.StartsWith("static", StringComparison.Ordinal) || program.Value.StartsWith('[') ? "" : "[Differentiable] public static ";
        string type = $"public static partial class {program.Key} {{ {head}{program.Value} }}";
        return harness.WithSource(program.Key + ".cs", $"using System;\nusing System.Collections.Generic;\nusing System.Diagnostics;\nusing System.Linq;\nusing DiffProg;\n{type}\n");
    }).Run();
}

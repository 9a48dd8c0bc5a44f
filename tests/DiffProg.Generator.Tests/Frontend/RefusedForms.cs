using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Methods refused for their form, for the types and operators in them, or for what they write and call.</summary>
internal static class RefusedForms
{
    private const string Mark = "[Differentiable] public static ";

    private const string Block = "[Differentiable] public partial class C { … }";

    private static string Hidden(string value) => "public static class Q { static readonly double[] T = [1]; static double S = 3; static double P => S; static double Plain(int n) => n; enum E { A, B } class O { public int N = 3; } "
        + "public static double Run(Func<double, double> f, double x) => " + value + "; }";

    public static IEnumerable<Refused> Signatures =>
    [
        new(Mark + "double F(double x) => x;", "DP0002", "C", "'C' must be partial") { Types = "public class C { … }" },
        new(Mark + "double F(double x) => x;", "DP0002", "Outer", "'Outer' must be partial") { Types = "public class Outer { public partial class C { … } }" },
        new(Mark + "double F(ref System.Collections.Generic.List<double> y) => y[0];", "DP1001", "ref System.Collections.Generic.List<double> y", "the 'ref' parameter 'y'"),
        new("static void S(ref double[] a, ref double[] b) => (a, b) = (b, a); " + Mark + "double F(double[] a, double[] b) { double[] p = a, q = b; S(ref p, ref q); return p[0] * q[1]; }", "DP1005", "S(ref p, ref q)", "this call of 'C.S(ref double[], ref double[])'"),
        new(Mark + "double F(ref double[,] y) => y[0, 0];", "DP1001", "ref double[,] y", "the 'ref' parameter 'y'"),
        new(Mark + "double[,] F(double x, double[,] y) => y;", "DP1001", "double[,]", "the return type 'double[,]'"),
        new(Mark + "double F(double x, System.Numerics.Vector<double> s) => x;", "DP1002", "System.Numerics.Vector<double> s", "the type 'Vector<double>'"),
        new(Mark + "double F(double x, dynamic d) => x;", "DP1002", "dynamic d", "the type 'dynamic'"),
        new("static readonly double[] T = [1]; " + Mark + "double[] F(double[] x) => T;", "DP1001", "T", "the array 'T', which is a constant, where it may be written or returned,"),
        new("record S(double[] X); " + Mark + "double F(double[] x, S s) { double[] h = s.X; if (x[0] > 0) h = x; h[0] = 2; return h[0]; }", "DP1001", "s.X", "the array 'X', which is a constant, where it may be written or returned,"),
        new("record S(double[] X, int[] N); " + Mark + "double F(double[] x, S s) { s.X[s.N[0]] = x[0]; return x[0]; }", "DP1004", "s.X[s.N[0]]", "'X' is written"),
        new("record S(double[][] X); " + Mark + "double F(double[] x, S s) { foreach (double[] r in s.X) r[0] = x[0]; return x[0]; }", "DP1004", "r[0]", "'X' is written"),
        new("record S(double[,] X); " + Mark + "double F(double[] x, S s) { s.X[0, 1] += x[0]; return x[0]; }", "DP1004", "s.X[0, 1]", "'X' is written"),
        new("record S(double[] X) { public double[] this[double x] => X; } " + Mark + "double F(double x, S s) => s[x][0];", "DP1001", "s[x]", "an object that is given an active value"),
        new("class S { private readonly double[] k = [1]; public T G<T>(T x) where T : System.Numerics.INumber<T> { T y = x; for (int i = 0; i < k.Length; i++) y *= x; return y; } } " + Mark + "double F(double x, S s) => s.G(x);", "DP1001", "s.G(x)", "'C.S.G<double>(double)', whose body stands here and names 'k', which is private elsewhere,"),
        new("record S(V[] X); " + Mark + "double F(double x, S s) => s.X[0].X * x;", "DP1001", "s.X", "'X', an array of marked values that a constant holds,") { Types = RefusedValues.Point },
        new("[Differentiable] public partial class M { public double W; } record S(M X); " + Mark + "double F(double x, S s) => s.X.W * x;", "DP1001", "s.X", "'X', which is of a marked type and comes from a constant,"),
        new("class S { public void Deconstruct(out int a, out int b) => (a, b) = (1, 2); } " + Mark + "double F(double x, System.Collections.Generic.List<S> l) { foreach (var (a, b) in l) x *= a; return x; }", "DP1001", "foreach (var (a, b) in l) x *= a;", "a 'foreach' that takes its elements apart like this"),
        new(Mark + "double F(double[][] xs, double x) { double[][] h = xs; if (x > 0) h = new double[3][]; h[0] = [x]; return h[0][0] * xs[0][0]; }", "DP1001", "h[0]", "an array stored in 'h', which may be one that the method is given,"),
        new(Mark + "double F(double[][] xs, double x) { xs[0] = [x]; return xs[0][0]; }", "DP1001", "xs[0]", "an array stored in an array of arrays that the method is given"),
        new(Mark + "double F(double x) { double[][] h = new double[3][]; h[0] ??= [x]; return h[0][0]; }", "DP1001", "h[0] ??= [x]", "'??='"),
        new(Mark + "double[][] F(double x) { double[][] h = [[x]]; return h; }", "DP1001", "double[][]", "the return type 'double[][]'"),
        new(Mark + "double F(double[][] xs, double x) { double[][] g = xs[..1]; return g[0][0] * x; }", "DP1001", "xs[..1]", "a range of an array of arrays that the method is given"),
        new(Mark + "double F((double, double)[] p) => p[0].Item1;", "DP1001", "(double, double)[] p", "the parameter 'p', which holds tuples,"),
        new(Mark + "double F(((double, double)[] P, double X) p) => p.X;", "DP1001", "((double, double)[] P, double X) p", "the parameter 'p' of type '((double, double)[] P, double X)'"),
        new(Mark + "(double, double)[] F(double x) => [(x, x)];", "DP1001", "(double, double)[]", "the return type '(double, double)[]'"),
        new("static readonly (double A, double B)[] T = [(1, 2)]; " + Mark + "double F(double x) { T[0].A = x; return T[0].A; }", "DP1001", "T[0].A = x", "an assignment to this"),
        new("static readonly V[] T = [new(1, 2)]; " + Mark + "double F(double x) { T[0] = new(x, x); return T[0].X; }", "DP1001", "T[0] = new(x, x)", "an assignment to this") { Types = RefusedValues.Point },
        new(Mark + "double F(R a, R b, double x) => a == b ? x : 0;", "DP1001", "a == b", "a comparison of values that are no numbers all through") { Types = "[Differentiable] public readonly partial record struct R(double[] A, double X);" },
        new(Mark + "double F(double x) { var v = new W { X = x }; return v is (> 0, _) ? x : 0; }", "DP1001", "(> 0, _)", "a pattern that calls 'Deconstruct'") { Types = "[Differentiable] public partial struct W { public double X; public void Deconstruct(out double a, out double b) => (a, b) = (X, 2); }" },
        new("public class B { public System.Numerics.Vector2 P { get; set; } } [Differentiable] public partial class D : B { public double W; } " + Mark + "double F(D d, double x) { d.P = new(1, 2); return d.W * x; }", "DP1001", "d.P", "an assignment, part by part, to 'P.X', which has no place that can be referred to"),
        new(Mark + "double F(double[] p) { double[] q = [.. p, p[0] = 5 * p[1], .. p]; return q[0]; }", "DP1001", "p[0] = 5 * p[1]", "an element that may write to what is spread before it"),
        new(Mark + "double F(double[][] p) { double[][] q = [.. p, p[0]]; return q[0][0]; }", "DP1001", "[.. p, p[0]]", "a collection expression that spreads arrays or objects"),
        new(Mark + "double F(double[] p, float[] f) { double[] q = [.. p, .. f]; return q[0]; }", "DP1001", ".. f", "a spread of this"),
        new(Mark + "double F(double x) { double[][] h = [[x], [x]]; System.Array.Reverse(h); return h[0][0]; }", "DP1005", "System.Array.Reverse(h)", ""),
        new(Mark + "double F(double x) { double[][] h = [[x], [x]]; var g = (double[][])h.Clone(); return g[0][0]; }", "DP1001", "(double[][])h.Clone()", "a conversion"),
        new(Mark + "double F(double x) { double[][] h = [[x], [x]]; double[][] g = [[], []]; System.Array.Copy(h, g, 2); return g[0][0]; }", "DP1005", "System.Array.Copy(h, g, 2)", ""),
        new(Mark + "double F(double[][] xs) { double[] h = xs[0]; h = [h[0]]; xs[0][0] = 3; return h[0]; }", "DP1001", "xs[0]", "an array of an object, or of an array of arrays, as a value in a method that writes to arrays that it is given,"),
        new(Mark + "double F(double[][] xs, double[] a) { double[] h = xs[0]; h = [h[0]]; a[0] = 3; return h[0]; }", "DP1001", "xs[0]", "an array of an object, or of an array of arrays, as a value in a method that writes to arrays that it is given,"),
        new(Mark + "double F(double[][] xs) { double[] h = xs[0]; for (int i = 0; i < 3; i++) { h[0] *= 2; h = [h[0]]; } return h[0]; }", "DP1001", "xs[0]", "an array of an object, or of an array of arrays, as a value that is written or returned,"),
        new(Mark + "double F(ref double[] x) => x[0];", "DP1001", "ref double[] x", "the 'ref' parameter 'x'"),
        new(Mark + "double F(double x, out double[] y) { y = [x]; return x; }", "DP1001", "out double[] y", "the 'out' parameter 'y'"),
        new(Mark + "double F(in double[] x) => x[0];", "DP1001", "in double[] x", "the 'in' parameter 'x'"),
        new(Mark + "async System.Threading.Tasks.Task F(double x) => await System.Threading.Tasks.Task.Yield();", "DP1003", "F", "an async method has no derivative"),
        new("[Differentiable] public virtual double F(double x) => x;", "DP1003", "F", "a virtual method of a type that is not marked has no derivative"),
        new("[Differentiable] public override double F(double x) => x;", "DP1003", "F", "a virtual method of a type that is not marked has no derivative")
            { Types = "public abstract partial class B { public abstract double F(double x); } public partial class C : B { … }" },
        new("[Differentiable] double I.F(double x) => x;", "DP1003", "F", "an explicit implementation of an interface") { Types = "public interface I { double F(double x); } public partial class C : I { … }" },
        new(Mark + "partial double F(double x); public static partial double F(double x) => x;", "DP1003", "F", "a partial method has no derivative"),
        new("extension(double x) { [Differentiable] public double F() => x; }", "DP1003", "F", "a member of an extension block has no derivative") { Types = "public static partial class C { … }" },
        new(Mark + "extern double F(double x);", "DP1003", "F", "a method without a body has no derivative"),
        new(Mark + "unsafe double F(double x) => x;", "DP1003", "F", "an unsafe method has no derivative"),
        new("static double s; " + Mark + "ref double F(double x) => ref s;", "DP1003", "F", "a method that returns a reference has no derivative"),
        new(Mark + "double F(int n) => n;", "DP1003", "F", "no parameter of this method carries a derivative"),
        new(Mark + "double F([NoDerivative] double x) => x;", "DP1003", "F", "no parameter of this method carries a derivative"),
        new("[Differentiable(WithRespectTo = [\"z\"])] public static double F(double x) => x;", "DP1003", "F", "WithRespectTo names 'z'"),
        new("[Differentiable(WithRespectTo = [\"n\"])] public static double F(double x, int n) => x;", "DP1003", "F", "WithRespectTo names 'n'"),
        new(Mark + "double F(double x) => x;", "DP1003", "F", "derivatives cannot be emitted into a file-local type") { Types = "file partial class C { … }" },
        new("static double G<T>(double y) where T : new() { T t = new T(); return y; } " + Mark + "double F(double x) => G<object>(x);", "DP1001", "G<object>(x)", "an object of a type parameter"),
        new(Mark + "double F(double x) { V a = new(x, 1), b = new(1, x); ref V r = ref a; r = ref b; return r.X; }", "DP1001", "r = ref b", "a 'ref' assignment") { Types = RefusedValues.Point },
        new(Mark + "double F(double x) => x;", "DP1003", "F", "a method of an interface has no derivative") { Types = "public partial class C { } public partial interface I { … }" },
    ];

    public static IEnumerable<Refused> Types =>
    [
        new(Mark + "double F(double x) { decimal y = (decimal)x; return x; }", "DP1001", "(decimal)x", "a value that is no number"),
        new(Mark + "double F(System.Numerics.Complex z) => System.Numerics.Complex.Asin(z).Real;", "DP1001", "System.Numerics.Complex.Asin(z)", "'Complex.Asin(Complex)', which has no rule,"),
        new(Mark + "float F(System.Numerics.Vector3 v, System.Numerics.Quaternion q) => System.Numerics.Vector3.Transform(v, q).X;", "DP1001", "System.Numerics.Vector3.Transform(v, q)", "'Vector3.Transform(Vector3, Quaternion)', which has no rule,"),
        new(Mark + "float F(System.Numerics.Vector3 v, int i) => v[i];", "DP1001", "v[i]", "'Vector3.this[int].get', which has no rule,"),
        new("static double s; " + Mark + "double F(double x) { ref double y = ref s; return y * x; }", "DP1001", "s", "a reference to this"),
        new(Mark + "double F(double x, double[,] a) { double[,] m = new double[2, 2]; m = a; return x * m[0, 0]; }", "DP1001", "m = a", "a variable that becomes an array of several dimensions which is given"),
        new(Mark + "double F(double x, double[,] a, bool c) { double[,] m = c ? a : new double[2, 2]; return x * m[0, 0]; }", "DP1001", "c ? a : new double[2, 2]", "an array of several dimensions that is decided late"),
        new(Mark + "double F(double x, double[,] a) { double[,] m; m = a; return x; }", "DP1001", "m", "a variable of this form for an array of several dimensions"),
        new(Mark + "double F(double[,] a, int d) => a[0, 0] * a.GetLength(d);", "DP1001", "d", "a dimension that is no constant"),
        new(Mark + "double F(double[,] a, long i) => a[i, 0];", "DP1001", "i", "an index that is no int"),
        new("static readonly double[,] T = { { 1 } }; " + Mark + "double F(double x) { T[0, 0] = x; return x; }", "DP1004", "T[0, 0]", "'T' is written"),
        new("static V V1; " + Mark + "double F(double x) => (V1 with { X = x }).X;", "DP1001", "(V1 with { X = x }).X", "an object that is given an active value")
            { Types = "public struct V { public double X; public static V operator +(V a, V b) => a; }" },
    ];

    public static IEnumerable<Refused> Flows =>
    [
        .. RefusedValues.All,
        new("[Differentiable] public double F(double x) => x * scale;", "DP1001", "scale", "the constructor's parameter 'scale'") { Types = "public partial class C(double scale) { … }" },
        new(Mark + "double F(double x) { y = x; double y = 2; return y; }", "DP1001", "y", "the variable 'y' before its declaration"),
        new(Mark + "double F(double) => 1;", "DP1003", "F", "a method has no derivative where a name is missing"),
        new(Mark + "double F(double x) => x;", "DP1003", "F", "a method has no derivative where a name is missing") { Types = "public partial class { … }" },
        new(Mark + "double F(double x) => x;", "DP1003", "F", "a method has no derivative where a name is missing") { Types = "namespace Models. { public partial class C { … } }" },
        new("static double s; " + Mark + "double F(double x) { s = x; return x; }", "DP1004", "s", "'s' is written"),
        new("static readonly double[] T = [1]; static void H() { } " + Mark + "double F(double x) { H(); T[0] = x; return x; }", "DP1004", "T[0]", "'T' is written"),
        new("static readonly double[] T = [1]; " + Mark + "double F(double x) { T[0] = x; return x; }", "DP1004", "T[0]", "'T' is written"),
        new("readonly double[] t = [1]; [Differentiable] public double F(double x) { Span<double> u = t; u[0] += x; return u[0]; }", "DP1004", "u[0]", "'t' is written"),
        new("double s; [Differentiable] public double F(double x) { s += x; return x; }", "DP1004", "s", "'s' is written"),
        new("static int s; " + Mark + "double F(double x) { s++; return x; }", "DP1004", "s", "'s' is written"),
        new("double S { get; set; } [Differentiable] public double F(double x) { S = x; return x; }", "DP1004", "S", "'S' is written"),
        new("static double G(double x) => x; " + Mark + "double F(double x) => 1 + G(x);", "DP2001", "G(x)", "the derivative cannot pass through 'G'"),
        new("static int G(int x) => x; " + Mark + "double F(double x, double[] a) => a[G((int)x)];", "DP2001", "G((int)x)", "the derivative cannot pass through 'G'"),
        new("static double G(double[] x) => x[0]; " + Mark + "double F(double[] x) => G(x);", "DP2001", "G(x)", "the derivative cannot pass through 'C.G(double[])'"),
        new(Mark + "double F(double x) => Math.BitIncrement(x);", "DP1005", "Math.BitIncrement(x)", "this call of 'BitIncrement'"),
        new(Mark + "double G(double x, [NoDerivative] double y) => x * y; " + Mark + "double F(double x) => G(x, x);", "DP2002", "G(x, x)", "the derivative is lost: an active value is handed to 'y' of 'G'"),
        new(Mark + "double G(double x, [NoDerivative] double[] y) => x * y[0]; " + Mark + "double F(double[] x) => G(1, x);", "DP2002", "G(1, x)", "the derivative is lost: an active value is handed to 'y' of 'G'"),
        new(Mark + "double F(double x) => (int)x * x;", "DP2003", "(int)x", "the derivative is lost"),
        new(Mark + "double F(double x) { sbyte k = (sbyte)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { byte k = (byte)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { short k = (short)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { ushort k = (ushort)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { char k = (char)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { uint k = (uint)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { long k = (long)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { ulong k = (ulong)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { nint k = (nint)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) { nuint k = (nuint)x; k++; return x * k; }", "DP2003", "k", "the derivative is lost"),
        new(Mark + "double F(double x) => x + (long)(int)x;", "DP2003", "(long)(int)x", "the derivative is lost"),
        new(Mark + "double F(double x) { byte b = 0; b += (byte)x; return b; }", "DP2003", "b", "the derivative is lost"),
        new(Mark + "double F(double x) { int n = 2; n = (int)(n * x); return n; }", "DP2003", "n", "the derivative is lost"),
        new(Mark + "double F(double x) { int n = 2; n *= (int)x; float f = 1; f *= n; return f * x; }", "DP2003", "n", "the derivative is lost"),
        new(Mark + "double F(double x) => x > 1 ? (int)x : 2L;", "DP2003", "x > 1 ? (int)x : 2L", "the derivative is lost"),
        new(Mark + "double F(double x) => Math.ScaleB(1.5, (int)x);", "DP2003", "Math.ScaleB(1.5, (int)x)", "the derivative is lost"),
        new(Mark + "double F(double x) { int n = (int)x + 1; return x * double.RootN(2.0, n); }", "DP2003", "double.RootN(2.0, n)", "the derivative is lost"),
        new(Mark + "double F(double x) => Math.Max((int)x, 3);", "DP2003", "Math.Max((int)x, 3)", "the derivative is lost"),
        new(Mark + "float F(float x) { int n = (int)x; double d = (long)n; return (float)d; }", "DP2003", "(long)n", "the derivative is lost"),
        new(Mark + "Half F(Half x) => (Half)(char)x;", "DP2003", "(Half)(char)x", "the derivative is lost"),
        new(Mark + "double F(double x) { short[] k = new short[2]; k[0] = (short)x; return k[1] * x; }", "DP2003", "k[1]", "the derivative is lost"),
        new(Mark + "double F(double x) { int k = (int)x; int m = k + 1; double y = m; return y; }", "DP2003", "m", "the derivative is lost"),
        new(Mark + "double F(double x) { int[] k = new int[1]; k[0] = (int)x; return k[0] * x; }", "DP2003", "k[0]", "the derivative is lost"),
        new(Mark + "double F(double x) { double s = 0; for (int i = (int)x; i < 9; i++) s += i; return s + x; }", "DP2003", "i", "the derivative is lost"),
        new(Mark + "double F(double[] x) { Array.Resize(ref x, 3); return x[0]; }", "DP1005", "Array.Resize(ref x, 3)", "this call of 'Array.Resize"),
        new(Mark + "double F(double[] x) { Buffer.BlockCopy(x, 0, x, 8, 8); return x[0]; }", "DP1005", "Buffer.BlockCopy(x, 0, x, 8, 8)", "this call of 'Buffer.BlockCopy"),
        new(Mark + "double F(double[] x, float[] y) { Array.Copy(y, x, 1); return x[0]; }", "DP1005", "Array.Copy(y, x, 1)", "this call of 'Array.Copy"),
        new(Mark + "double F(double[] x) { Array.Copy(x, x, 1L); return x[0]; }", "DP1005", "Array.Copy(x, x, 1L)", "this call of 'Array.Copy"),
        new("static readonly double[] T = [1]; " + Mark + "double F(double x) { Array.Clear(T); return x; }", "DP1004", "Array.Clear(T)", "'T' is written"),
        new("static int H(in double x, double y) => 1; " + Mark + "double F(double x, [NoDerivative] double y) => x * H(in y, y += 1);", "DP1001", "in y", "a variable passed by 'in' that another argument may change"),
        new("static readonly double[] T = [1]; static double H(int n) => T[0] = n; " + Mark + "double G(double[] a, in double y, double z) => a[0] = y * z; " + Mark + "double F(double[] x) => G(x, T[0], H(2));", "DP1001", "T[0]", "an element of a field's array, passed by 'in' beside"),
        new(Mark + "double F(double x) => throw new Exception(); [Differentiable] public static double G(double x) => x;", "DP1003", "F", "a method that always throws has no derivative"),
        new("[Differentiable(Derivatives = Derivatives.Hvp)] public static double F(double x) => Diff.OnGradient(x, static d => d);", "DP4004", "Diff.OnGradient(x, static d => d)", "the Hvp that is asked for cannot be made"),
        new(Mark + "double F(double x) => Diff.StopGradient(x) * (int)x;", "DP2003", "(int)x", "the derivative is lost"),
        new("static double G(double x) => x; " + Mark + "double F(double x) { double y; double z = Diff.StopGradient(y = G(x)); return y * x; }", "DP2001", "G(x)", "the derivative cannot pass through 'G'"),
        new("static double G(ReadOnlySpan<double> x) => x[0]; " + Mark + "double F(double[] x) => Diff.StopGradient(x[0]) * G(x);", "DP2001", "G(x)", "the derivative cannot pass through 'C.G(ReadOnlySpan<double>)'"),
        new(Mark + "double F(double x) => x * Diff.ReplaceGradient(x, (int)x);", "DP2003", "(int)x", "the derivative is lost"),
        new(Mark + "double F(double x) => Q.Run(y => y * y, x);", "DP1001", "Q.Run(y => y * y, x)", "'Q.Run(Func<double, double>, double)', whose body stands here and names 'T', which is private elsewhere,")
            { Types = Hidden("f(x) * T[0]") },
        new(Mark + "double F(double x) => Q.Run(y => y * y, x);", "DP1001", "Q.Run(y => y * y, x)", "'Q.Run(Func<double, double>, double)', whose body stands here and names 'S', which is private elsewhere,")
            { Types = Hidden("f(x) * S") },
        new(Mark + "double F(double x) => Q.Run(y => y * y, x);", "DP1001", "Q.Run(y => y * y, x)", "'Q.Run(Func<double, double>, double)', whose body stands here and names 'Plain', which is private elsewhere,")
            { Types = Hidden("f(x) * Plain(1)") },
        new(Mark + "double F(double x) => Q.Run(y => y * y, x);", "DP1001", "Q.Run(y => y * y, x)", "'Q.Run(Func<double, double>, double)', whose body stands here and names 'P', which is private elsewhere,")
            { Types = Hidden("f(x) * P") },
        new(Mark + "double F(double x) => Q.Run(y => y * y, x);", "DP1001", "Q.Run(y => y * y, x)", "'Q.Run(Func<double, double>, double)', whose body stands here and names 'N', which is private elsewhere,")
            { Types = Hidden("f(x) * new O().N") },
        new(Mark + "double F(double x) => Q.Run(y => y * y, x);", "DP1001", "Q.Run(y => y * y, x)", "'Q.Run(Func<double, double>, double)', whose body stands here and names 'E', which is private elsewhere,")
            { Types = Hidden("f(x) * ((x > 0 ? E.A : E.B) == E.A ? 2 : 3)") },
        new(Mark + "double F(double x) => x.GetHashCode() * x;", "DP1005", "x.GetHashCode()", "this call of 'double.GetHashCode()'"),
        new("public virtual double G(double x) => x; [Differentiable] public double F(double x) => G(x);", "DP1005", "G(x)", "this call of 'C.G(double)'"),
        new("readonly double[] a = [1]; [Differentiable] public double[] F() => a;", "DP1001", "a", "an array of an object, or of an array of arrays, as a value that is written or returned,") { Types = Block },
        new("readonly double[][] a = [[1]]; [Differentiable] public double[] F(int i) => a[i];", "DP1001", "a[i]", "an array of an object, or of an array of arrays, as a value that is written or returned,") { Types = Block },
        new("readonly double[] a = [1]; [Differentiable] public double F(double[] x) { double[] w = x; (w, x) = (a, w); return w[0] * x[0]; }", "DP1001", "F", "an array of an object, or of an array of arrays, as a value") { Types = Block },
    ];
}

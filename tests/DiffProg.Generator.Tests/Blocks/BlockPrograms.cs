using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Blocks;

/// <summary>Types that cannot be blocks, and beside them such as can.</summary>
internal static class BlockPrograms
{
    private const string Mark = "[Differentiable] ";
    private const string Leaf = "[Differentiable] public partial class U { public double X; }";

    public static IReadOnlyList<RefusedBlock> Refused =>
    [
        new(Mark + "public class T { public double X; }", "DP0002", "T", "'T' must be partial"),
        new("public class O { " + Mark + "public partial class T { public double X; } }", "DP0002", "O", "'O' must be partial"),
        new(Mark + "public partial class T { public double X; public class Tangent; }", "DP0003", "Tangent", "the name 'Tangent' is taken"),
        new(Mark + "public partial class T { public double X; public void Move(double dx) => X += dx; }", "DP0003", "Move", "the name 'Move' is taken"),
        new(Mark + "public partial struct T { public double X; public int ParameterCount; }", "DP0003", "ParameterCount", "the name 'ParameterCount' is taken"),
        new(Mark + "public readonly partial record struct T(double X) { public void XPlace() { } }", "DP0003", "XPlace", "the name 'XPlace' is taken"),
        new(Mark + "public partial class T : B { public double X; } public class B { public void Move() { } }", "DP0003", "T", "the name 'Move' is taken"),
        new(Mark + "public partial class T { public double Count; }", "DP0003", "Count", "the name 'Count' is taken"),
        new(Mark + "public static partial class T { static double x; }", "DP1006", "T", "a static class"),
        new("public interface I { [Differentiable] double F(double x); } " + Mark + "public partial class T { public I X; public double Y; }", "DP1006", "X", "objects that are known by the interface 'I'"),
        new("public interface I { [Differentiable] double F(double x); } " + Mark + "public partial class T { public I[] X; public double Y; }", "DP1006", "X", "objects that are known by the interface 'I'"),
        new(Mark + "file partial class T { public double X; }", "DP1006", "T", "derivatives cannot be emitted into a file-local type"),
        new(Mark + "public ref partial struct T { public double X; }", "DP1006", "T", "a ref struct"),
        new("public partial interface I { " + Mark + "public partial class T { public double X; } }", "DP1006", "T", "a type inside an interface"),
        new("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] " + Mark + "public partial struct T { [System.Runtime.InteropServices.FieldOffset(0)] public double X; }", "DP1006", "T", "a type whose fields may overlap"),
        new("[System.Runtime.CompilerServices.InlineArray(2)] " + Mark + "public partial struct T { private double _x; }", "DP1006", "T", "a type whose fields may overlap"),
        new(Mark + "public partial class T { public double X { get; } }", "DP1006", "X", "'X' can only be set once, and a class moves in place; give it a setter"),
        new(Mark + "public partial class T { public double X { get; init; } }", "DP1006", "X", "'X' can only be set once"),
        new(Mark + "public partial class T { public readonly double X; }", "DP1006", "X", "'X' can only be set once, and a class moves in place; remove 'readonly'"),
        new(Mark + "public partial class T { public readonly V X; } " + Mark + "public partial struct V { public double A; }", "DP1006", "X", "'X' can only be set once"),
        new(Mark + "public partial class T { public (double A, double B) X { get; } }", "DP1006", "X", "'X' can only be set once"),
        new(Mark + "public partial record T { public double X { get; } = 1; }", "DP1006", "X", "'X' cannot be set by 'with'"),
        new(Mark + "public partial record T { private readonly double[] _x = []; }", "DP1006", "_x", "'_x' cannot be set by 'with'"),
        new(Mark + "public partial class T { public virtual double X { get; set; } }", "DP1006", "X", "the property 'X' is virtual"),
        new(Mark + "public partial class T { public double X { get => field; set => field = System.Math.Abs(value); } }", "DP1006", "X", "the accessors of 'X'"),
        new(Mark + "public partial class T { public T? X; public double Y; }", "DP1006", "X", "'X' makes 'T' contain itself"),
        new(Mark + "public partial class T { public T[] X = []; }", "DP1006", "X", "'X' makes 'T' contain itself"),
        new(Mark + "public partial class T { public System.Collections.Generic.List<V> X = []; } " + Mark + "public partial class V { public T? A; }", "DP1006", "X", "'X' makes 'T' contain itself"),
        new(Mark + "public partial class T { public V? X; } " + Mark + "public partial class V : T;", "DP1006", "X", "the type 'V' of 'X' is no parameter block"),
        new(Mark + "public partial class T { public V? X; } " + Mark + "public class V { public double A; }", "DP1006", "X", "the type 'V' of 'X' is no parameter block"),
        new(Mark + "public partial class T : V; " + Mark + "public class V { public double A; }", "DP1006", "T", "the base type 'V' is no parameter block"),
        new(Mark + "public partial class T { public double? X; }", "DP1006", "X", "the type 'double?' cannot hold parameters"),
        new(Mark + "public partial class T { public System.Collections.Generic.Dictionary<string, double> X = []; }", "DP1006", "X", "the type 'Dictionary<string, double>' cannot hold parameters"),
        new(Mark + "public partial class T { public U[,]? X; } " + Leaf, "DP1006", "X", "the type 'U["),
        new(Mark + "public partial class T { public (double, double)[] X = []; }", "DP1006", "X", "the type '(double, double)[]' cannot hold parameters"),
        new(Mark + "public partial class T { public (double A, int N) X; }", "DP1006", "X", "a tuple of parameters and constants"),
        new(Mark + "public partial class T<V> { public V? X; }", "DP1006", "X", "a value of the type parameter 'V'"),
        new(Mark + "public partial struct T(double x) { public double Y => x; }", "DP1006", "x", "the constructor's parameter 'x' is stored"),
        new(Mark + "public partial class T(double[] x) { public double Y() => x[0]; }", "DP1006", "x", "the constructor's parameter 'x' is stored"),
        new(Mark + "public partial class T { private V _x; " + Mark + "private partial struct V { public double A; } }", "DP1006", "_x", "the type 'T.V' of '_x' is private"),
        new("public abstract record B { public int N { get; } = 3; } " + Mark + "public partial record T(double X) : B;", "DP1006", "T", "the inherited 'N' cannot be set"),
    ];

    public static IReadOnlyList<string> Accepted =>
    [
        Mark + "public partial class T { public double X; }",
        "public partial class O { " + Mark + "public partial class T { public double X; } }",
        Mark + "public partial class T { public double X; public int Size; }",
        Mark + "partial class T { public double X; }",
        Mark + "public partial class T { public double[] X { get; } = []; public readonly double[] Y = []; public U Z { get; } = new(); } " + Leaf,
        Mark + "public partial class T { [NoDerivative] public double X { get; } [NoDerivative] public readonly double Y; public int N { get; } public double Z; }",
        Mark + "public readonly partial struct T { public double X { get; init; } public double Y { get; } public readonly double Z; }",
        Mark + "public partial record T { public double X { get; init; } [NoDerivative] public double Y { get; } = 1; }",
        Mark + "public partial class T { [NoDerivative] public T? Parent; public U? A; public U? B; } " + Leaf,
        Mark + "public partial class T { [NoDerivative] public double? X; public System.Collections.Generic.Dictionary<string, int> Y = []; public int? N; public double Z; }",
        Mark + "public partial class T<V> where V : System.Enum { public V? X; [NoDerivative] public V? Y; public double Z; }",
        Mark + "public partial class T(int n) { public double Y = n; public int N => n; }",
        Mark + "public partial struct T(double x) { public double Y = x; }",
        "public partial class O { " + Mark + "private partial class T { private V _x; } " + Mark + "private partial struct V { public double A; } }",
        Mark + "public partial struct T { private E _e; private double _x; private enum E { A } } " + Mark + "public partial class V { internal W X; } " + Mark + "internal partial struct W { public double A; internal I N; } internal interface I;",
        Mark + "internal partial class T { public V X; } " + Mark + "internal partial struct V { public double A; }",
        "public abstract record B(int N); " + Mark + "public partial record T(double X, int N) : B(N);",
        Mark + "public partial record T(double X); " + Mark + "public sealed partial record W(double X) : T(X);",
        Mark + "public partial class T { public double Row, Block, Arguments, Span, Walk, walk, scale, direction; public float[] Packed = []; } class Row; class BlockWalk; class IDifferentiable;",
        Mark + "public partial class T { public double @class; public double[] @event = []; } " + Mark + "public partial struct V { public int @in; public double _out; }",
        "public interface I { [Differentiable] double F(double x); } public interface J { double F(double x); } " + Mark + "public partial class T { [NoDerivative] public I[] X = []; public J? Y; public double Z; }",
        Mark + "public partial class T { public System.Func<double, double>? F; public event System.Action? E; public object? O; public System.DateTime D; }",
        Mark + "public partial struct T { public event System.Action? E; public required double X; public double[][]? W; }",
        Mark + "public partial class T { private double _x; } " + Mark + "public partial class V : T { private double _x; } " + Mark + "public partial class W : V { public double Y; }",
        Mark + "public abstract partial class T { } " + Mark + "public partial class V<A> : T where A : struct, System.Numerics.IFloatingPoint<A> { public A X; public A[][] Y = []; } " + Mark + "public sealed partial class W : V<float> { public V<double>? Z; }",
        Mark + "public partial struct T { } " + Mark + "public partial class V { public T X; } " + Mark + "public partial record W;",
        "public partial class B<K> { " + Mark + "public partial struct T { public double X; } } " + Mark + "public partial class V { public B<int>.T X; public B<string>.T[] Y = []; }",
        "[System.Obsolete] " + Mark + "public partial struct T { [System.Obsolete] public double X; [System.Obsolete(\"No.\")] public double[] Y { get; set; } }",
        Mark + "public partial record T(in double X, double[]? Y = null, params int[] Z); " + Mark + "public partial class V { public T? A; public T[] B = []; public (T, T) C; }",
        Mark + "public partial class T { protected double X { get; private set; } protected internal U? Y; } " + Leaf + Mark + "public partial class V : T { private protected new double X; }",
        Mark + "public partial class T { public double X; public void F(ref double y) { y = X; } [Differentiable] public static double G(double x) => x * x; }",
        Mark + "public partial record struct T(double X) { public double Y { get; set; } = 2; public readonly double Z = 3; public readonly int N = 4; }",
        Mark + "public partial class T { public Pair<V, V.Tangent> P; public Pair<V, V.Tangent>[] Q = []; } " + Mark + "public partial struct V { public double X; } " + Mark + "public partial struct Pair<A, B> where A : struct, IDifferentiable<A, B> where B : struct, ITangent<B> { public A X; public A[] Y; }",
        Mark + "public partial class T { public (double, (float[] A, System.Half B)) X; public double[][][,] Y = []; public System.Collections.Generic.List<double[]> Z = []; }",
    ];
}

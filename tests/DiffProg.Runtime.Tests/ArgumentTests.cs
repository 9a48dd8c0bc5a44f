using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests;

/// <summary>The emitted members: their signatures, what they refuse at their entry, what they do with their buffers.</summary>
public static partial class ArgumentTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly double[] W = [0.6, 1.1, -0.4];
    private static readonly double[] X = [0.3, 0.8];

    [Theory]
    [InlineData(
        "LossGradient",
        "(double[] w, double[] x, double b) LossGradient(double[] w, ReadOnlySpan<double> x, double b, int label)")]
    [InlineData(
        "LossValueAndGradient",
        "double LossValueAndGradient(double[] w, ReadOnlySpan<double> x, double b, int label, " +
        "Span<double> wGradient, Span<double> xGradient, out double bGradient)")]
    [InlineData(
        "LossAccumulateGradient",
        "double LossAccumulateGradient(double[] w, ReadOnlySpan<double> x, double b, int label, double seed, " +
        "Span<double> wGradient, Span<double> xGradient, ref double bGradient)")]
    [InlineData(
        "LossJvp",
        "(double Value, double Tangent) LossJvp(double[] w, ReadOnlySpan<double> x, double b, int label, " +
        "ReadOnlySpan<double> wTangent, ReadOnlySpan<double> xTangent, double bTangent)")]
    [InlineData(
        "LossHvp",
        "(double[] w, double[] x, double b) LossHvp(double[] w, ReadOnlySpan<double> x, double b, int label, " +
        "ReadOnlySpan<double> wDirection, ReadOnlySpan<double> xDirection, double bDirection)",
        "void LossHvp(double[] w, ReadOnlySpan<double> x, double b, int label, " +
        "ReadOnlySpan<double> wDirection, ReadOnlySpan<double> xDirection, double bDirection, " +
        "Span<double> wHvp, Span<double> xHvp, out double bHvp)")]
    [InlineData("SingleGradient", "(float[] w, float[] x, float b) SingleGradient(float[] w, Span<float> x, float b, long label)")]
    [InlineData(
        "SingleAccumulateGradient",
        "float SingleAccumulateGradient(float[] w, Span<float> x, float b, long label, float seed, " +
        "Span<float> wGradient, Span<float> xGradient, ref float bGradient)")]
    [InlineData(
        "SingleVjp",
        "float SingleVjp(float[] w, Span<float> x, float b, long label, float resultCotangent, ReadOnlySpan<float> xCotangent, " +
        "Span<float> wGradient, Span<float> xGradient, out float bGradient)")]
    [InlineData(
        "SingleJvp",
        "(float Value, float Tangent) SingleJvp(float[] w, Span<float> x, float b, long label, " +
        "ReadOnlySpan<float> wTangent, Span<float> xTangent, float bTangent)")]
    [InlineData("NarrowGradient", "(Half x, Half[] a) NarrowGradient(Half x, Half[] a)")]
    [InlineData("NarrowJvp", "(Half Value, Half Tangent) NarrowJvp(Half x, Half[] a, Half xTangent, ReadOnlySpan<Half> aTangent)")]
    public static void The_members_have_exactly_their_signatures(string member, params string[] signatures) =>
        Assert.Equal(
            signatures.Order(StringComparer.Ordinal),
            typeof(ArgumentTests).GetMethods(All).Where(m => m.Name == member).Select(Signature).Order(StringComparer.Ordinal));

    [Fact]
    public static void The_elements_of_a_gradient_bear_the_names_of_the_parameters()
    {
        var gradient = LossGradient(W, X, 0.7, 1);
        Assert.Equal(Math.Exp(0.7 * X[0]), gradient.w[0], 1e-14);
        Assert.Equal(0, gradient.w[1]);
        Assert.Equal(W[0] * 0.7 * Math.Exp(0.7 * X[0]), gradient.x[0], 1e-14);
        Assert.Equal(W[0] * X[0] * Math.Exp(0.7 * X[0]), gradient.b, 1e-14);
    }

    [Theory]
    [InlineData("Public", MethodAttributes.Public)]
    [InlineData("Internal", MethodAttributes.Assembly)]
    [InlineData("Protected", MethodAttributes.Family)]
    [InlineData("ProtectedInternal", MethodAttributes.FamORAssem)]
    [InlineData("PrivateProtected", MethodAttributes.FamANDAssem)]
    [InlineData("Private", MethodAttributes.Private)]
    [InlineData("Unsaid", MethodAttributes.Private)]
    public static void The_members_have_the_accessibility_of_the_method(string method, MethodAttributes right)
    {
        foreach (string suffix in (string[])["", "Gradient", "ValueAndGradient", "AccumulateGradient", "Jvp", "Hvp"])
        {
            MethodInfo[] members = [.. typeof(Accessible).GetMethods(All).Where(m => m.Name == method + suffix)];
            Assert.Equal(suffix == "Hvp" ? 2 : 1, members.Length);
            Assert.All(members, m => Assert.Equal(right, m.Attributes & MethodAttributes.MemberAccessMask));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public static void A_buffer_of_a_wrong_length_is_refused_by_its_name(int length)
    {
        double[] wrong = new double[length], w = new double[3], x = new double[2];
        double b = 0;
        Refused("wGradient", "w", () => LossValueAndGradient(W, X, 0.7, 1, wrong, x, out _));
        Refused("wGradient", "w", () => LossAccumulateGradient(W, X, 0.7, 1, 1, wrong, x, ref b));
        Refused("wTangent", "w", () => LossJvp(W, X, 0.7, 1, wrong, x, 1));
        Refused("wDirection", "w", () => LossHvp(W, X, 0.7, 1, wrong, x, 1));
        Refused("wDirection", "w", () => LossHvp(W, X, 0.7, 1, wrong, x, 1, w, x, out _));
        Refused("wHvp", "w", () => LossHvp(W, X, 0.7, 1, W, X, 1, wrong, x, out _));
        Refused("wGradient", "w", () => LossValueAndGradient(W, X, 0.7, 1, default, x, out _));
        Assert.All(x, e => Assert.Equal(0, e));
    }

    [Fact]
    public static void Buffers_that_belong_to_one_another_are_refused()
    {
        double[] w = new double[3], x = new double[2];
        double b = 0;
        Refused("wGradient", "w", () => LossValueAndGradient(W, X, 0.7, 1, x, w, out _));
        Refused("xGradient", "x", () => LossAccumulateGradient(W, X, 0.7, 1, 1, w, w, ref b));
        Refused("xTangent", "x", () => LossJvp(W, X, 0.7, 1, w, w, 1));
        Refused("xHvp", "x", () => LossHvp(W, X, 0.7, 1, W, X, 1, w, w, out _));
    }

    [Fact]
    public static void Buffers_that_overlap_are_refused_by_both_names()
    {
        double[] both = new double[4];
        double b = 0;
        Refused("xGradient", "wGradient", () => LossValueAndGradient(W, X, 0.7, 1, both.AsSpan(0, 3), both.AsSpan(2, 2), out _));
        Refused("xGradient", "wGradient", () => LossAccumulateGradient(W, X, 0.7, 1, 1, both.AsSpan(1, 3), both.AsSpan(0, 2), ref b));
        Refused("xHvp", "wHvp", () => LossHvp(W, X, 0.7, 1, W, X, 1, both.AsSpan(0, 3), both.AsSpan(2, 2), out _));
        Assert.All(both, e => Assert.Equal(0, e));
    }

    [Fact]
    public static void Buffers_that_touch_are_accepted()
    {
        double[] both = new double[5];
        LossValueAndGradient(W, X, 0.7, 1, both.AsSpan(0, 3), both.AsSpan(3, 2), out _);
        var gradient = LossGradient(W, X, 0.7, 1);
        Assert.Equal([.. gradient.w, .. gradient.x], both);
    }

    [Fact]
    public static void A_buffer_that_overlaps_an_argument_is_refused_by_both_names()
    {
        double[] w = [.. W], x = [.. X], free = new double[3], space = new double[4];
        double b = 0;
        Refused("wGradient", "w", () => LossValueAndGradient(w, x, 0.7, 1, w, new double[2], out _));
        Refused("xGradient", "w", () => LossValueAndGradient(w, x, 0.7, 1, free, w.AsSpan(1), out _));
        Refused("wGradient", "x", () => LossAccumulateGradient(w, space.AsSpan(2), 0.7, 1, 1, space.AsSpan(0, 3), x, ref b));
        Refused("wHvp", "w", () => LossHvp(w, x, 0.7, 1, W, X, 1, w, new double[2], out _));
        Refused("wHvp", "wDirection", () => LossHvp(w, x, 0.7, 1, free, X, 1, free, new double[2], out _));
        Assert.Equal(W, w);
        Assert.Equal(X, x);
    }

    [Fact]
    public static void Arguments_and_directions_that_are_only_read_may_overlap()
    {
        double[] a = [0.6, 1.1];
        var gradient = LossGradient(a, a, 0.7, 1);
        var apart = LossGradient(a, [.. a], 0.7, 1);
        Assert.Equal(apart.w, gradient.w);
        Assert.Equal(apart.x, gradient.x);
        Assert.Equal(LossJvp(a, [.. a], 0.7, 1, [.. a], [.. a], 1), LossJvp(a, a, 0.7, 1, a, a, 1));
    }

    [Fact]
    public static void Two_arguments_that_overlap_where_one_is_written_are_refused_by_both_names()
    {
        double[] a = [0.6, 1.1, 0.4], one = new double[2], two = new double[2], three = new double[2];
        Refused("target", "source", () => MultiplyIntoGradient(a.AsMemory(0, 2).Span, a.AsSpan(1, 2)));
        Refused("target", "source", () => MultiplyIntoValueAndGradient(a.AsSpan(0, 2), a.AsSpan(1, 2), one, two));
        Refused("target", "source", () => MultiplyIntoAccumulateGradient(a.AsSpan(0, 2), a.AsSpan(1, 2), 1, one, two));
        Refused("target", "source", () => MultiplyIntoJvp(a.AsSpan(0, 2), a.AsSpan(1, 2), one, two));
        Refused("target", "source", () => MultiplyIntoVjp(a.AsSpan(0, 2), a.AsSpan(1, 2), 1, three, one, two));
        Assert.Equal([0.6, 1.1, 0.4], a);
    }

    [Fact]
    public static void The_buffers_of_a_row_that_is_written_are_checked_too()
    {
        double[] target = [0.6, 1.1], source = [0.4, 0.9], one = new double[2], two = new double[2];
        Refused("targetTangent", "target", () => MultiplyIntoJvp(target, source, target, one));
        Refused("targetTangent", "sourceTangent", () => MultiplyIntoJvp(target, source, one, one));
        Refused("target", "sourceTangent", () => MultiplyIntoJvp(target, source, one, target));
        Refused("targetCotangent", "target", () => MultiplyIntoVjp(target, source, 1, new double[3], one, two));
        Refused("targetGradient", "targetCotangent", () => MultiplyIntoVjp(target, source, 1, one, one, two));
        Assert.Equal([0.6, 1.1], target);
    }

    [Fact]
    public static void An_array_that_is_null_is_refused_by_its_name()
    {
        double[] buffer = new double[3], x = new double[2];
        double b = 0;
        Assert.Throws<ArgumentNullException>("w", () => LossGradient(null!, X, 0.7, 1));
        Assert.Throws<ArgumentNullException>("w", () => LossValueAndGradient(null!, X, 0.7, 1, buffer, x, out _));
        Assert.Throws<ArgumentNullException>("w", () => LossAccumulateGradient(null!, X, 0.7, 1, 1, buffer, x, ref b));
        Assert.Throws<ArgumentNullException>("w", () => LossJvp(null!, X, 0.7, 1, buffer, x, 1));
        Assert.Throws<ArgumentNullException>("w", () => LossHvp(null!, X, 0.7, 1, buffer, x, 1));
        Assert.Throws<ArgumentNullException>("w", () => LossHvp(null!, X, 0.7, 1, W, X, 1, buffer, x, out _));
        Assert.Throws<ArgumentNullException>("constants", () => WeightedGradient(W, null!));
        Assert.Throws<ArgumentNullException>("constants", () => WeightedJvp(W, null!, buffer));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(7.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public static void ValueAndGradient_overwrites_whatever_the_buffers_hold(double before)
    {
        double[] w = [before, before, before], x = [before, before];
        double value = LossValueAndGradient(W, X, 0.7, 1, w, x, out double b);
        var gradient = LossGradient(W, X, 0.7, 1);
        Assert.Equal(Loss(W, X, 0.7, 1), value);
        Assert.Equal(gradient.w, w);
        Assert.Equal(gradient.x, x);
        Assert.Equal(gradient.b, b);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-2.5)]
    [InlineData(0.0)]
    public static void AccumulateGradient_adds_the_seed_times_the_gradient(double seed)
    {
        double[] w = [10, 20, 30], x = [40, 50];
        double b = 60;
        double value = LossAccumulateGradient(W, X, 0.7, 1, seed, w, x, ref b);
        var gradient = LossGradient(W, X, 0.7, 1);
        Assert.Equal(Loss(W, X, 0.7, 1), value);
        Assert.Equal(10 + (seed * gradient.w[0]), w[0], 1e-13);
        Assert.Equal(20 + (seed * gradient.w[1]), w[1], 1e-13);
        Assert.Equal(30 + (seed * gradient.w[2]), w[2], 1e-13);
        Assert.Equal(40 + (seed * gradient.x[0]), x[0], 1e-13);
        Assert.Equal(50 + (seed * gradient.x[1]), x[1], 1e-13);
        Assert.Equal(60 + (seed * gradient.b), b, 1e-13);
    }

    [Fact]
    public static void AccumulateGradient_adds_to_the_buffer_of_a_row_that_is_written()
    {
        // The value is t₀s₀ + t₁s₁.
        double[] target = [0.6, 1.1], source = [0.4, 0.9], t = [10, 20], s = [30, 40];
        Assert.Equal((0.6 * 0.4) + (1.1 * 0.9), MultiplyIntoAccumulateGradient(target, source, 2, t, s), 1e-15);
        Assert.Equal(10 + (2 * 0.4), t[0], 1e-14);
        Assert.Equal(20 + (2 * 0.9), t[1], 1e-14);
        Assert.Equal(30 + (2 * 0.6), s[0], 1e-14);
        Assert.Equal(40 + (2 * 1.1), s[1], 1e-14);
        Assert.Equal([0.6 * 0.4, 1.1 * 0.9], target);
    }

    [Differentiable(Derivatives = Both)]
    private static double Loss(double[] w, ReadOnlySpan<double> x, double b, int label) =>
        w[label - 1] * Math.Exp(b * x[label - 1]);

    [Differentiable]
    private static double MultiplyInto(Span<double> target, ReadOnlySpan<double> source)
    {
        double s = 0;
        for (int i = 0; i < target.Length; i++)
        {
            target[i] *= source[i];
            s += target[i];
        }

        return s;
    }

    [Differentiable]
    private static float Single(float[] w, Span<float> x, float b, long label)
    {
        x[0] *= w[label];
        return x[0] * b;
    }

    [Differentiable]
    private static Half Narrow(Half x, Half[] a) => x * a[0];

    [Differentiable]
    private static double Weighted(double[] a, [NoDerivative] double[] constants) => a[0] * constants[0];

    private static void Refused(string name, string other, Action call)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(name, call);
        Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{other}'", refusal.Message, StringComparison.Ordinal);
    }

    private static string Signature(MethodInfo method) =>
        $"{Written(method.ReturnParameter)}{method.Name}({string.Join(", ", method.GetParameters().Select(p => Written(p) + p.Name))})";

    private static string Written(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        string mode = !type.IsByRef ? string.Empty : parameter.IsOut ? "out " : "ref ";
        string[] names = [.. parameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames.Select(n => n!) ?? []];
        return mode + (names.Length > 0
            ? $"({string.Join(", ", type.GetGenericArguments().Zip(names, (t, n) => $"{Written(t)} {n}"))}) "
            : Written(type.IsByRef ? type.GetElementType()! : type) + " ");
    }

    private static string Written(Type type) =>
        type == typeof(double) ? "double"
        : type == typeof(float) ? "float"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type == typeof(void) ? "void"
        : type.IsArray ? Written(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Written))}>"
        : type.Name;
}

/// <summary>A method of each accessibility.</summary>
internal abstract partial class Accessible
{
    internal readonly double Weight = 1.5;

    [Differentiable(Derivatives = Both)]
    public double Public(double x) => Weight * x * Private(x);

    [Differentiable(Derivatives = Both)]
    internal static double Internal(double x) => x * x * Unsaid(x);

    [Differentiable(Derivatives = Both)]
    protected static double Protected(double x) => x * x;

    [Differentiable(Derivatives = Both)]
    protected internal static double ProtectedInternal(double x) => x * x;

    [Differentiable(Derivatives = Both)]
    private protected static double PrivateProtected(double x) => x * x;

    [Differentiable(Derivatives = Both)]
    private static double Private(double x) => x * x;

    [Differentiable(Derivatives = Both)]
    static double Unsaid(double x) => x * x;
}

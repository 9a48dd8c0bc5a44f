using System;
using DiffProg.Runtime.Tests.Checks;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Floating-point numbers of every width, alone and beside each other.</summary>
internal static partial class Widths
{
    public static Checks.Case[] Table { get; } =
    [
        Single("A float polynomial", nameof(Polynomial), At(1.25f, -0.75f), x => [(2 * x[0] * x[1]) - 3, (x[0] * x[0]) + (2 * x[1])]),
        Single("A float row", nameof(FloatRow), At(new[] { 1.5f, -0.5f, 0.25f })),
        Single("Float spans", nameof(FloatSpans), At(new[] { 1.5f, -0.5f }, new[] { 0.75f, 2f })),
        Single("A float loop that overwrites", nameof(FloatLoop), At(0.75f, 5)),
        Single("Float functions", nameof(FloatFunctions), At(0.75f, 0.5f)),
        Single("Float functions by their names of the type", nameof(FloatFunctionsOfTheType), At(0.75f, 0.5f)),
        Single("Float functions at their kinks", nameof(FloatKinks), At(1.25f, 1.25f), _ => [0.5 + 1 + 0.5, 0.5 + 0.5], isKink: true),
        Single("Float branches", nameof(FloatBranches), At(1.25f, 0.5f)),
        Single("A float call", nameof(FloatCall), At(1.25f, new[] { 0.5f, -0.25f })),
        Single("Integers beside a float", nameof(IntegersBesideFloat), At(1.25f, 16_777_217, 3L, (byte)200)),
        Single("Float compound assignments", nameof(FloatCompound), At(1.25f)),
        Single("A float written in place", nameof(FloatInPlace), At(new[] { 1.5f, -0.5f, 0.25f }, 0.5f)),
        Single("A float saved in a loop", nameof(SavedFloat), At(0.75f, 4)),
        Single("A float inside a double", nameof(FloatInside), At(1.5), x => [2 * x[0]]),
        Single("A float and a double", nameof(FloatAndDouble), At(1.25f, 0.7)),
        Single("A double inside a float", nameof(DoubleInside), At(1.25f), x => [3 * x[0] * x[0]]),
        Single("A float row from a double row", nameof(RowsOfBoth), At(Row(1.5, -0.5), new[] { 0.25f, 2f })),
        Single("A float gradient that overflows in a half", nameof(WideSteps), At(1.25f)),
        Single("A passive float", nameof(PassiveFloat), At(1.25, 0.1f), x => [2 * x[0] * (double)0.1f]),
        Narrow("A half polynomial", nameof(HalfPolynomial), At((Half)1.25, (Half)(-0.75)), x => [(2 * x[0] * x[1]) - 3, (x[0] * x[0]) + (2 * x[1])]),
        Narrow("A half row", nameof(HalfRow), At(new[] { (Half)1.5, (Half)(-0.5), (Half)0.25 })),
        Narrow("Half functions", nameof(HalfFunctions), At((Half)0.75, (Half)0.5)),
        Narrow("A half saved in a loop", nameof(SavedHalf), At((Half)0.75, 3)),
        Narrow("A half inside a double", nameof(HalfInside), At(1.5), x => [2 * x[0]]),
        Narrow("A half, a float and a double", nameof(AllWidths), At((Half)1.25, 0.5f, -0.75)),
        Narrow("Half increments and comparisons", nameof(HalfSteps), At((Half)1.25), _ => [3.25]),
    ];

    private static Checks.Case Single(string name, string method, object[] inputs, Func<double[], double[]>? gradient = null, bool isKink = false) =>
        new(name, method, inputs, gradient, isKink, Precision: Precision.Float);

    private static Checks.Case Narrow(string name, string method, object[] inputs, Func<double[], double[]>? gradient = null) =>
        new(name, method, inputs, gradient, Precision: Precision.Half);

    [Differentiable(Derivatives = Both)]
    private static float Polynomial(float x, float y) => (x * x * y) + (y * y) - (3 * x);

    [Differentiable(Derivatives = Both)]
    private static float FloatRow(float[] a)
    {
        float s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * (i + 1) / 2f;
        }

        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static float FloatSpans(ReadOnlySpan<float> a, Span<float> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            b[i] *= a[i];
        }

        return b[0] * b[1] * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static float FloatLoop(float x, int n)
    {
        float r = 1;
        for (int i = 0; i < n; i++)
        {
            r = (r * x) + (x / (1 + (r * r)));
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static float FloatFunctions(float x, float y) =>
        (MathF.Sin(x) * MathF.Cos(y)) + MathF.Tan(x) + MathF.Exp(-x) + MathF.Log(x) + MathF.Log2(y) + MathF.Log10(x) + MathF.Sqrt(y) + MathF.Cbrt(x)
        + MathF.Tanh(y) + MathF.Asin(x) + MathF.Acos(y) + MathF.Atan(x) + MathF.Sinh(y) + MathF.Cosh(x) + MathF.Pow(x, y) + MathF.Atan2(x, y);

    [Differentiable(Derivatives = Both)]
    private static float FloatFunctionsOfTheType(float x, float y) =>
        (float.Sin(x) * float.Cos(y)) + float.Exp(x) + float.Hypot(x, y) + float.Pow(x, 3) + float.Max(x, y) + Math.Max(2 * x, y) + float.FusedMultiplyAdd(x, y, x);

    [Differentiable(Derivatives = Both)]
    private static float FloatKinks(float x, float y) => MathF.Max(x, y) + MathF.Min(x, y) + MathF.Abs(x);

    [Differentiable(Derivatives = Both)]
    private static float FloatBranches(float x, float y)
    {
        float r = x > y ? x * y : y;
        if (r < 1 && x != 0.5f)
            r *= 2.5f;
        return -r * +x;
    }

    [Differentiable(Derivatives = Both)]
    private static float FloatCall(float x, float[] a)
    {
        Scale(a, x);
        return Mix(a[0], x) + Mix(2, a[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static void Scale(float[] a, float factor)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= factor;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static float Mix(float a, float b) => (a * a * b) + (b / (2 + a));

    [Differentiable(Derivatives = Both)]
    private static float IntegersBesideFloat(float x, int n, long l, byte b) => (x * n * 1e-7f) + (x * x * l) + (b * x) + ((float)n / x * 1e-8f) + (1 / 2 * x);

    [Differentiable(Derivatives = Both)]
    private static float FloatCompound(float x)
    {
        float r = x;
        r += x * x;
        r *= 3;
        r -= 0.5f;
        r /= x + 2;
        r *= 1.5f;
        r++;
        --r;
        r %= 10;
        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static void FloatInPlace(float[] a, float x)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = a[i] * a[i] * x;
            x += a[i];
        }
    }

    [Differentiable(Derivatives = Both)]
    private static float SavedFloat(float x, int n)
    {
        float f = 1.1f;
        float r = x;
        for (int i = 0; i < n; i++)
        {
            r = r * f * (x - (0.1f * r));
            f *= 1.3f;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double FloatInside(double x)
    {
        float g = (float)x;
        return g * (double)g;
    }

    [Differentiable(Derivatives = Both)]
    private static double FloatAndDouble(float x, double y)
    {
        double d = x;
        d += x * y;
        float f = (float)(d * y);
        f += x;
        f *= (float)y;
        d *= f;
        return (d * x) + (f > y ? f : y);
    }

    [Differentiable(Derivatives = Both)]
    private static float DoubleInside(float x)
    {
        double d = x;
        return (float)(d * d * d);
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsOfBoth(double[] a, float[] b)
    {
        float[] c = new float[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            c[i] = (float)a[i] * b[i];
            a[i] += c[i];
        }

        double r = 0;
        for (int i = 0; i < a.Length; i++)
        {
            r += a[i] * c[i] * b[i];
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double WideSteps(float x) => (double)x * 1e5 * x / 1e5;

    [Differentiable(Derivatives = Both)]
    private static double PassiveFloat(double x, [NoDerivative] float y) => x * x * y;

    [Differentiable(Derivatives = Both)]
    private static Half HalfPolynomial(Half x, Half y) => (x * x * y) + (y * y) - ((Half)3 * x);

    [Differentiable(Derivatives = Both)]
    private static Half HalfRow(Half[] a)
    {
        Half s = (Half)0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * (Half)(i + 1) / (Half)2f;
            a[i] *= s;
        }

        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static Half HalfFunctions(Half x, Half y) =>
        Half.Sin(x) + Half.Exp(y) + Half.Sqrt(x) + Half.Tanh(x) + Half.Pow(x, y) + Half.Hypot(x, y) + Half.Max(x, y) + Half.Abs(y) + Half.Log(x);

    [Differentiable(Derivatives = Both)]
    private static Half SavedHalf(Half x, int n)
    {
        Half f = (Half)1.1;
        Half r = x;
        for (int i = 0; i < n; i++)
        {
            r = r * f * (x - ((Half)0.1 * r));
            f *= (Half)1.3;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double HalfInside(double x)
    {
        Half g = (Half)x;
        return (double)g * (double)(float)g;
    }

    [Differentiable(Derivatives = Both)]
    private static double AllWidths(Half x, float y, double z)
    {
        float f = (float)x * y;
        Half h = (Half)(f + z);
        return (double)h * z * f;
    }

    [Differentiable(Derivatives = Both)]
    private static Half HalfSteps(Half x)
    {
        Half r = x;
        r++;
        if (r >= (Half)2 && !(x == (Half)0))
            r *= x;
        --r;
        return +r - (x * (Half)0.25);
    }
}

using System;
using System.Numerics;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>Members that take and give complex numbers and vectors.</summary>
public static partial class NumericsTests
{
    private const double Step = 1e-6;

    private static Complex Z => new(0.7, -0.4);

    private static Complex W => new(-0.3, 1.1);

    [Fact]
    public static void A_gradient_is_a_number_of_the_same_type()
    {
        (Complex z, Complex w) gradient = QuotientGradient(Z, W);
        Assert.Equal(Difference(h => Quotient(Z + h, W)), gradient.z, Close);
        Assert.Equal(Difference(h => Quotient(Z, W + h)), gradient.w, Close);
        Assert.Equal(Quotient(Z, W), QuotientValueAndGradient(Z, W, out Complex zGradient, out Complex wGradient));
        Assert.Equal(gradient, (zGradient, wGradient));
        _ = QuotientAccumulateGradient(Z, W, 2, ref zGradient, ref wGradient);
        Assert.Equal(3 * gradient.z, zGradient, Close);
        (double value, double tangent) = QuotientJvp(Z, W, new Complex(1, 2), Complex.ImaginaryOne);
        Assert.Equal(Quotient(Z, W), value);
        Assert.Equal(gradient.z.Real + (2 * gradient.z.Imaginary) + gradient.w.Imaginary, tangent, 1e-12);
        Complex hvp = QuotientHvp(Z, W, Complex.One, Complex.Zero).z;
        Assert.Equal((QuotientGradient(Z + Step, W).z - QuotientGradient(Z - Step, W).z) / (2 * Step), hvp, Close);
    }

    [Fact]
    public static void Arrays_have_gradients_and_buffers_of_their_elements()
    {
        Complex[] a = [Z, W, Z - W];
        Complex[] gradient = SweptGradient([.. a], W).a;
        for (int i = 0; i < a.Length; i++)
        {
            Assert.Equal(
                Difference(h =>
                {
                    Complex[] moved = [.. a];
                    moved[i] += h;
                    return Swept(moved, W);
                }),
                gradient[i],
                Close);
        }

        Complex[] buffer = new Complex[3];
        _ = SweptVjp([.. a], W, 1, new Complex[3], buffer, out _);
        Assert.Equal(gradient, buffer);
        Assert.Equal(0, TraceGradient(a)[1].Imaginary);
        Assert.Equal(1, TraceGradient(a)[1].Real);
    }

    [Fact]
    public static void Results_and_references_have_pullbacks()
    {
        Assert.Equal(Polynomial(Z, W), PolynomialVjp(Z, W, new Complex(1, 2), out Complex z, out Complex w));
        Assert.Equal(Difference(h => Polynomial(Z + h, W).Real + (2 * Polynomial(Z + h, W).Imaginary)), z, Close);
        Assert.Equal(Difference(h => Polynomial(Z, W + h).Real + (2 * Polynomial(Z, W + h).Imaginary)), w, Close);
        Assert.Equal(Polynomial(Z, W), PolynomialJvp(Z, W, 1, 0).Value);
        Complex changed = Z;
        SquareVjp(ref changed, 1, out Complex gradient);
        Assert.Equal(Z * Z, changed);
        Assert.Equal(Complex.Conjugate(2 * Z), gradient, Close);
    }

    [Fact]
    public static void Members_of_blocks_have_tangents_of_their_type()
    {
        NumericBlock block = new() { Position = new Vector3(1, 2, 3), Pole = Z };
        (NumericBlock.Tangent block, float m) gradient = EnergyGradient(block, 2);
        Assert.Equal(new Vector3(4, 8, 12), gradient.block.Position);
        Assert.Equal(new Complex(Z.Imaginary, Z.Real), gradient.block.Pole);
        Assert.Equal(14f, gradient.m);
    }

    [Fact]
    public static void Vectors_have_the_frameworks_bits()
    {
        Vector3 a = new(0.1f, -0.7f, 1e-3f);
        Vector3 b = new(3.3f, 0.2f, -9f);
        Assert.Equal(Mixed(a, b), MixedJvp(a, b, default, default).Value);
        (Vector3 a, Vector3 b) gradient = MixedGradient(a, b);
        Assert.Equal(MixedJvp(a, b, Vector3.UnitY, default).Tangent, gradient.a.Y, 1e-2f);
        Vector3[] cloud = [a, b];
        Assert.Equal(2 * (b - a), SpreadGradient(cloud, a).cloud[1]);
    }

    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    private static double Quotient(Complex z, Complex w)
    {
        Complex s = (z * w) + (z / w);
        for (int i = 0; i < 3; i++)
        {
            s = ((s * s) + w) / 2.0;
        }

        return s.Magnitude + (s.Imaginary * s.Phase);
    }

    [Differentiable]
    private static double Swept(Complex[] a, Complex w)
    {
        for (int i = 1; i < a.Length; i++)
        {
            a[i] = (a[i - 1] * w) + (a[i] * a[i]);
        }

        return a[^1].Real * a[1].Imaginary;
    }

    [Differentiable]
    private static double Trace(ReadOnlySpan<Complex> a)
    {
        double s = 0;
        foreach (Complex z in a)
        {
            s += z.Real;
        }

        return s;
    }

    [Differentiable]
    private static Complex Polynomial(Complex z, Complex w) => (z * w) + (z * z);

    [Differentiable]
    private static void Square(ref Complex z) => z *= z;

    [Differentiable]
    private static float Energy(NumericBlock block, float m) => (block.Position.LengthSquared() * m) + (float)(block.Pole.Real * block.Pole.Imaginary);

    [Differentiable]
    private static float Mixed(Vector3 a, Vector3 b) =>
        Vector3.Dot(a, b) + ((a * b) - (a / b)).Length() + Vector3.Lerp(a, b, 0.3f).X + Vector3.Normalize(-b).Y + Vector3.Min(a, b * 0.1f).Z;

    [Differentiable]
    private static float Spread(Vector3[] cloud, Vector3 from)
    {
        float s = 0;
        for (int i = 0; i < cloud.Length; i++)
        {
            s += Vector3.DistanceSquared(cloud[i], from);
        }

        return s;
    }

    private static bool Close(Complex a, Complex b) => (a - b).Magnitude <= 1e-6 * (1 + a.Magnitude);

    private static Complex Difference(Func<Complex, double> function) => new(
        (function(Step) - function(-Step)) / (2 * Step),
        (function(new Complex(0, Step)) - function(new Complex(0, -Step))) / (2 * Step));
}

/// <summary>A block that holds a vector and a complex number.</summary>
[Differentiable]
public partial class NumericBlock
{
    /// <summary>The vector.</summary>
    public Vector3 Position { get; set; }

    /// <summary>The complex number.</summary>
    public Complex Pole { get; set; }
}

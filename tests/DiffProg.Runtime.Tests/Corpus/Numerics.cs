using System;
using System.Numerics;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Complex numbers and vectors of the framework.</summary>
internal static partial class Numerics
{
    private static readonly Complex Pole = new(-0.4, 1.2);

    public static Checks.Case[] Table { get; } =
    [
        new("Complex arithmetic", nameof(Arithmetic), At(1.3, 0.4, -0.7, 0.9)),
        new("A complex quotient by the other part", nameof(Arithmetic), At(1.3, 0.4, 0.9, -0.1)),
        new("Complex exponentials and roots", nameof(Exponentials), At(1.3, 0.4, 0.7, 0.9)),
        new("Complex angles", nameof(Angles), At(1.3, 0.4, 0.7, 0.9)),
        new("A complex iteration that ends early", nameof(Iterated), At(0.3, 0.4, 12)),
        new("Complex numbers in an array", nameof(Transformed), At(Row(1.3, 0.4, -0.7, 0.9))),
        new("Complex numbers in spans that overlap", nameof(Overlapping), At(1.3, 0.4)),
        new("A complex constant of a field", nameof(Transfer), At(1.3, 0.4)),
        new("Complex numbers through calls", nameof(ThroughCalls), At(1.3, 0.4)),
        new("Vectors through calls and branches", nameof(Moved), At(1.3f, 0.4f, -0.7f), Precision: Checks.Precision.Float),
        new("Vectors, products and lengths", nameof(Lengths), At(1.3f, 0.4f, -0.7f), Precision: Checks.Precision.Float),
        new("The cross product of vectors of four parts", nameof(Weighted), At(1.3f, 0.4f, -0.7f), Precision: Checks.Precision.Float),
        new("Vectors in an array", nameof(Bodies), At(1.3f, 0.4f, 3), Precision: Checks.Precision.Float),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Arithmetic(double a, double b, double c, double d)
    {
        Complex z = new(a, b);
        Complex w = new Complex(c, d) * 2;
        Complex q = (z / w) - (z * w) + (1 - z) + (z + 3.5) + (-w) + (2 / z);
        q *= z;
        q -= Complex.ImaginaryOne;
        return (q.Real * q.Imaginary) + Complex.Abs(Complex.Reciprocal(w)) + Complex.Conjugate(q).Imaginary;
    }

    [Differentiable(Derivatives = Both)]
    private static double Exponentials(double a, double b, double c, double d)
    {
        Complex z = new(a, b);
        Complex w = new(c, d);
        Complex e = Complex.Exp(z) + (Complex.Log(w) * Complex.Sqrt(z)) + Complex.Pow(z, w) + Complex.Pow(w, 2.5);
        return e.Magnitude + (e.Phase * e.Real);
    }

    [Differentiable(Derivatives = Both)]
    private static double Angles(double a, double b, double c, double d)
    {
        Complex z = new(a, b);
        Complex w = Complex.FromPolarCoordinates(c, d);
        return (Complex.Sin(z) * Complex.Cos(w)).Real + (Complex.Sinh(w) - Complex.Cosh(z)).Imaginary;
    }

    [Differentiable(Derivatives = Both)]
    private static double Iterated(double a, double b, int n)
    {
        Complex c = new(a, b);
        Complex z = default;
        for (int i = 0; i < n; i++)
        {
            z = (z * z) + c;
            if (z.Magnitude > 2)
            {
                return z.Real * i;
            }
        }

        return z.Imaginary;
    }

    [Differentiable(Derivatives = Both)]
    private static double Transformed(double[] x)
    {
        Complex[] f = new Complex[x.Length];
        for (int k = 0; k < f.Length; k++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                f[k] += x[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * i / x.Length);
            }
        }

        for (int k = 1; k < f.Length; k++)
        {
            f[k] = f[k] * f[k - 1];
        }

        double s = 0;
        foreach (Complex z in f)
        {
            s += (z.Real * z.Real) - z.Imaginary;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Overlapping(double a, double b)
    {
        Complex[] z = [new Complex(a, b), new Complex(b, a * a)];
        Span<Complex> all = z;
        Span<Complex> last = z.AsSpan(1);
        all[0] += z[1];
        last[0] *= all[0];
        (z[0], z[1]) = (z[1], z[0]);
        return all[0].Real * last[0].Imaginary;
    }

    [Differentiable(Derivatives = Both)]
    private static double Transfer(double a, double b)
    {
        Complex s = new(a, b);
        return (Complex.One / ((s - Pole) * (s - Complex.Conjugate(Pole)))).Magnitude;
    }

    [Differentiable]
    private static Complex Square(Complex z) => z * z;

    [Differentiable]
    private static void Turn(ref Complex z, double by) => z *= new Complex(by, -by);

    [Differentiable(Derivatives = Both)]
    private static double ThroughCalls(double a, double b)
    {
        Complex z = Square(new Complex(a, b));
        Turn(ref z, a);
        Turn(ref z, z.Real);
        return Square(z).Imaginary + z.Real;
    }

    [Differentiable]
    private static Vector3 Pushed(Vector3 position, Vector3 by)
    {
        if (position.X > by.Y)
        {
            position.X *= by.Z;
        }

        return position + (by * position.Y) - (by / 2);
    }

    [Differentiable(Derivatives = Both)]
    private static float Moved(float x, float y, float z)
    {
        Vector3 p = new(x, y, z);
        for (int i = 0; i < 3; i++)
        {
            p = Pushed(p, new Vector3(z, x, y));
            p.Y -= 0.1f * p.X;
        }

        return (p * p).X + p.Y + p.Z;
    }

    [Differentiable(Derivatives = Both)]
    private static float Lengths(float x, float y, float z)
    {
        Vector3 a = new(x, y, z);
        Vector3 b = new(0.5f, x * y, 1);
        Vector3 n = Vector3.Normalize(a);
        Vector3 c = Vector3.Cross(a, b) + Vector3.Reflect(b, n) + Vector3.Lerp(a, b, 0.25f);
        return c.Length() + Vector3.Dot(a, c) + Vector3.Distance(a, b) + Vector2.Max(new Vector2(x, y), new Vector2(y)).X + new Vector4(a, x).LengthSquared();
    }

    [Differentiable(Derivatives = Both)]
    private static float Weighted(float x, float y, float z)
    {
        Vector4 c = Vector4.Cross(new Vector4(x, y, z, x * y), new Vector4(0.5f, x, 1, z));
        return (c.X * c.Y) + (c.Z * c.W);
    }

    [Differentiable(Derivatives = Both)]
    private static float Bodies(float x, float y, int n)
    {
        Vector2[] p = [new Vector2(x, y), new Vector2(y, 1)];
        for (int i = 0; i < n; i++)
        {
            Vector2 between = p[1] - p[0];
            p[0] += 0.1f * between;
            p[1].Y -= between.X * p[0].Y;
        }

        return p[0].X * p[1].Y;
    }
}

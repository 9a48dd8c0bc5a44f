using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg;

/// <content>Functions of angles.</content>
public static partial class Lanes
{
    /// <summary>The sine.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Sin(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Sin(x) : InParts.Of(x, Lanes256.Kernel.Sin, Lanes128.Kernel.Sin);

    /// <inheritdoc cref="Sin(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sin(Floats x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.SingleKernel.Sin(x) : InParts.Of(x, Lanes256.SingleKernel.Sin, Lanes128.SingleKernel.Sin);

    /// <inheritdoc cref="Sin(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sin(double x) => Lanes128.Kernel.Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sin(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sin(float x) => Lanes128.SingleKernel.Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The cosine.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Cos(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Cos(x) : InParts.Of(x, Lanes256.Kernel.Cos, Lanes128.Kernel.Cos);

    /// <inheritdoc cref="Cos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Cos(Floats x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.SingleKernel.Cos(x) : InParts.Of(x, Lanes256.SingleKernel.Cos, Lanes128.SingleKernel.Cos);

    /// <inheritdoc cref="Cos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cos(double x) => Lanes128.Kernel.Cos(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Cos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cos(float x) => Lanes128.SingleKernel.Cos(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The sine and the cosine for one reduction, with the bits that each has alone.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Doubles Sin, Doubles Cos) SinCos(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.SinCos(x) : InParts.Of(x, Lanes256.Kernel.SinCos, Lanes128.Kernel.SinCos);

    /// <inheritdoc cref="SinCos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Floats Sin, Floats Cos) SinCos(Floats x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.SingleKernel.SinCos(x) : InParts.Of(x, Lanes256.SingleKernel.SinCos, Lanes128.SingleKernel.SinCos);

    /// <inheritdoc cref="SinCos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Sin, double Cos) SinCos(double x)
    {
        (Vector128<double> sin, Vector128<double> cos) = Lanes128.Kernel.SinCos(Vector128.CreateScalar(x));
        return (sin.ToScalar(), cos.ToScalar());
    }

    /// <inheritdoc cref="SinCos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float Sin, float Cos) SinCos(float x)
    {
        (Vector128<float> sin, Vector128<float> cos) = Lanes128.SingleKernel.SinCos(Vector128.CreateScalar(x));
        return (sin.ToScalar(), cos.ToScalar());
    }

    /// <summary>The tangent.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Tan(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Tan(x) : InParts.Of(x, Lanes256.Kernel.Tan, Lanes128.Kernel.Tan);

    /// <inheritdoc cref="Tan(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Tan(Floats x) => Vector512.Narrow(Tan(Vector512.WidenLower(x)), Tan(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Tan(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tan(double x) => Lanes128.Kernel.Tan(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Tan(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tan(float x) => (float)Tan((double)x);

    /// <summary>The sine of an angle in half turns; at an integer it is 0 with the sign of the angle.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles SinPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.SinPi(x) : InParts.Of(x, Lanes256.Kernel.SinPi, Lanes128.Kernel.SinPi);

    /// <inheritdoc cref="SinPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats SinPi(Floats x) => Vector512.Narrow(SinPi(Vector512.WidenLower(x)), SinPi(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="SinPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SinPi(double x) => Lanes128.Kernel.SinPi(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="SinPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SinPi(float x) => (float)SinPi((double)x);

    /// <summary>The cosine of an angle in half turns; midway between integers it is 0.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles CosPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.CosPi(x) : InParts.Of(x, Lanes256.Kernel.CosPi, Lanes128.Kernel.CosPi);

    /// <inheritdoc cref="CosPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats CosPi(Floats x) => Vector512.Narrow(CosPi(Vector512.WidenLower(x)), CosPi(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="CosPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CosPi(double x) => Lanes128.Kernel.CosPi(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="CosPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CosPi(float x) => (float)CosPi((double)x);

    /// <summary>The tangent of an angle in half turns.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles TanPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.TanPi(x) : InParts.Of(x, Lanes256.Kernel.TanPi, Lanes128.Kernel.TanPi);

    /// <inheritdoc cref="TanPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats TanPi(Floats x) => Vector512.Narrow(TanPi(Vector512.WidenLower(x)), TanPi(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="TanPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double TanPi(double x) => Lanes128.Kernel.TanPi(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="TanPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TanPi(float x) => (float)TanPi((double)x);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg;

/// <content>Exponentials.</content>
public static partial class Lanes
{
    /// <summary>The exponential function.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp(x) : InParts.Of(x, Lanes256.Kernel.Exp, Lanes128.Kernel.Exp);

    /// <inheritdoc cref="Exp(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp(Floats x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.SingleKernel.Exp(x) : InParts.Of(x, Lanes256.SingleKernel.Exp, Lanes128.SingleKernel.Exp);

    /// <inheritdoc cref="Exp(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x) => Lanes128.Kernel.Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Exp(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Lanes128.SingleKernel.Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>A power of 2.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp2(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp2(x) : InParts.Of(x, Lanes256.Kernel.Exp2, Lanes128.Kernel.Exp2);

    /// <inheritdoc cref="Exp2(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp2(Floats x) => Vector512.Narrow(Exp2(Vector512.WidenLower(x)), Exp2(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Exp2(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp2(double x) => Lanes128.Kernel.Exp2(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Exp2(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp2(float x) => (float)Exp2((double)x);

    /// <summary>A power of 10.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp10(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp10(x) : InParts.Of(x, Lanes256.Kernel.Exp10, Lanes128.Kernel.Exp10);

    /// <inheritdoc cref="Exp10(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp10(Floats x) => Vector512.Narrow(Exp10(Vector512.WidenLower(x)), Exp10(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Exp10(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp10(double x) => Lanes128.Kernel.Exp10(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Exp10(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp10(float x) => (float)Exp10((double)x);

    /// <summary><c>exp(x) - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles ExpM1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.ExpM1(x) : InParts.Of(x, Lanes256.Kernel.ExpM1, Lanes128.Kernel.ExpM1);

    /// <inheritdoc cref="ExpM1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats ExpM1(Floats x) => Vector512.Narrow(ExpM1(Vector512.WidenLower(x)), ExpM1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="ExpM1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ExpM1(double x) => Lanes128.Kernel.ExpM1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="ExpM1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpM1(float x) => (float)ExpM1((double)x);

    /// <summary><c>2ˣ - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp2M1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp2M1(x) : InParts.Of(x, Lanes256.Kernel.Exp2M1, Lanes128.Kernel.Exp2M1);

    /// <inheritdoc cref="Exp2M1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp2M1(Floats x) => Vector512.Narrow(Exp2M1(Vector512.WidenLower(x)), Exp2M1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Exp2M1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp2M1(double x) => Lanes128.Kernel.Exp2M1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Exp2M1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp2M1(float x) => (float)Exp2M1((double)x);

    /// <summary><c>10ˣ - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp10M1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp10M1(x) : InParts.Of(x, Lanes256.Kernel.Exp10M1, Lanes128.Kernel.Exp10M1);

    /// <inheritdoc cref="Exp10M1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp10M1(Floats x) => Vector512.Narrow(Exp10M1(Vector512.WidenLower(x)), Exp10M1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Exp10M1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp10M1(double x) => Lanes128.Kernel.Exp10M1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Exp10M1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp10M1(float x) => (float)Exp10M1((double)x);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg;

/// <content>Logarithms.</content>
public static partial class Lanes
{
    /// <summary>The natural logarithm.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Log(x) : InParts.Of(x, Lanes256.Kernel.Log, Lanes128.Kernel.Log);

    /// <inheritdoc cref="Log(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Log(Floats x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.SingleKernel.Log(x) : InParts.Of(x, Lanes256.SingleKernel.Log, Lanes128.SingleKernel.Log);

    /// <inheritdoc cref="Log(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x) => Lanes128.Kernel.Log(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Lanes128.SingleKernel.Log(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The logarithm to the base 2; exact for powers of 2.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log2(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Log2(x) : InParts.Of(x, Lanes256.Kernel.Log2, Lanes128.Kernel.Log2);

    /// <inheritdoc cref="Log2(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Log2(Floats x) => Vector512.Narrow(Log2(Vector512.WidenLower(x)), Log2(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Log2(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log2(double x) => Lanes128.Kernel.Log2(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log2(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log2(float x) => (float)Log2((double)x);

    /// <summary>The logarithm to the base 10; exact for powers of 10.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log10(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Log10(x) : InParts.Of(x, Lanes256.Kernel.Log10, Lanes128.Kernel.Log10);

    /// <inheritdoc cref="Log10(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Log10(Floats x) => Vector512.Narrow(Log10(Vector512.WidenLower(x)), Log10(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Log10(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log10(double x) => Lanes128.Kernel.Log10(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log10(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log10(float x) => (float)Log10((double)x);

    /// <summary><c>log(1 + x)</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles LogP1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.LogP1(x) : InParts.Of(x, Lanes256.Kernel.LogP1, Lanes128.Kernel.LogP1);

    /// <inheritdoc cref="LogP1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats LogP1(Floats x) => Vector512.Narrow(LogP1(Vector512.WidenLower(x)), LogP1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="LogP1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogP1(double x) => Lanes128.Kernel.LogP1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="LogP1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogP1(float x) => (float)LogP1((double)x);

    /// <summary><c>log₂(1 + x)</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log2P1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Log2P1(x) : InParts.Of(x, Lanes256.Kernel.Log2P1, Lanes128.Kernel.Log2P1);

    /// <inheritdoc cref="Log2P1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Log2P1(Floats x) => Vector512.Narrow(Log2P1(Vector512.WidenLower(x)), Log2P1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Log2P1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log2P1(double x) => Lanes128.Kernel.Log2P1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log2P1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log2P1(float x) => (float)Log2P1((double)x);

    /// <summary><c>log₁₀(1 + x)</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log10P1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Log10P1(x) : InParts.Of(x, Lanes256.Kernel.Log10P1, Lanes128.Kernel.Log10P1);

    /// <inheritdoc cref="Log10P1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Log10P1(Floats x) => Vector512.Narrow(Log10P1(Vector512.WidenLower(x)), Log10P1(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Log10P1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log10P1(double x) => Lanes128.Kernel.Log10P1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log10P1(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log10P1(float x) => (float)Log10P1((double)x);
}

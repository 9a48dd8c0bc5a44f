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

    /// <summary>The exponential function.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp(Floats x) => Vector512.Narrow(Exp(Vector512.WidenLower(x)), Exp(Vector512.WidenUpper(x)));

    /// <summary>A power of 2.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp2(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp2(x) : InParts.Of(x, Lanes256.Kernel.Exp2, Lanes128.Kernel.Exp2);

    /// <summary>A power of 2.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp2(Floats x) => Vector512.Narrow(Exp2(Vector512.WidenLower(x)), Exp2(Vector512.WidenUpper(x)));

    /// <summary>A power of 10.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp10(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp10(x) : InParts.Of(x, Lanes256.Kernel.Exp10, Lanes128.Kernel.Exp10);

    /// <summary>A power of 10.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp10(Floats x) => Vector512.Narrow(Exp10(Vector512.WidenLower(x)), Exp10(Vector512.WidenUpper(x)));

    /// <summary><c>exp(x) - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles ExpM1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.ExpM1(x) : InParts.Of(x, Lanes256.Kernel.ExpM1, Lanes128.Kernel.ExpM1);

    /// <summary><c>exp(x) - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats ExpM1(Floats x) => Vector512.Narrow(ExpM1(Vector512.WidenLower(x)), ExpM1(Vector512.WidenUpper(x)));

    /// <summary><c>2ˣ - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp2M1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp2M1(x) : InParts.Of(x, Lanes256.Kernel.Exp2M1, Lanes128.Kernel.Exp2M1);

    /// <summary><c>2ˣ - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp2M1(Floats x) => Vector512.Narrow(Exp2M1(Vector512.WidenLower(x)), Exp2M1(Vector512.WidenUpper(x)));

    /// <summary><c>10ˣ - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp10M1(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Exp10M1(x) : InParts.Of(x, Lanes256.Kernel.Exp10M1, Lanes128.Kernel.Exp10M1);

    /// <summary><c>10ˣ - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Exp10M1(Floats x) => Vector512.Narrow(Exp10M1(Vector512.WidenLower(x)), Exp10M1(Vector512.WidenUpper(x)));
}

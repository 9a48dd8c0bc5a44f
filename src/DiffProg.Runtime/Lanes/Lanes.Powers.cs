using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg;

/// <content>Powers and roots.</content>
public static partial class Lanes
{
    /// <summary>A power, with the exceptional cases of IEEE 754.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Pow(Doubles x, Doubles y) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Pow(x, y) : InParts.Of(x, y, Lanes256.Kernel.Pow, Lanes128.Kernel.Pow);

    /// <summary>A power, with the exceptional cases of IEEE 754.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Pow(Floats x, Floats y) =>
        Vector512.Narrow(Pow(Vector512.WidenLower(x), Vector512.WidenLower(y)), Pow(Vector512.WidenUpper(x), Vector512.WidenUpper(y)));

    /// <summary>The cube root.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Cbrt(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Cbrt(x) : InParts.Of(x, Lanes256.Kernel.Cbrt, Lanes128.Kernel.Cbrt);

    /// <summary>The cube root.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Cbrt(Floats x) => Vector512.Narrow(Cbrt(Vector512.WidenLower(x)), Cbrt(Vector512.WidenUpper(x)));

    /// <summary>The length of a vector, without a square that could overflow.</summary>
    /// <param name="x">A component.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Hypot(Doubles x, Doubles y) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Hypot(x, y) : InParts.Of(x, y, Lanes256.Kernel.Hypot, Lanes128.Kernel.Hypot);

    /// <summary>The length of a vector, without a square that could overflow.</summary>
    /// <param name="x">A component.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Hypot(Floats x, Floats y) =>
        Vector512.Narrow(Hypot(Vector512.WidenLower(x), Vector512.WidenLower(y)), Hypot(Vector512.WidenUpper(x), Vector512.WidenUpper(y)));
}

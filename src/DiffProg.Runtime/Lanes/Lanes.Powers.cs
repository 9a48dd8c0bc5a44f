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

    /// <inheritdoc cref="Pow(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Pow(Floats x, Floats y) =>
        Vector512.Narrow(PowOfSingles(Vector512.WidenLower(x), Vector512.WidenLower(y)), PowOfSingles(Vector512.WidenUpper(x), Vector512.WidenUpper(y)));

    /// <inheritdoc cref="Pow(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Pow(double x, double y) => Lanes128.Kernel.Pow(Vector128.CreateScalar(x), Vector128.CreateScalar(y)).ToScalar();

    /// <inheritdoc cref="Pow(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Pow(float x, float y) =>
        (float)Lanes128.Kernel.PowOfSingles(Vector128.CreateScalar((double)x), Vector128.CreateScalar((double)y)).ToScalar();

    /// <summary>The cube root.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Cbrt(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Cbrt(x) : InParts.Of(x, Lanes256.Kernel.Cbrt, Lanes128.Kernel.Cbrt);

    /// <inheritdoc cref="Cbrt(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Cbrt(Floats x) => Vector512.Narrow(Cbrt(Vector512.WidenLower(x)), Cbrt(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Cbrt(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cbrt(double x) => Lanes128.Kernel.Cbrt(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Cbrt(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cbrt(float x) => (float)Cbrt((double)x);

    /// <summary>The length of a vector, without a square that could overflow.</summary>
    /// <param name="x">A component.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Hypot(Doubles x, Doubles y) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Hypot(x, y) : InParts.Of(x, y, Lanes256.Kernel.Hypot, Lanes128.Kernel.Hypot);

    /// <inheritdoc cref="Hypot(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Hypot(Floats x, Floats y) =>
        Vector512.Narrow(Hypot(Vector512.WidenLower(x), Vector512.WidenLower(y)), Hypot(Vector512.WidenUpper(x), Vector512.WidenUpper(y)));

    /// <inheritdoc cref="Hypot(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Hypot(double x, double y) =>
        Lanes128.Kernel.Hypot(Vector128.CreateScalar(x), Vector128.CreateScalar(y)).ToScalar();

    /// <inheritdoc cref="Hypot(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Hypot(float x, float y) => (float)Hypot((double)x, (double)y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles PowOfSingles(Doubles x, Doubles y) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.PowOfSingles(x, y) : InParts.Of(x, y, Lanes256.Kernel.PowOfSingles, Lanes128.Kernel.PowOfSingles);
}

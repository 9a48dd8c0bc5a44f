using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg;

/// <content>Angles of what is known of them.</content>
public static partial class Lanes
{
    /// <summary>The angle in radians whose sine is given.</summary>
    /// <param name="x">The sine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Asin(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Asin(x) : InParts.Of(x, Lanes256.Kernel.Asin, Lanes128.Kernel.Asin);

    /// <inheritdoc cref="Asin(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Asin(Floats x) => Vector512.Narrow(Asin(Vector512.WidenLower(x)), Asin(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Asin(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Asin(double x) => Lanes128.Kernel.Asin(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Asin(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Asin(float x) => (float)Asin((double)x);

    /// <summary>The angle in radians whose cosine is given.</summary>
    /// <param name="x">The cosine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Acos(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Acos(x) : InParts.Of(x, Lanes256.Kernel.Acos, Lanes128.Kernel.Acos);

    /// <inheritdoc cref="Acos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Acos(Floats x) => Vector512.Narrow(Acos(Vector512.WidenLower(x)), Acos(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Acos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Acos(double x) => Lanes128.Kernel.Acos(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Acos(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Acos(float x) => (float)Acos((double)x);

    /// <summary>The angle in radians whose tangent is given.</summary>
    /// <param name="x">The tangent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Atan(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Atan(x) : InParts.Of(x, Lanes256.Kernel.Atan, Lanes128.Kernel.Atan);

    /// <inheritdoc cref="Atan(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Atan(Floats x) => Vector512.Narrow(Atan(Vector512.WidenLower(x)), Atan(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Atan(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Atan(double x) => Lanes128.Kernel.Atan(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Atan(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Atan(float x) => (float)Atan((double)x);

    /// <summary>The angle in radians of a point, with the exceptional cases of IEEE 754.</summary>
    /// <param name="y">The point's ordinate.</param>
    /// <param name="x">Its abscissa.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Atan2(Doubles y, Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Atan2(y, x) : InParts.Of(y, x, Lanes256.Kernel.Atan2, Lanes128.Kernel.Atan2);

    /// <inheritdoc cref="Atan2(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Atan2(Floats y, Floats x) =>
        Vector512.Narrow(Atan2(Vector512.WidenLower(y), Vector512.WidenLower(x)), Atan2(Vector512.WidenUpper(y), Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Atan2(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Atan2(double y, double x) =>
        Lanes128.Kernel.Atan2(Vector128.CreateScalar(y), Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Atan2(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Atan2(float y, float x) => (float)Atan2((double)y, (double)x);

    /// <summary>The angle in half turns whose sine is given.</summary>
    /// <param name="x">The sine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AsinPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.AsinPi(x) : InParts.Of(x, Lanes256.Kernel.AsinPi, Lanes128.Kernel.AsinPi);

    /// <inheritdoc cref="AsinPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats AsinPi(Floats x) => Vector512.Narrow(AsinPi(Vector512.WidenLower(x)), AsinPi(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="AsinPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AsinPi(double x) => Lanes128.Kernel.AsinPi(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="AsinPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AsinPi(float x) => (float)AsinPi((double)x);

    /// <summary>The angle in half turns whose cosine is given.</summary>
    /// <param name="x">The cosine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AcosPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.AcosPi(x) : InParts.Of(x, Lanes256.Kernel.AcosPi, Lanes128.Kernel.AcosPi);

    /// <inheritdoc cref="AcosPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats AcosPi(Floats x) => Vector512.Narrow(AcosPi(Vector512.WidenLower(x)), AcosPi(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="AcosPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AcosPi(double x) => Lanes128.Kernel.AcosPi(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="AcosPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AcosPi(float x) => (float)AcosPi((double)x);

    /// <summary>The angle in half turns whose tangent is given.</summary>
    /// <param name="x">The tangent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AtanPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.AtanPi(x) : InParts.Of(x, Lanes256.Kernel.AtanPi, Lanes128.Kernel.AtanPi);

    /// <inheritdoc cref="AtanPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats AtanPi(Floats x) => Vector512.Narrow(AtanPi(Vector512.WidenLower(x)), AtanPi(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="AtanPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AtanPi(double x) => Lanes128.Kernel.AtanPi(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="AtanPi(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtanPi(float x) => (float)AtanPi((double)x);

    /// <summary>The angle in half turns of a point, with the exceptional cases of IEEE 754.</summary>
    /// <param name="y">The point's ordinate.</param>
    /// <param name="x">Its abscissa.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Atan2Pi(Doubles y, Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Atan2Pi(y, x) : InParts.Of(y, x, Lanes256.Kernel.Atan2Pi, Lanes128.Kernel.Atan2Pi);

    /// <inheritdoc cref="Atan2Pi(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Atan2Pi(Floats y, Floats x) =>
        Vector512.Narrow(Atan2Pi(Vector512.WidenLower(y), Vector512.WidenLower(x)), Atan2Pi(Vector512.WidenUpper(y), Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Atan2Pi(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Atan2Pi(double y, double x) =>
        Lanes128.Kernel.Atan2Pi(Vector128.CreateScalar(y), Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Atan2Pi(Doubles, Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Atan2Pi(float y, float x) => (float)Atan2Pi((double)y, (double)x);
}

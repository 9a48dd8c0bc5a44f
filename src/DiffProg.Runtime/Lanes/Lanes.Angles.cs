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

    /// <summary>The sine.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sin(Floats x) => Vector512.Narrow(Sin(Vector512.WidenLower(x)), Sin(Vector512.WidenUpper(x)));

    /// <summary>The cosine.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Cos(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Cos(x) : InParts.Of(x, Lanes256.Kernel.Cos, Lanes128.Kernel.Cos);

    /// <summary>The cosine.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Cos(Floats x) => Vector512.Narrow(Cos(Vector512.WidenLower(x)), Cos(Vector512.WidenUpper(x)));

    /// <summary>The sine and the cosine for one reduction, each with the bits of <see cref="Sin(Doubles)"/> and <see cref="Cos(Doubles)"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Doubles Sin, Doubles Cos) SinCos(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.SinCos(x) : InParts.Of(x, Lanes256.Kernel.SinCos, Lanes128.Kernel.SinCos);

    /// <summary>The sine and the cosine for one reduction, each with the bits of <see cref="Sin(Floats)"/> and <see cref="Cos(Floats)"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Floats Sin, Floats Cos) SinCos(Floats x)
    {
        (Doubles lowerSin, Doubles lowerCos) = SinCos(Vector512.WidenLower(x));
        (Doubles upperSin, Doubles upperCos) = SinCos(Vector512.WidenUpper(x));
        return (Vector512.Narrow(lowerSin, upperSin), Vector512.Narrow(lowerCos, upperCos));
    }

    /// <summary>The tangent.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Tan(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Tan(x) : InParts.Of(x, Lanes256.Kernel.Tan, Lanes128.Kernel.Tan);

    /// <summary>The tangent.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Tan(Floats x) => Vector512.Narrow(Tan(Vector512.WidenLower(x)), Tan(Vector512.WidenUpper(x)));

    /// <summary>The sine of an angle in half turns; at an integer it is 0 with the sign of the angle.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles SinPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.SinPi(x) : InParts.Of(x, Lanes256.Kernel.SinPi, Lanes128.Kernel.SinPi);

    /// <summary>The sine of an angle in half turns; at an integer it is 0 with the sign of the angle.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats SinPi(Floats x) => Vector512.Narrow(SinPi(Vector512.WidenLower(x)), SinPi(Vector512.WidenUpper(x)));

    /// <summary>The cosine of an angle in half turns; midway between integers it is 0.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles CosPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.CosPi(x) : InParts.Of(x, Lanes256.Kernel.CosPi, Lanes128.Kernel.CosPi);

    /// <summary>The cosine of an angle in half turns; midway between integers it is 0.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats CosPi(Floats x) => Vector512.Narrow(CosPi(Vector512.WidenLower(x)), CosPi(Vector512.WidenUpper(x)));

    /// <summary>The tangent of an angle in half turns.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles TanPi(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.TanPi(x) : InParts.Of(x, Lanes256.Kernel.TanPi, Lanes128.Kernel.TanPi);

    /// <summary>The tangent of an angle in half turns.</summary>
    /// <param name="x">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats TanPi(Floats x) => Vector512.Narrow(TanPi(Vector512.WidenLower(x)), TanPi(Vector512.WidenUpper(x)));
}

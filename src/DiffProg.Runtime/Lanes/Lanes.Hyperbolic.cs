using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg;

/// <content>Hyperbolic functions, their inverses, the logistic function and the error function.</content>
public static partial class Lanes
{
    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Tanh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Tanh(x) : InParts.Of(x, Lanes256.Kernel.Tanh, Lanes128.Kernel.Tanh);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Tanh(Floats x) => Vector512.Narrow(Tanh(Vector512.WidenLower(x)), Tanh(Vector512.WidenUpper(x)));

    /// <summary>The hyperbolic sine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Sinh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Sinh(x) : InParts.Of(x, Lanes256.Kernel.Sinh, Lanes128.Kernel.Sinh);

    /// <summary>The hyperbolic sine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sinh(Floats x) => Vector512.Narrow(Sinh(Vector512.WidenLower(x)), Sinh(Vector512.WidenUpper(x)));

    /// <summary>The hyperbolic cosine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Cosh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Cosh(x) : InParts.Of(x, Lanes256.Kernel.Cosh, Lanes128.Kernel.Cosh);

    /// <summary>The hyperbolic cosine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Cosh(Floats x) => Vector512.Narrow(Cosh(Vector512.WidenLower(x)), Cosh(Vector512.WidenUpper(x)));

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Asinh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Asinh(x) : InParts.Of(x, Lanes256.Kernel.Asinh, Lanes128.Kernel.Asinh);

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Asinh(Floats x) => Vector512.Narrow(Asinh(Vector512.WidenLower(x)), Asinh(Vector512.WidenUpper(x)));

    /// <summary>The inverse hyperbolic cosine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Acosh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Acosh(x) : InParts.Of(x, Lanes256.Kernel.Acosh, Lanes128.Kernel.Acosh);

    /// <summary>The inverse hyperbolic cosine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Acosh(Floats x) => Vector512.Narrow(Acosh(Vector512.WidenLower(x)), Acosh(Vector512.WidenUpper(x)));

    /// <summary>The inverse hyperbolic tangent.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Atanh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Atanh(x) : InParts.Of(x, Lanes256.Kernel.Atanh, Lanes128.Kernel.Atanh);

    /// <summary>The inverse hyperbolic tangent.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Atanh(Floats x) => Vector512.Narrow(Atanh(Vector512.WidenLower(x)), Atanh(Vector512.WidenUpper(x)));

    /// <summary>The logistic function <c>1 / (1 + exp(-x))</c>, accurate in both tails.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Sigmoid(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Sigmoid(x) : InParts.Of(x, Lanes256.Kernel.Sigmoid, Lanes128.Kernel.Sigmoid);

    /// <summary>The logistic function <c>1 / (1 + exp(-x))</c>, accurate in both tails.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sigmoid(Floats x) => Vector512.Narrow(Sigmoid(Vector512.WidenLower(x)), Sigmoid(Vector512.WidenUpper(x)));

    /// <summary>The error function.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Erf(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Erf(x) : InParts.Of(x, Lanes256.Kernel.Erf, Lanes128.Kernel.Erf);

    /// <summary>The error function.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Erf(Floats x) => Vector512.Narrow(Erf(Vector512.WidenLower(x)), Erf(Vector512.WidenUpper(x)));
}

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

    /// <inheritdoc cref="Tanh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Tanh(Floats x) => Vector512.Narrow(Tanh(Vector512.WidenLower(x)), Tanh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Tanh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tanh(double x) => Lanes128.Kernel.Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Tanh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => (float)Tanh((double)x);

    /// <summary>
    /// The hyperbolic tangent with the bits that it has alone, and its derivative for little more, within 5 units in the last place also where
    /// <c>1 - tanh²(x)</c> cancels.
    /// </summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Doubles Value, Doubles Derivative) TanhWithDerivative(Doubles x) =>
        Vector512.IsHardwareAccelerated
            ? Lanes512.Kernel.TanhWithDerivative(x)
            : InParts.Of(x, Lanes256.Kernel.TanhWithDerivative, Lanes128.Kernel.TanhWithDerivative);

    /// <inheritdoc cref="TanhWithDerivative(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Floats Value, Floats Derivative) TanhWithDerivative(Floats x)
    {
        (Doubles Value, Doubles Derivative) lower = TanhWithDerivative(Vector512.WidenLower(x));
        (Doubles Value, Doubles Derivative) upper = TanhWithDerivative(Vector512.WidenUpper(x));
        return (Vector512.Narrow(lower.Value, upper.Value), Vector512.Narrow(lower.Derivative, upper.Derivative));
    }

    /// <inheritdoc cref="TanhWithDerivative(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Value, double Derivative) TanhWithDerivative(double x)
    {
        (Vector128<double> Value, Vector128<double> Derivative) lanes = Lanes128.Kernel.TanhWithDerivative(Vector128.CreateScalar(x));
        return (lanes.Value.ToScalar(), lanes.Derivative.ToScalar());
    }

    /// <inheritdoc cref="TanhWithDerivative(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float Value, float Derivative) TanhWithDerivative(float x)
    {
        (double Value, double Derivative) wide = TanhWithDerivative((double)x);
        return ((float)wide.Value, (float)wide.Derivative);
    }

    /// <summary>The hyperbolic sine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Sinh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Sinh(x) : InParts.Of(x, Lanes256.Kernel.Sinh, Lanes128.Kernel.Sinh);

    /// <inheritdoc cref="Sinh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sinh(Floats x) => Vector512.Narrow(Sinh(Vector512.WidenLower(x)), Sinh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Sinh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sinh(double x) => Lanes128.Kernel.Sinh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sinh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sinh(float x) => (float)Sinh((double)x);

    /// <summary>The hyperbolic cosine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Cosh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Cosh(x) : InParts.Of(x, Lanes256.Kernel.Cosh, Lanes128.Kernel.Cosh);

    /// <inheritdoc cref="Cosh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Cosh(Floats x) => Vector512.Narrow(Cosh(Vector512.WidenLower(x)), Cosh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Cosh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cosh(double x) => Lanes128.Kernel.Cosh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Cosh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cosh(float x) => (float)Cosh((double)x);

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Asinh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Asinh(x) : InParts.Of(x, Lanes256.Kernel.Asinh, Lanes128.Kernel.Asinh);

    /// <inheritdoc cref="Asinh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Asinh(Floats x) => Vector512.Narrow(Asinh(Vector512.WidenLower(x)), Asinh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Asinh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Asinh(double x) => Lanes128.Kernel.Asinh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Asinh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Asinh(float x) => (float)Asinh((double)x);

    /// <summary>The inverse hyperbolic cosine.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Acosh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Acosh(x) : InParts.Of(x, Lanes256.Kernel.Acosh, Lanes128.Kernel.Acosh);

    /// <inheritdoc cref="Acosh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Acosh(Floats x) => Vector512.Narrow(Acosh(Vector512.WidenLower(x)), Acosh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Acosh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Acosh(double x) => Lanes128.Kernel.Acosh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Acosh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Acosh(float x) => (float)Acosh((double)x);

    /// <summary>The inverse hyperbolic tangent.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Atanh(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Atanh(x) : InParts.Of(x, Lanes256.Kernel.Atanh, Lanes128.Kernel.Atanh);

    /// <inheritdoc cref="Atanh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Atanh(Floats x) => Vector512.Narrow(Atanh(Vector512.WidenLower(x)), Atanh(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Atanh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Atanh(double x) => Lanes128.Kernel.Atanh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Atanh(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Atanh(float x) => (float)Atanh((double)x);

    /// <summary>The logistic function <c>1 / (1 + exp(-x))</c>, accurate in both tails.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Sigmoid(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Sigmoid(x) : InParts.Of(x, Lanes256.Kernel.Sigmoid, Lanes128.Kernel.Sigmoid);

    /// <inheritdoc cref="Sigmoid(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sigmoid(Floats x) => Vector512.Narrow(Sigmoid(Vector512.WidenLower(x)), Sigmoid(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Sigmoid(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x) => Lanes128.Kernel.Sigmoid(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sigmoid(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => (float)Sigmoid((double)x);

    /// <summary>
    /// The logistic function with the bits that it has alone, and its derivative for little more, within 5 units in the last place.
    /// </summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Doubles Value, Doubles Derivative) SigmoidWithDerivative(Doubles x) =>
        Vector512.IsHardwareAccelerated
            ? Lanes512.Kernel.SigmoidWithDerivative(x)
            : InParts.Of(x, Lanes256.Kernel.SigmoidWithDerivative, Lanes128.Kernel.SigmoidWithDerivative);

    /// <inheritdoc cref="SigmoidWithDerivative(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Floats Value, Floats Derivative) SigmoidWithDerivative(Floats x)
    {
        (Doubles Value, Doubles Derivative) lower = SigmoidWithDerivative(Vector512.WidenLower(x));
        (Doubles Value, Doubles Derivative) upper = SigmoidWithDerivative(Vector512.WidenUpper(x));
        return (Vector512.Narrow(lower.Value, upper.Value), Vector512.Narrow(lower.Derivative, upper.Derivative));
    }

    /// <inheritdoc cref="SigmoidWithDerivative(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Value, double Derivative) SigmoidWithDerivative(double x)
    {
        (Vector128<double> Value, Vector128<double> Derivative) lanes = Lanes128.Kernel.SigmoidWithDerivative(Vector128.CreateScalar(x));
        return (lanes.Value.ToScalar(), lanes.Derivative.ToScalar());
    }

    /// <inheritdoc cref="SigmoidWithDerivative(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float Value, float Derivative) SigmoidWithDerivative(float x)
    {
        (double Value, double Derivative) wide = SigmoidWithDerivative((double)x);
        return ((float)wide.Value, (float)wide.Derivative);
    }

    /// <summary>The error function.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Erf(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.Erf(x) : InParts.Of(x, Lanes256.Kernel.Erf, Lanes128.Kernel.Erf);

    /// <inheritdoc cref="Erf(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Erf(Floats x) => Vector512.Narrow(Erf(Vector512.WidenLower(x)), Erf(Vector512.WidenUpper(x)));

    /// <inheritdoc cref="Erf(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Erf(double x) => Lanes128.Kernel.Erf(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Erf(Doubles)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => (float)Erf((double)x);
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg;

/// <content>The derivatives of <see cref="Elementary"/>, with the values that those have at kinks.</content>
public static partial class Lanes
{
    /// <summary>Beyond it the derivative of the hyperbolic tangent is less than half the smallest number.</summary>
    private const double Saturation = 373;

    /// <inheritdoc cref="Elementary.TanhDerivative{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles TanhDerivative(Doubles x, Doubles tanh)
    {
        Doubles square = tanh * tanh;
        Doubles isLow = Vector512.LessThan(square, Vector512.Create(0.75));
        Doubles difference = Doubles.One - square;
        return AreAll(isLow) ? difference : Vector512.ConditionalSelect(isLow, difference, Vector512.AndNot(TanhSlope(x), Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(Saturation))));
    }

    /// <inheritdoc cref="Elementary.TanhDerivative{T}(T, T)"/>
    public static double TanhDerivative(double x, double tanh) => tanh * tanh < 0.75 ? 1 - (tanh * tanh) : System.Math.Abs(x) > Saturation ? 0 : TanhWithDerivative(x).Derivative;

    /// <inheritdoc cref="Elementary.TanhDerivative{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats TanhDerivative(Floats x, Floats tanh) => Vector512.Narrow(
        TanhDerivative(Vector512.WidenLower(x), Vector512.WidenLower(tanh)),
        TanhDerivative(Vector512.WidenUpper(x), Vector512.WidenUpper(tanh)));

    /// <inheritdoc cref="Elementary.LogisticDerivative{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles LogisticDerivative(Doubles x, Doubles logistic)
    {
        Doubles isLow = Vector512.LessThan(logistic, Vector512.Create(0.75));
        Doubles product = logistic * (Doubles.One - logistic);
        return AreAll(isLow) ? product : Vector512.ConditionalSelect(isLow, product, Vector512.AndNot(SigmoidSlope(x), Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(2 * Saturation))));
    }

    /// <inheritdoc cref="Elementary.LogisticDerivative{T}(T, T)"/>
    public static double LogisticDerivative(double x, double logistic) => logistic < 0.75 ? logistic * (1 - logistic) : System.Math.Abs(x) > 2 * Saturation ? 0 : SigmoidWithDerivative(x).Derivative;

    /// <inheritdoc cref="Elementary.LogisticDerivative{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats LogisticDerivative(Floats x, Floats logistic) => Vector512.Narrow(
        LogisticDerivative(Vector512.WidenLower(x), Vector512.WidenLower(logistic)),
        LogisticDerivative(Vector512.WidenUpper(x), Vector512.WidenUpper(logistic)));

    /// <inheritdoc cref="Elementary.PowDerivative{T}(T, T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles PowDerivative(Doubles x, Doubles y, Doubles power)
    {
        Doubles isOrdinary = Vector512.IsNormal(power) & Vector512.IsNormal(x);
        Doubles ofPower = y * (power / x);
        return AreAll(isOrdinary) ? ofPower : Vector512.ConditionalSelect(isOrdinary, ofPower, PowDerivativeAtExceptions(x, y));
    }

    /// <inheritdoc cref="Elementary.PowDerivative{T}(T, T, T)"/>
    public static double PowDerivative(double x, double y, double power) =>
        double.IsNormal(power) && double.IsNormal(x) ? y * (power / x)
        : x == 0 && y == 0 ? 0
        : y * Pow(x, y - 1);

    /// <inheritdoc cref="Elementary.PowDerivative{T}(T, T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats PowDerivative(Floats x, Floats y, Floats power)
    {
        Floats isOrdinary = Vector512.IsNormal(power) & Vector512.IsNormal(x);
        Floats ofPower = y * (power / x);
        return Vector512.EqualsAll(isOrdinary.AsInt32(), Vector512<int>.AllBitsSet)
            ? ofPower
            : Vector512.ConditionalSelect(isOrdinary, ofPower, PowDerivativeAtExceptions(x, y));
    }

    /// <inheritdoc cref="Elementary.AbsDerivative{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> AbsDerivative<T>(Vector512<T> x)
        where T : IFloatingPointIeee754<T> => Vector512.ConditionalSelect(
            Vector512.GreaterThan(x, Vector512<T>.Zero),
            Vector512<T>.One,
            Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<T>.Zero), -Vector512<T>.One, Vector512<T>.Zero * x));

    /// <inheritdoc cref="Elementary.MaxDerivative{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MaxDerivative<T>(Vector512<T> a, Vector512<T> b)
        where T : IFloatingPointIeee754<T>
    {
        Vector512<T> atTie = Vector512.ConditionalSelect(Vector512.Equals(a, b), Vector512.Create(T.CreateTruncating(0.5)), Vector512.Create(T.NaN));
        return Vector512.ConditionalSelect(
            Vector512.GreaterThan(a, b),
            Vector512<T>.One,
            Vector512.ConditionalSelect(Vector512.LessThan(a, b), Vector512<T>.Zero, atTie));
    }

    /// <inheritdoc cref="Elementary.MaxNumberDerivative{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MaxNumberDerivative<T>(Vector512<T> a, Vector512<T> b)
        where T : IFloatingPointIeee754<T>
    {
        Vector512<T> isAlone = Vector512.Equals(a, a) ^ Vector512.Equals(b, b);
        return Vector512.ConditionalSelect(isAlone, Vector512.Equals(a, a) & Vector512<T>.One, MaxDerivative(a, b));
    }

    /// <inheritdoc cref="Elementary.IsAbove{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> IsAbove<T>(Vector512<T> a, Vector512<T> b)
        where T : IFloatingPointIeee754<T> => Vector512.ConditionalSelect(
            Vector512.GreaterThan(a, b),
            Vector512<T>.One,
            Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a, b), Vector512<T>.Zero, Vector512.Create(T.NaN)));

    /// <inheritdoc cref="Elementary.UnitOrZero{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> UnitOrZero<T>(Vector512<T> x, Vector512<T> norm)
        where T : IFloatingPointIeee754<T> => Vector512.AndNot(x / norm, Vector512.Equals(norm, Vector512<T>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles TanhSlope(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.TanhSlope(x) : InParts.Of(x, Lanes256.Kernel.TanhSlope, Lanes128.Kernel.TanhSlope);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles SigmoidSlope(Doubles x) =>
        Vector512.IsHardwareAccelerated ? Lanes512.Kernel.SigmoidSlope(x) : InParts.Of(x, Lanes256.Kernel.SigmoidSlope, Lanes128.Kernel.SigmoidSlope);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Doubles PowDerivativeAtExceptions(Doubles x, Doubles y) =>
        Vector512.AndNot(y * Pow(x, y - Doubles.One), Vector512.Equals(x, Doubles.Zero) & Vector512.Equals(y, Doubles.Zero));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Floats PowDerivativeAtExceptions(Floats x, Floats y) =>
        Vector512.AndNot(y * Pow(x, y - Floats.One), Vector512.Equals(x, Floats.Zero) & Vector512.Equals(y, Floats.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreAll(Doubles condition) => Vector512.EqualsAll(condition.AsInt64(), Vector512<long>.AllBitsSet);
}

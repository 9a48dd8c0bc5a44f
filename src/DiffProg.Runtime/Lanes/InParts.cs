using System;
using System.Runtime.Intrinsics;

namespace DiffProg;

/// <summary>
/// The functions where vectors are narrower than 512 bits: by calls, for halves or quarters. There, an operation on 512 bits is itself a few
/// methods, of which the compiler inlines only so many into one.
/// </summary>
internal static class InParts
{
    public static Vector512<T> Of<T>(Vector512<T> x, Func<Vector256<T>, Vector256<T>> half, Func<Vector128<T>, Vector128<T>> quarter) =>
        Vector256.IsHardwareAccelerated
            ? Vector512.Create(half(x.GetLower()), half(x.GetUpper()))
            : Vector512.Create(Of(x.GetLower(), quarter), Of(x.GetUpper(), quarter));

    public static Vector512<T> Of<T>(
        Vector512<T> x,
        Vector512<T> y,
        Func<Vector256<T>, Vector256<T>, Vector256<T>> half,
        Func<Vector128<T>, Vector128<T>, Vector128<T>> quarter) =>
        Vector256.IsHardwareAccelerated
            ? Vector512.Create(half(x.GetLower(), y.GetLower()), half(x.GetUpper(), y.GetUpper()))
            : Vector512.Create(Of(x.GetLower(), y.GetLower(), quarter), Of(x.GetUpper(), y.GetUpper(), quarter));

    public static (Vector512<T> First, Vector512<T> Second) Of<T>(
        Vector512<T> x,
        Func<Vector256<T>, (Vector256<T> First, Vector256<T> Second)> half,
        Func<Vector128<T>, (Vector128<T> First, Vector128<T> Second)> quarter)
    {
        (Vector256<T> First, Vector256<T> Second) lower = Vector256.IsHardwareAccelerated ? half(x.GetLower()) : Of(x.GetLower(), quarter);
        (Vector256<T> First, Vector256<T> Second) upper = Vector256.IsHardwareAccelerated ? half(x.GetUpper()) : Of(x.GetUpper(), quarter);
        return (Vector512.Create(lower.First, upper.First), Vector512.Create(lower.Second, upper.Second));
    }

    private static Vector256<T> Of<T>(Vector256<T> x, Func<Vector128<T>, Vector128<T>> quarter) =>
        Vector256.Create(quarter(x.GetLower()), quarter(x.GetUpper()));

    private static Vector256<T> Of<T>(Vector256<T> x, Vector256<T> y, Func<Vector128<T>, Vector128<T>, Vector128<T>> quarter) =>
        Vector256.Create(quarter(x.GetLower(), y.GetLower()), quarter(x.GetUpper(), y.GetUpper()));

    private static (Vector256<T> First, Vector256<T> Second) Of<T>(Vector256<T> x, Func<Vector128<T>, (Vector128<T> First, Vector128<T> Second)> quarter)
    {
        (Vector128<T> First, Vector128<T> Second) lower = quarter(x.GetLower());
        (Vector128<T> First, Vector128<T> Second) upper = quarter(x.GetUpper());
        return (Vector256.Create(lower.First, upper.First), Vector256.Create(lower.Second, upper.Second));
    }
}

using System;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg;

/// <summary>
/// The functions where vectors are narrower than 512 bits: by calls, for halves or quarters. There, an operation on 512 bits is itself a few
/// methods, of which the compiler inlines only so many into one.
/// </summary>
internal static class InParts
{
    public static Doubles Of(Doubles x, Func<Vector256<double>, Vector256<double>> half, Func<Vector128<double>, Vector128<double>> quarter) =>
        Vector256.IsHardwareAccelerated
            ? Vector512.Create(half(x.GetLower()), half(x.GetUpper()))
            : Vector512.Create(Of(x.GetLower(), quarter), Of(x.GetUpper(), quarter));

    public static Doubles Of(
        Doubles x,
        Doubles y,
        Func<Vector256<double>, Vector256<double>, Vector256<double>> half,
        Func<Vector128<double>, Vector128<double>, Vector128<double>> quarter) =>
        Vector256.IsHardwareAccelerated
            ? Vector512.Create(half(x.GetLower(), y.GetLower()), half(x.GetUpper(), y.GetUpper()))
            : Vector512.Create(Of(x.GetLower(), y.GetLower(), quarter), Of(x.GetUpper(), y.GetUpper(), quarter));

    public static (Doubles First, Doubles Second) Of(
        Doubles x,
        Func<Vector256<double>, (Vector256<double> First, Vector256<double> Second)> half,
        Func<Vector128<double>, (Vector128<double> First, Vector128<double> Second)> quarter)
    {
        (Vector256<double> First, Vector256<double> Second) lower = Vector256.IsHardwareAccelerated ? half(x.GetLower()) : Of(x.GetLower(), quarter);
        (Vector256<double> First, Vector256<double> Second) upper = Vector256.IsHardwareAccelerated ? half(x.GetUpper()) : Of(x.GetUpper(), quarter);
        return (Vector512.Create(lower.First, upper.First), Vector512.Create(lower.Second, upper.Second));
    }

    private static Vector256<double> Of(Vector256<double> x, Func<Vector128<double>, Vector128<double>> quarter) =>
        Vector256.Create(quarter(x.GetLower()), quarter(x.GetUpper()));

    private static Vector256<double> Of(Vector256<double> x, Vector256<double> y, Func<Vector128<double>, Vector128<double>, Vector128<double>> quarter) =>
        Vector256.Create(quarter(x.GetLower(), y.GetLower()), quarter(x.GetUpper(), y.GetUpper()));

    private static (Vector256<double> First, Vector256<double> Second) Of(
        Vector256<double> x,
        Func<Vector128<double>, (Vector128<double> First, Vector128<double> Second)> quarter)
    {
        (Vector128<double> First, Vector128<double> Second) lower = quarter(x.GetLower());
        (Vector128<double> First, Vector128<double> Second) upper = quarter(x.GetUpper());
        return (Vector256.Create(lower.First, upper.First), Vector256.Create(lower.Second, upper.Second));
    }
}

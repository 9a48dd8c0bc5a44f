using System;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>A function of the lanes, with what it is held against.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lanes">The function; one of one argument ignores the second.</param>
/// <param name="Singles">The same of single precision.</param>
/// <param name="Scalar">The framework's function, for exceptional values; <c>null</c> where it has none.</param>
/// <param name="Reference">The value.</param>
/// <param name="Low">The least argument with a finite value other than a limit.</param>
/// <param name="High">The greatest.</param>
/// <param name="Edges">Arguments at which something changes: zeros, poles, ends of a reduction.</param>
internal sealed record Function(
    string Name,
    Func<Doubles, Doubles, Doubles> Lanes,
    Func<Floats, Floats, Floats> Singles,
    Func<double, double, double>? Scalar,
    Func<double, double, Exact> Reference,
    double Low,
    double High,
    double[] Edges)
{
    /// <summary>Whether the second argument counts.</summary>
    public bool IsBinary { get; private init; }

    /// <summary>The greatest error that is accepted, in units of the last place: a little more than was ever seen.</summary>
    public double Bound { get; init; } = 1.1;

    /// <summary>The same in single precision, where most functions are those of doubles, rounded.</summary>
    public double SingleBound { get; init; } = 0.5001;

    public static Function Of(
        string name,
        Func<Doubles, Doubles> lanes,
        Func<Floats, Floats> singles,
        Func<double, double>? scalar,
        Func<double, Exact> reference,
        double low = double.MinValue,
        double high = double.MaxValue,
        params double[] edges) =>
        new(name, (x, _) => lanes(x), (x, _) => singles(x), scalar is null ? null : (x, _) => scalar(x), (x, _) => reference(x), low, high, edges);

    public static Function OfTwo(
        string name,
        Func<Doubles, Doubles, Doubles> lanes,
        Func<Floats, Floats, Floats> singles,
        Func<double, double, double> scalar,
        Func<double, double, Exact> reference,
        double low = double.MinValue) =>
        new(name, lanes, singles, scalar, reference, low, double.MaxValue, []) { IsBinary = true };

    public double At(double x, double y) => Lanes(Vector512.Create(x), Vector512.Create(y)).ToScalar();

    public override string ToString() => Name;
}

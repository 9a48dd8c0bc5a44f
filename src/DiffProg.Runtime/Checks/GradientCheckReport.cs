using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DiffProg;

/// <summary>A derivative, as it was derived and as differences measure it.</summary>
/// <param name="Leaf">The leaf that it belongs to; null for a derivative along a random direction.</param>
/// <param name="Derived">What the checked member says.</param>
/// <param name="Measured">What extrapolated central differences say.</param>
/// <param name="Error">The estimated error of what was measured.</param>
/// <param name="IsResolved">
/// Whether that error is below the tolerance for this derivative by itself. Where it is not, the derivative is so small beside the
/// others, or beside the value, that differences can vouch for its size alone; forward mode tells more.
/// </param>
public sealed record GradientMeasurement(int? Leaf, double Derived, double Measured, double Error, bool IsResolved)
{
    /// <summary>How far the two are apart, relative to the greater.</summary>
    public double RelativeError => Derived == Measured ? 0 : Math.Abs(Derived - Measured) / Math.Max(Math.Abs(Derived), Math.Abs(Measured));
}

/// <summary>What a check that was passed has measured.</summary>
/// <param name="Value">The value of the function.</param>
/// <param name="LeafCount">The number of leaves.</param>
/// <param name="Seed">The seed of all random numbers.</param>
/// <param name="Measurements">One for each leaf, or for each random direction where there are many leaves.</param>
public sealed record GradientCheckReport(double Value, int LeafCount, int Seed, IReadOnlyList<GradientMeasurement> Measurements)
{
    /// <summary>The greatest relative error of those that differences resolve.</summary>
    public double RelativeError => Measurements.Where(m => m.IsResolved).Select(m => m.RelativeError).DefaultIfEmpty().Max();

    /// <summary>The report in a line.</summary>
    public override string ToString()
    {
        string how = Measurements.All(m => m.Leaf is null) ? $"along {Measurements.Count} random directions" : "one by one";
        int small = Measurements.Count(m => !m.IsResolved);
        string unresolved = small == 0 ? string.Empty : $", {small} too small for differences to resolve";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{LeafCount} leaves checked {how}: relative error at most {RelativeError:E1}{unresolved}, seed {Seed}");
    }
}

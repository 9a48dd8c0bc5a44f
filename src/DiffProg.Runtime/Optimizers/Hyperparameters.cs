using System;

namespace DiffProg;

/// <summary>The ranges of what users set. Each check is written so that NaN is refused.</summary>
internal static class Hyperparameters
{
    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' has to be positive and finite.");

    public static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' has to be zero or positive, and finite.");

    /// <summary>A factor by which the past fades.</summary>
    public static double Decay(double value, string name) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' has to be at least 0 and less than 1.");
}

using System;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>A program of the corpus and where it is differentiated.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Method">The marked method.</param>
/// <param name="Inputs">An argument for each parameter.</param>
/// <param name="Gradient">The right gradient of the return value, from the leaves; null where only differences know it.</param>
/// <param name="IsKink">Differences measure nothing here.</param>
/// <param name="Step">The first step of differences; where kinks are near it is small.</param>
/// <param name="Rounding">How many times the rounding of double it rounds.</param>
internal sealed record Case(
    string Name,
    string Method,
    object[] Inputs,
    Func<double[], double[]>? Gradient = null,
    bool IsKink = false,
    double Step = 0.01,
    double Rounding = 1)
{
    /// <summary>How much coarser float is than double.</summary>
    public const double OfFloat = 1 << 29;

    public static object[] At(params object[] inputs) => inputs;

    public static double[] Row(params double[] elements) => elements;
}

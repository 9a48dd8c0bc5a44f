using System;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>A program of the corpus and where it is differentiated.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Method">The marked method.</param>
/// <param name="Inputs">An argument for each parameter.</param>
/// <param name="Gradient">The right gradient of the return value, from the leaves; null where only differences know it.</param>
/// <param name="IsKink">Differences measure nothing here.</param>
/// <param name="Step">The first step of differences, where it is not that of the precision; where kinks are near it is small.</param>
/// <param name="Precision">How well its numbers agree; that of <c>double</c> where nothing else is said.</param>
/// <param name="WritesStatics">Whether the method itself writes to what every thread sees.</param>
internal sealed record Case(
    string Name,
    string Method,
    object[] Inputs,
    Func<double[], double[]>? Gradient = null,
    bool IsKink = false,
    double? Step = null,
    Precision? Precision = null,
    bool WritesStatics = false)
{
    public static object[] At(params object[] inputs) => inputs;

    public static double[] Row(params double[] elements) => elements;
}

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>How well numbers agree that a program computes in its narrowest width, and how far apart the points of its differences lie.</summary>
/// <param name="Known">Relative to a gradient known in closed form.</param>
/// <param name="Agreement">Of forward and reverse mode.</param>
/// <param name="Differences">Of a derivative and extrapolated differences, beside what these say of themselves.</param>
/// <param name="SecondDifferences">The same at second order.</param>
/// <param name="Step">The first step of differences.</param>
internal sealed record Precision(double Known, double Agreement, double Differences, double SecondDifferences, double Step)
{
    public static readonly Precision Double = new(1e-12, 1e-13, 1e-9, 1e-8, 0.01);
    public static readonly Precision Float = new(2e-6, 2e-6, 1e-3, 1e-2, 0.25);
    public static readonly Precision Half = new(1e-2, 1e-2, 0.1, 0.3, 0.5);
}

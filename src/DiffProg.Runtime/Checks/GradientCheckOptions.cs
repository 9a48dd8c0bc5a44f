using System;

namespace DiffProg;

/// <summary>How <see cref="GradientCheck"/> judges. The defaults are tight; loosen what your function's conditioning does not allow.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// How far a gradient may be from differences, relative to the greater of the two; ten times the estimated error of the
    /// differences comes on top. Where that error is itself above this tolerance the check fails, since it could not tell.
    /// The default is 1e-6. A gradient that is off by a smaller factor is found by <see cref="DifferentiatedFunction.Jvp"/>, or by a
    /// tighter tolerance: extrapolated differences of a smooth function are often good to 1e-10.
    /// </summary>
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>
    /// How far forward mode may be from reverse mode, and an accumulated gradient from a fresh one, relative to the sizes of what is
    /// multiplied and added. No difference quotient is involved, so that the default is 1e-13.
    /// </summary>
    public double RoundingTolerance { get; init; } = 1e-13;

    /// <summary>
    /// How far the value of a member, and what it leaves in an argument that the function writes to, may be from the function's, relative to the greater of the two
    /// and 1: vectorised arithmetic adds in another order. The default is 1e-12; 0 asks for the same bits, which strict arithmetic gives.
    /// </summary>
    public double ValueTolerance { get; init; } = 1e-12;

    /// <summary>How far Hessian-vector products may be from a symmetric Hessian's, in the same measure; 1e-12 by default.</summary>
    public double SymmetryTolerance { get; init; } = 1e-12;

    /// <summary>How far Hessian-vector products may be from differences of the gradient; 1e-6 by default.</summary>
    public double CurvatureTolerance { get; init; } = 1e-6;

    /// <summary>Up to how many leaves each is measured for itself; beyond, random directions are. The default is 64.</summary>
    public int LeafLimit { get; init; } = 64;

    /// <summary>How many random directions are tried wherever directions are; 8 by default.</summary>
    public int Directions { get; init; } = 8;

    /// <summary>
    /// The greatest step of differences, relative to a leaf or, where that is below 1, absolute; 0.01 by default. It is halved as long
    /// as that helps, and where the function throws or is not finite.
    /// </summary>
    public double FirstStep { get; init; } = 0.01;

    /// <summary>Where random numbers begin: the same seed gives the same check. It stands in every message.</summary>
    public int Seed { get; init; } = 20261;

    /// <summary>On how many threads at once each derivative is called again, for the same bits; 1 by default, on the caller's own.</summary>
    public int Threads { get; init; } = 1;

    internal void Validate()
    {
        AssertTolerance(RelativeTolerance, nameof(RelativeTolerance));
        AssertTolerance(RoundingTolerance, nameof(RoundingTolerance));
        if (!(ValueTolerance is >= 0 and < 1))
        {
            throw new System.ArgumentException($"{nameof(ValueTolerance)} is {ValueTolerance}, and must be at least 0 and less than 1");
        }

        AssertTolerance(SymmetryTolerance, nameof(SymmetryTolerance));
        AssertTolerance(CurvatureTolerance, nameof(CurvatureTolerance));
        AssertTolerance(FirstStep, nameof(FirstStep));
        ArgumentOutOfRangeException.ThrowIfNegative(LeafLimit, nameof(LeafLimit));
        ArgumentOutOfRangeException.ThrowIfLessThan(Directions, 1, nameof(Directions));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
    }

    private static void AssertTolerance(double value, string name)
    {
        // Written so that NaN is refused.
        if (!(value is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "It has to lie between 0 and 1.");
        }
    }
}

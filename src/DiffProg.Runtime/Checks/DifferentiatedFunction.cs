using System;

namespace DiffProg;

/// <summary>
/// A function of a row of numbers and those of its derivatives that <see cref="GradientCheck"/> is to check. Several arguments are
/// packed in one row, and what is no number to differentiate with respect to is captured:
/// <c>new DifferentiatedFunction(w => Model.Loss(w, x, y)) { Gradient = w => Model.LossGradient(w, x, y) }</c>.
/// </summary>
/// <param name="function">The function.</param>
public sealed class DifferentiatedFunction(Func<double[], double> function)
{
    /// <summary>The function.</summary>
    public Func<double[], double> Function { get; } = function ?? throw new ArgumentNullException(nameof(function));

    /// <summary>The gradient in a new array, as <c>FGradient</c> gives it.</summary>
    public Func<double[], double[]>? Gradient { get; init; }

    /// <summary>Returns the value and overwrites a buffer with the gradient, as <c>FValueAndGradient</c> does.</summary>
    public Func<double[], Span<double>, double>? ValueAndGradient { get; init; }

    /// <summary>Returns the value and adds a seed times the gradient to a buffer, as <c>FAccumulateGradient</c> does: argument, seed, buffer.</summary>
    public Func<double[], double, Span<double>, double>? AccumulateGradient { get; init; }

    /// <summary>The value and the derivative along a direction, as <c>FJvp</c> gives them.</summary>
    public Func<double[], ReadOnlySpan<double>, (double Value, double Tangent)>? Jvp { get; init; }

    /// <summary>The Hessian times a direction, as <c>FHvp</c> gives it.</summary>
    public Func<double[], ReadOnlySpan<double>, double[]>? Hvp { get; init; }

    /// <summary>
    /// Whether the function writes to its argument. A derivative then has to leave it as the function does; where this is not set,
    /// a write is an error.
    /// </summary>
    public bool WritesArgument { get; init; }

    internal bool HasGradient => Gradient is not null || ValueAndGradient is not null || AccumulateGradient is not null;
}

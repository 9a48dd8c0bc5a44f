using System;
using System.Linq;

namespace DiffProg;

/// <summary>
/// Checks derivatives, for tests of your own code: against extrapolated differences, forward mode against reverse mode, and what
/// members that take buffers promise. A check that fails throws, and so does one that cannot tell: NaN passes nowhere.
/// </summary>
public static class GradientCheck
{
    /// <summary>Checks a gradient against differences.</summary>
    /// <param name="function">The function. Several arguments are packed in one row: <c>p => Loss(p[..^1], p[^1])</c>.</param>
    /// <param name="gradient">Its gradient, as long as the row.</param>
    /// <param name="at">Where: away from kinks, where differences measure nothing. It is copied for each call, and never changed.</param>
    /// <param name="options">How; the defaults where null.</param>
    /// <returns>What was derived and what was measured.</returns>
    /// <exception cref="GradientCheckException">The gradient is wrong, or differences cannot tell.</exception>
    public static GradientCheckReport Verify(
        Func<double[], double> function,
        Func<double[], double[]> gradient,
        double[] at,
        GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        return Verify(new DifferentiatedFunction(function) { Gradient = gradient }, at, options);
    }

    /// <summary>Checks the derivative of a function of one number against differences.</summary>
    /// <param name="function">The function.</param>
    /// <param name="derivative">Its derivative.</param>
    /// <param name="at">Where: away from kinks, where differences measure nothing.</param>
    /// <param name="options">How; the defaults where null.</param>
    /// <returns>What was derived and what was measured.</returns>
    /// <exception cref="GradientCheckException">The derivative is wrong, or differences cannot tell.</exception>
    public static GradientCheckReport Verify(
        Func<double, double> function,
        Func<double, double> derivative,
        double at,
        GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(derivative);
        return Verify(x => function(x[0]), x => [derivative(x[0])], [at], options);
    }

    /// <summary>Checks a gradient with respect to the parameters of a block against differences.</summary>
    /// <param name="model">The block, at parameters away from kinks, where differences measure nothing. It comes back with these parameters.</param>
    /// <param name="function">The function: <c>m => m.Loss(x)</c>.</param>
    /// <param name="gradient">Its gradient: <c>m => m.LossGradient(x)</c>.</param>
    /// <param name="options">How; the defaults where null.</param>
    /// <typeparam name="TModel">The block.</typeparam>
    /// <typeparam name="TTangent">Its tangents.</typeparam>
    /// <returns>What was derived and what was measured.</returns>
    /// <exception cref="GradientCheckException">The gradient is wrong, or differences cannot tell.</exception>
    public static GradientCheckReport Verify<TModel, TTangent>(
        TModel model,
        Func<TModel, double> function,
        Func<TModel, TTangent> gradient,
        GradientCheckOptions? options = null)
        where TModel : IDifferentiable<TModel, TTangent>
        where TTangent : ITangent<TTangent>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        double[] parameters = new double[model.ParameterCount];
        model.CopyParametersTo(parameters);
        try
        {
            return Verify(row => function(model.CopyParametersFrom(row)), Gradient, parameters, options);
        }
        finally
        {
            _ = model.CopyParametersFrom(parameters);
        }

        double[] Gradient(double[] row)
        {
            double[] slope = new double[row.Length];
            gradient(model.CopyParametersFrom(row)).CopyTo(slope);
            return slope;
        }
    }

    /// <summary>Checks all the derivatives of a function that it is given, each for itself and against the others.</summary>
    /// <param name="function">The function and its derivatives.</param>
    /// <param name="at">Where: away from kinks, where differences measure nothing. It is copied for each call, and never changed.</param>
    /// <param name="options">How; the defaults where null.</param>
    /// <returns>What was derived and what was measured.</returns>
    /// <exception cref="GradientCheckException">A derivative is wrong, or differences cannot tell.</exception>
    public static GradientCheckReport Verify(DifferentiatedFunction function, double[] at, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(at);
        if (!function.HasGradient && function.Jvp is null)
        {
            throw new ArgumentException("There is no derivative to check.", nameof(function));
        }

        if (function.Hvp is not null && !function.HasGradient)
        {
            throw new ArgumentException("A Hessian-vector product is checked against differences of a gradient, and there is none.", nameof(function));
        }

        if (at.Length == 0)
        {
            throw new ArgumentException("There is no leaf to differentiate with respect to.", nameof(at));
        }

        if (!at.All(double.IsFinite))
        {
            throw new ArgumentException("A derivative can be checked at finite arguments only.", nameof(at));
        }

        return new Checks.Checker(function, [.. at], options ?? new()).Run();
    }
}

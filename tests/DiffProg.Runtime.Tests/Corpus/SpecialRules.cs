using System;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Rules for functions that one does not own; each can be differentiated itself.</summary>
internal static partial class SpecialRules
{
    private const double Slope = 1.1283791670955126;

    [VjpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
    [Differentiable(Derivatives = Derivatives.None)]
    public static void ErfReverse(double x, double result, double resultCotangent, ref double xGradient) =>
        xGradient += resultCotangent * Slope * Math.Exp(-x * x);

    [JvpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
    public static double ErfForward(double x, double result, double xTangent) => xTangent * Slope * Math.Exp(-x * x);

    [VjpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
    [Differentiable(Derivatives = Derivatives.None)]
    public static void ErfReverse(float x, float result, float resultCotangent, ref float xGradient) =>
        xGradient += resultCotangent * (float)Slope * MathF.Exp(-x * x);

    [JvpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
    public static float ErfForward(float x, float result, float xTangent) => xTangent * (float)Slope * MathF.Exp(-x * x);

    [VjpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Dot))]
    [Differentiable(Derivatives = Derivatives.None)]
    public static void DotReverse(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        double result,
        double resultCotangent,
        Span<double> aGradient,
        Span<double> bGradient)
    {
        for (int i = 0; i < a.Length; i++)
        {
            aGradient[i] += resultCotangent * b[i];
            bGradient[i] += resultCotangent * a[i];
        }
    }

    [JvpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Dot))]
    public static double DotForward(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double result, ReadOnlySpan<double> aTangent, ReadOnlySpan<double> bTangent)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (aTangent[i] * b[i]) + (a[i] * bTangent[i]);
        }

        return sum;
    }

    /// <summary>The derivative with respect to the scale comes from the result.</summary>
    [VjpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Powers))]
    [Differentiable(Derivatives = Derivatives.None)]
    public static void PowersReverse(
        double scale,
        int power,
        double[] x,
        double result,
        double resultCotangent,
        ref double scaleGradient,
        Span<double> xGradient)
    {
        scaleGradient += resultCotangent * result / scale;
        for (int i = 0; i < x.Length; i++)
        {
            xGradient[i] += resultCotangent * scale * power * Math.Pow(x[i], power - 1);
        }
    }

    [JvpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Powers))]
    public static double PowersForward(double scale, int power, double[] x, double result, double scaleTangent, ReadOnlySpan<double> xTangent)
    {
        double sum = scaleTangent * result / scale;
        for (int i = 0; i < x.Length; i++)
        {
            sum += scale * power * Math.Pow(x[i], power - 1) * xTangent[i];
        }

        return sum;
    }

    [VjpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Product))]
    [Differentiable(Derivatives = Derivatives.None)]
    public static void ProductReverse(double x, double y, double result, double resultCotangent, ref double xGradient, ref double yGradient)
    {
        xGradient += resultCotangent * y;
        yGradient += resultCotangent * x;
    }

    [JvpOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Product))]
    public static double ProductForward(double x, double y, double result, double xTangent, double yTangent) => (xTangent * y) + (x * yTangent);
}

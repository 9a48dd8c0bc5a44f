using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Derivatives that are stopped or replaced, which no difference measures.</summary>
internal static partial class Stops
{
    public static Checks.Case[] Table { get; } =
    [
        new("A stopped factor", nameof(Factor), At(1.3), x => [x[0]], IsKink: true),
        new("A stopped sum in a loop", nameof(RunningSum), At(Row(1.3, 0.4, 2.1)), x => [0, x[0], x[0] + x[1]], IsKink: true),
        new("A running value that is stopped in each trip", nameof(RunningValue), At(1.3), x => [Math.Pow(x[0], 3)], IsKink: true),
        new("A stopped element", nameof(OfElement), At(Row(1.3, 0.4)), x => [0, x[0]], IsKink: true),
        new("A stopped row", nameof(OfRow), At(Row(1.3, 0.4)), x => [x[0], x[1]], IsKink: true),
        new("A stopped span", nameof(OfSpan), At(Row(1.3, 0.4, 0.7)), x => [0, x[1], x[2]], IsKink: true),
        new("A stopped row is a copy", nameof(Copy), At(Row(1.3, 0.4)), x => [7 * x[0], 0], IsKink: true),
        new("A stopped number handed to a constant", nameof(HandedOn), At(1.3), x => [3 * x[0]], IsKink: true),
        new("An integer that flows back where it is stopped", nameof(Truncated), At(2.3), _ => [2], IsKink: true),
        new("A straight-through estimator", nameof(StraightThrough), At(2.3), _ => [2 * 2], IsKink: true),
        new("A straight-through estimator by integers", nameof(ByIntegers), At(2.3, 1.5), x => [x[1], 2], IsKink: true),
        new("The value of one, the derivative of another, in a loop", nameof(Replaced), At(1.3, 0.4)),
        new("A stop at the width of float", nameof(OfFloat), At(1.5f), x => [x[0]], IsKink: true, Precision: Checks.Precision.Float),
        new("A stopped call of what is not marked", nameof(OfCall), At(1.3), x => [(x[0] * x[0] * 3) + (x[0] * 2)], IsKink: true),
        new("A stopped call of what takes a constant", nameof(OfConstant), At(1.3), x => [(x[0] * x[0]) + Math.Cos(x[0])], IsKink: true),
        new("A stop in both arms of a choice", nameof(InArms), At(1.3, 0.4), x => [x[0], 0], IsKink: true),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Factor(double x) => Diff.StopGradient(x) * x;

    [Differentiable(Derivatives = Both)]
    private static double RunningSum(double[] a)
    {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < a.Length; i++)
        {
            total += Diff.StopGradient(sum) * a[i];
            sum += a[i];
        }

        return total;
    }

    [Differentiable(Derivatives = Both)]
    private static double RunningValue(double x)
    {
        double t = x;
        for (int i = 0; i < 3; i++)
        {
            t = Diff.StopGradient(t) * x;
        }

        return t;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfElement(double[] a) => Diff.StopGradient(a[0]) * a[1];

    [Differentiable(Derivatives = Both)]
    private static double OfRow(double[] a)
    {
        double[] c = Diff.StopGradient(a);
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += c[i] * a[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfSpan(ReadOnlySpan<double> a)
    {
        double[] c = Diff.StopGradient(a.Slice(1));
        double s = 0;
        for (int i = 0; i < c.Length; i++)
        {
            s += c[i] * a[i + 1];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Copy(double[] a)
    {
        double[] c = Diff.StopGradient(a);
        a[1] = a[0] * a[0];
        c[0] = a[1] * 2;
        return (c[0] * 1.5) + (c[1] * 0) + (a[1] * 0.5);
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double x) => Scaled(x, Diff.StopGradient(x)) + (x * Unmarked(Diff.StopGradient(2 * x)));

    [Differentiable(Derivatives = Derivatives.None)]
    private static double Scaled(double x, [NoDerivative] double factor) => x * factor;

    private static double Unmarked(double x) => x;

    [Differentiable(Derivatives = Both)]
    private static double Truncated(double x)
    {
        int n = (int)x;
        return x * Diff.StopGradient((double)n);
    }

    [Differentiable(Derivatives = Both)]
    private static double StraightThrough(double x)
    {
        double r = Diff.ReplaceGradient(Math.Round(x), x);
        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByIntegers(double x, double y) => Diff.ReplaceGradient((int)x, x) * y;

    [Differentiable(Derivatives = Both)]
    private static double Replaced(double x, double y)
    {
        double s = x;
        for (int i = 0; i < 3; i++)
        {
            s = Diff.ReplaceGradient(s * y, y * s) + Diff.StopGradient(2.0);
            x *= s;
        }

        return s * x;
    }

    [Differentiable(Derivatives = Both)]
    private static float OfFloat(float x) => Diff.StopGradient(x) * x;

    [Differentiable(Derivatives = Both)]
    private static double OfCall(double x) => (Diff.StopGradient(3 * Unmarked(x * Unmarked(x))) * x) + Diff.ReplaceGradient(Unmarked(x) * Unmarked(x), x * x);

    [Differentiable(Derivatives = Both)]
    private static double OfConstant(double x) => (Diff.StopGradient(Scaled(x, x)) * x) + Diff.ReplaceGradient(Scaled(2, x), Math.Sin(x));

    [Differentiable(Derivatives = Both)]
    private static double InArms(double x, double y) => (x > y ? Diff.StopGradient(x) : Diff.StopGradient(y)) * x;
}

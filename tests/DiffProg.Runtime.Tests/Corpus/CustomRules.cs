using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;
using Special = DiffProg.Runtime.Tests.Corpus.SpecialFunctions;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Calls whose derivative a user wrote.</summary>
internal static partial class CustomRules
{
    public static Checks.Case[] Table { get; } =
    [
        new("A rule for a function of another library", nameof(OfErf), At(0.7, -0.4), x => [1.1283791670955126 * Math.Exp(-x[0] * x[0]) * x[1], Special.Erf(x[0])]),
        new("A rule inside an expression, of an expression", nameof(InExpression), At(0.7, -0.4)),
        new("A rule at the width of float", nameof(OfFloat), At(0.7f, -0.4f), Precision: Checks.Precision.Float),
        new("A rule whose argument is overwritten behind the call", nameof(Overwritten), At(0.7, 1.2)),
        new("A rule in a loop that overwrites its argument and its result", nameof(InLoop), At(0.9, 0.3)),
        new("A rule in a loop of an unknown number of trips", nameof(InWhile), At(0.9)),
        new("A rule in a recursion", nameof(InRecursion), At(0.9, 4)),
        new("A rule in a branch", nameof(InBranch), At(0.9, 0.3)),
        new("A rule in the other branch", nameof(InBranch), At(0.3, 0.9)),
        new("A rule with the same argument twice", nameof(Twice), At(1.3), x => [2 * x[0]]),
        new("A rule with one constant argument", nameof(HalfConstant), At(1.3), x => [2.5]),
        new("A rule over spans", nameof(OfSpans), At(Row(1.3, 0.4, -0.7), Row(0.2, 2.5, 1.1))),
        new("A rule over one row twice", nameof(OfOneRow), At(Row(1.3, 0.4, -0.7)), x => [2 * x[0], 2 * x[1], 2 * x[2]]),
        new("A rule over overlapping views", nameof(OfViews), At(Row(1.3, 0.4, -0.7, 2.1))),
        new("A rule over a row that is constant, and one that is not", nameof(OfConstantRow), At(Row(1.3, 0.4))),
        new("A rule over a row that is overwritten behind the call", nameof(OverwrittenRow), At(Row(1.3, 0.4, -0.7))),
        new("A rule over a row that changes from trip to trip", nameof(ChangingRow), At(Row(1.3, 0.4, -0.7), 0.6)),
        new("A rule over a row that is made in a loop", nameof(MadeRow), At(0.8, 0.6)),
        new("A rule with an integer, whose gradient comes from the result", nameof(WithInteger), At(0.8, Row(1.3, 0.4, 0.7), 3)),
        new("A rule through a marked method that overwrites its rows", nameof(ThroughCall), At(Row(1.3, 0.4, 0.7))),
        new("A rule of a marked method", nameof(OfMarked), At(1.3, 0.4), x => [7, 3 + Math.Cos(x[1])]),
        new("A method whose own derivative is a rule", nameof(Linear), At(1.3, 0.4), _ => [7, 3]),
        new("A rule whose result nobody asks for", nameof(Unasked), At(1.3), x => [2 * x[0]]),
        new("A rule of what does not vary", nameof(NotVarying), At(1.3, 2.0)),
        new("A rule inside a rule's argument", nameof(Nested), At(0.4, 0.8)),
        new("A rule that takes the place of the framework's", nameof(OfFramework), At(1.3), x => [x[0] * x[0] * -Math.Sin(x[0]) + 2 * x[0] * Math.Cos(x[0])]),
    ];

    [Differentiable(Derivatives = Both)]
    private static double OfErf(double x, double y) => Special.Erf(x) * y;

    [Differentiable(Derivatives = Both)]
    private static double InExpression(double x, double y)
    {
        double s = x;
        s += (2 * Special.Erf(Math.Exp(x) * y)) + (y * Special.Erf(s - y) * Special.Erf(y));
        return s * s;
    }

    [Differentiable(Derivatives = Both)]
    private static float OfFloat(float x, float y) => Special.Erf(x * y) * x;

    [Differentiable(Derivatives = Both)]
    private static double Overwritten(double x, double y)
    {
        double t = x * y;
        double e = Special.Erf(t);
        t = 3;
        double f = e * e;
        e = t * y;
        return f * e;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double x, double y)
    {
        double t = x;
        for (int i = 0; i < 4; i++)
        {
            if (i == 2)
            {
                continue;
            }

            t = Special.Product(Special.Erf(t + y), t);
            t += x;
        }

        return t;
    }

    [Differentiable(Derivatives = Both)]
    private static double InWhile(double x)
    {
        double t = x;
        while (Special.Erf(t) > 0.2)
        {
            t = Special.Erf(t) * 0.6;
        }

        return t * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double InRecursion(double x, int n)
    {
        if (n == 0)
        {
            return x * x;
        }

        double e = Special.Erf(x);
        x = e * n;
        return InRecursion(e, n - 1) + (x * e);
    }

    [Differentiable(Derivatives = Both)]
    private static double InBranch(double x, double y)
    {
        double t = y;
        if (Special.Erf(x) > Special.Erf(y))
        {
            t = Special.Erf(t) + x;
        }
        else
        {
            x = t * x;
            t = Special.Product(x, t);
        }

        return t * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Twice(double x) => Special.Product(x, x);

    [Differentiable(Derivatives = Both)]
    private static double HalfConstant(double x) => Special.Product(x, 2.5);

    [Differentiable(Derivatives = Both)]
    private static double OfSpans(ReadOnlySpan<double> a, double[] b) => Special.Dot(a, b) * Special.Dot(b, b);

    [Differentiable(Derivatives = Both)]
    private static double OfOneRow(double[] a) => Special.Dot(a, a);

    [Differentiable(Derivatives = Both)]
    private static double OfViews(double[] a)
    {
        double s = 1;
        for (int i = 0; i < a.Length - 1; i++)
        {
            s += s * Special.Dot(a.AsSpan(i, 2), a.AsSpan(0, 2));
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfConstantRow(double[] a)
    {
        double[] weights = [2, 3];
        double s = Special.Dot(weights, a);
        weights[0] = 5;
        return s * Special.Dot(a, weights);
    }

    [Differentiable(Derivatives = Both)]
    private static double OverwrittenRow(double[] a)
    {
        double s = Special.Dot(a, a);
        a[1] = s * a[0];
        s += Special.Powers(a[2] * a[2], 2, a);
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = 1;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChangingRow(double[] a, double x)
    {
        double s = x;
        for (int k = 0; k < 3; k++)
        {
            s += Special.Dot(a, a.AsSpan()) * x;
            a[k] *= s * 0.1;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double MadeRow(double x, double y)
    {
        double s = 0;
        for (int k = 1; k < 4; k++)
        {
            double[] row = new double[k + 1];
            row[0] = x * k;
            row[k] = y + s;
            double p = Special.Powers(x + k, k, row);
            row[0] = p;
            s += p * Special.Dot(row, row) * 0.01;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double WithInteger(double scale, double[] x, int power) => Special.Powers(scale * scale, power, x) + Special.Powers(scale, power - 1, x);

    [Differentiable(Derivatives = Both)]
    private static double ThroughCall(double[] a)
    {
        double s = Scaled(a, 0.5) + Scaled(a, a[0]);
        return s * Special.Dot(a, a);
    }

    [Differentiable(Derivatives = Derivatives.None)]
    private static double Scaled(double[] a, double factor)
    {
        double before = Special.Dot(a, a);
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= factor * before;
        }

        return Special.Powers(factor, 3, a) + before;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfMarked(double x, double y) => Linear(x, y) + Math.Sin(y);

    /// <summary>Its body could not be differentiated.</summary>
    [Differentiable(Derivatives = Both)]
    private static double Linear(double x, double y)
    {
        lock (Table)
        {
            return (7 * x) + (3 * y);
        }
    }

    [VjpOf(typeof(CustomRules), nameof(Linear))]
    [Differentiable(Derivatives = Derivatives.None)]
    private static void ReverseOfLinear(double x, double y, double result, double resultCotangent, ref double xGradient, ref double yGradient)
    {
        xGradient += 7 * resultCotangent;
        yGradient += 3 * resultCotangent;
    }

    [JvpOf(typeof(CustomRules), nameof(Linear))]
    private static double ForwardOfLinear(double x, double y, double result, double xTangent, double yTangent) => (7 * xTangent) + (3 * yTangent);

    [Differentiable(Derivatives = Both)]
    private static double Unasked(double x)
    {
        double e = Special.Erf(x);
        e = x;
        return e * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double NotVarying(double x, [NoDerivative] double y) => x * Special.Erf(y) * Special.Erf(0.5);

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, double y) => Special.Product(Special.Erf(Special.Product(x, y)), Special.Erf(Special.Erf(x)));

    [Differentiable(Derivatives = Both)]
    private static double OfFramework(double x) => x * x * Math.Cos(x);

    [VjpOf(typeof(Math), nameof(Math.Cos))]
    [Differentiable(Derivatives = Derivatives.None)]
    private static void CosReverse(double d, double result, double resultCotangent, ref double dGradient) => dGradient -= resultCotangent * Math.Sin(d);

    [JvpOf(typeof(Math), nameof(Math.Cos))]
    private static double CosForward(double d, double result, double dTangent) => -dTangent * Math.Sin(d);
}

using System;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>Methods that ask whether a parameter, or a row of one, is there.</summary>
internal static partial class ValuePrograms
{
    private static ValueProgram[] OfMissingParameters =>
    [
        .. WithAndWithout(nameof(ArrayIfGiven), there => [0.6, there ? Row(0.4, -0.7) : null]),
        .. WithAndWithout(nameof(ArrayWrittenIfGiven), there => [0.6, there ? Row(0.4, -0.7) : null]),
        .. WithAndWithout(nameof(ObjectIfGiven), there => [0.6, there ? new Knot { Rope = Row(0.4, -0.7), Length = 1.3 } : null]),
        .. WithAndWithout(nameof(ObjectIfEqualToNone), there => [0.6, there ? new Knot { Length = 1.3 } : null, there ? new Place(0.4, 0.9) : null]),
        .. WithAndWithout(nameof(ObjectWrittenIfGiven), there => [0.6, there ? new Knot { Rope = Row(0.4, -0.7), Length = 1.3 } : null]),
        .. WithAndWithout(nameof(RowsOfEveryKindIfGiven), there => there
            ? [0.6, new[] { new Knot { Length = 1.3 } }, new[] { new Pair(0.2, 0.9) }, new[] { Row(0.4), Row(-0.7) }]
            : [0.6, null, null, null]),
        .. WithAndWithout(nameof(ArrayInsteadOfAnother), there => [Row(0.6, 0.9), there ? Row(0.4, -0.7) : null]),
        .. WithAndWithout(nameof(GivenToOthers), there => [0.6, there ? Row(0.4, -0.7) : null, there ? new Knot { Rope = Row(0.4, -0.7), Length = 1.3 } : null]),
        .. WithAndWithout(nameof(ArrayOrAnother), there => [Row(0.6, 0.9), there ? Row(0.4, -0.7) : null]),
        Of(nameof(RowsThatAreThere), () => [LooseMatrix, 0.6]),
        Of(nameof(RowsOfTupleThatAreThere), () => [(LooseMatrix, 0.8), 0.6]),
        Of(nameof(RowsOfObjectThatAreThere), () => [new Sieve { Rows = LooseMatrix, Gain = 0.8 }, 0.6]),
        Of(nameof(RowsOfStructThatAreThere), () => [new SieveOfValues { Rows = LooseMatrix, Gain = 0.8 }, 0.6]),
        Of(nameof(RowsMadeHere), () => [Row(0.4, -0.7), 0.6]),
    ];

    private static double[]?[] LooseMatrix => [[0.4, -0.7], null, [0.9]];

    [Differentiable]
    internal sealed partial class Sieve
    {
        public double[]?[] Rows = [];
        public double[]?[]? More = [];
        public double Gain;
    }

    [Differentiable]
    internal partial struct SieveOfValues
    {
        public double[]?[] Rows;
        public double Gain;
    }

    [Differentiable(Derivatives = Both)]
    private static double ArrayIfGiven(double x, double[]? a = null)
    {
        if (a is null)
        {
            return x * x * x;
        }

        double sum = x;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * a[i] * sum;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double ArrayWrittenIfGiven(double x, double[]? a = null)
    {
        double sum = x;
        if (a is not null)
        {
            a[0] *= x;
            a[1] += a[0] * a[0];
            sum += Math.Sin(a[1]);
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double ObjectIfGiven(double x, Knot? knot = null) =>
        knot is null ? x * x : knot.Rope is null ? knot.Length : x * knot.Length * knot.Rope[0] * knot.Rope[1];

    [Differentiable(Derivatives = Both)]
    private static double ObjectIfEqualToNone(double x, Knot? knot, Place? place)
    {
        double y = knot == null || null == knot.Rope ? x * x : knot.Rope[0];
        return place != null ? y * x * place.X : y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ObjectWrittenIfGiven(double x, Knot? knot)
    {
        if (knot is null)
        {
            return x * x;
        }

        knot.Length *= x;
        if (knot.Rope is not null)
        {
            knot.Rope[0] *= knot.Length;
            knot.Length += knot.Rope[0] * knot.Rope[1];
        }

        return knot.Length * knot.Length;
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsOfEveryKindIfGiven(double x, Knot[]? knots, Pair[]? pairs, double[][]? rows)
    {
        double product = x;
        if (knots is not null)
        {
            knots[0].Length *= x;
            product *= knots[0].Length;
        }

        if (pairs is not null)
        {
            product *= pairs[0].X * pairs[0].Y;
        }

        if (rows is not null)
        {
            rows[0][0] *= product;
            product += rows[0][0] * rows[1][0];
        }

        return product * product;
    }

    [Differentiable(Derivatives = Both)]
    private static double ArrayInsteadOfAnother(double[] x, double[]? a)
    {
        double[] h = a ?? x;
        for (int i = 0; i < 2; i++)
        {
            h[0] *= x[1] + h[0];
            h = i == 0 ? x : h;
        }

        a ??= x;
        return h[0] * a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double GivenToOthers(double x, double[]? a, Knot? knot) =>
        ArrayIfGiven(x, a) * ObjectIfGiven(x * x, knot) * ArrayWrittenIfGiven(x, a) * ObjectWrittenIfGiven(x, knot) * ArrayIfGiven(x);

    [Differentiable(Derivatives = Derivatives.Default)]
    private static double[] ArrayOrAnother(double[] x, double[]? a) => a ?? x;

    [Differentiable(Derivatives = Both)]
    private static double RowsThatAreThere(double[]?[] rows, double x)
    {
        double sum = x;
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not null)
            {
                sum += rows[i]![0] * x;
                rows[i]![0] *= sum;
                sum += Math.Sin(rows[i]![0]);
            }
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsOfTupleThatAreThere((double[]?[] Rows, double Gain) given, double x) => RowsThatAreThere(given.Rows, given.Gain * x);

    [Differentiable(Derivatives = Both)]
    private static double RowsOfObjectThatAreThere(Sieve given, double x)
    {
        double sum = given.Gain * x;
        foreach (double[]? row in given.Rows)
        {
            if (row is not null)
            {
                sum += row[0] * sum;
            }
        }

        return given.More is null ? sum * sum : sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsOfStructThatAreThere(SieveOfValues given, double x)
    {
        double product = RowsThatAreThere(given.Rows, x) * given.Gain;
        for (int i = 0; i < given.Rows.Length; i++)
        {
            product += given.Rows[i] is null ? x : given.Rows[i]![0] * product;
        }

        return product;
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsMadeHere(double[] a, double x)
    {
        double[]?[] rows = new double[]?[3];
        rows[0] = a;
        rows[2] = [x, a[1] * x];
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not null)
            {
                sum += rows[i]![0] * rows[i]![1] * (sum + x);
            }
        }

        return sum;
    }
}

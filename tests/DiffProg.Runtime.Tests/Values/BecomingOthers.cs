namespace DiffProg.Runtime.Tests.Values;

/// <summary>Parameters that are arrays of structs, objects or arrays, and become others.</summary>
internal static partial class ValuePrograms
{
    private static Pair[] OnePair => [new(1.3, 0.7)];

    private static Pair[] OtherPair => [new(0.2, 0.9)];

    private static ValueProgram[] OfBecoming =>
    [
        Of(nameof(PairsBecomeOthers), () => [OnePair, OtherPair, 0.6]),
        Of(nameof(PairsExchanged), () => [OnePair, OtherPair, 0.6, 3]),
        Of(nameof(PairsExchangedByCallee), () => [OnePair, OtherPair, 0.6]),
        Of(nameof(KnotsExchanged), () => [new[] { new Knot { Length = 1.3, Rope = Row(0.4) } }, new[] { new Knot { Length = 0.8, Rope = Row(-0.3) } }, 0.6]),
        Of(nameof(RowsExchanged), () => [new[] { Row(0.4, -0.7) }, new[] { Row(1.1, 0.3) }, 0.6]),
        Of(nameof(RowsWrittenByCallee), () => [new[] { Row(0.4, -0.7), Row(0.9) }, 0.6]),
    ];

    [Differentiable(Derivatives = Both)]
    private static double PairsBecomeOthers(Pair[] a, Pair[] b, double x)
    {
        double sum = a[0].X * x;
        a = b;
        sum += a[0].X * a[0].Y * x;
        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double PairsExchanged(Pair[] a, Pair[] b, double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            a[0] = new Pair(a[0].X * x, b[0].Y);
            sum += a[0].X * b[0].Y * (sum + a[0].Y);
            (a, b) = (b, a);
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double PairsExchangedByCallee(Pair[] a, Pair[] b, double x) => PairsExchanged(a, b, x, 3) * PairsExchanged(b, a, x * x, 2) * a[0].X;

    [Differentiable(Derivatives = Both)]
    private static double KnotsExchanged(Knot[] a, Knot[] b, double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            a[0].Length *= x;
            a[0].Rope![0] *= a[0].Length;
            sum += a[0].Length * b[0].Rope![0] * (1 + a[0].Rope![0]);
            (a, b) = (b, a);
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsExchanged(double[][] a, double[][] b, double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            a[0][0] *= x * b[0][1];
            sum += a[0][0] * a[0][1] * (1 + b[0][0]);
            (a, b) = (b, a);
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static void Chained(double[][] rows, double x)
    {
        rows[0][0] *= x;
        rows[1][0] *= rows[0][0] * rows[0][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsWrittenByCallee(double[][] rows, double x)
    {
        Chained(rows, x);
        double first = rows[1][0];
        Chained(rows, x * first);
        return rows[1][0] * rows[0][0] * first;
    }
}

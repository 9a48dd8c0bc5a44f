using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Loops up to the length of an array that an array of arrays holds, which may hold another before the loop ends.</summary>
internal static partial class LengthsOfRows
{
    public static Checks.Case[] Table { get; } =
    [
        new("Up to the length of a row", nameof(Whole), At(1.3, 0.4)),
        new("Up to the length of a row that is exchanged for a longer one", nameof(Exchanged), At(1.3, 0.4)),
        new("Up to the length of a row that is exchanged by another name of the rows", nameof(ByAnotherName), At(1.3, 0.4)),
        new("Up to the length of whichever row it is", nameof(Moving), At(1.3, 0.4)),
        new("Up to the length of a row of rows that become others", nameof(OtherRows), At(1.3, 0.4)),
        new("Up to the length of a row that is written", nameof(Written), At(1.3, 0.4)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Whole(double x, double y)
    {
        double[][] rows = [[x, y, 2], [x * y], []];
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows[i].Length; j++)
                sum = Math.Sin(sum + rows[i][j] * (i + 1));
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Exchanged(double x, double y)
    {
        double[][] rows = [[x, y], [x * y]];
        double sum = 0;
        for (int j = 0; j < rows[0].Length; j++)
        {
            sum += rows[0][j] * rows[0][j];
            if (j == 1)
                rows[0] = [x, y, x * x, y * sum];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByAnotherName(double x, double y)
    {
        double[][] rows = [[x, y], [x * y]];
        double[][] same = rows;
        double sum = 0;
        for (int j = 0; j < rows[1].Length; j++)
        {
            sum += rows[1][j] * x;
            if (j == 0)
                same[1] = [y, sum, x];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Moving(double x, double y)
    {
        double[][] rows = [[x, y, x], [x * y, y]];
        int which = 0;
        double sum = 0;
        for (int j = 0; j < rows[which].Length; j++)
        {
            sum += rows[which][j] * x;
            which = 1 - which;
        }

        return sum * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OtherRows(double x, double y)
    {
        double[][] rows = [[x, y, x]];
        double sum = 0;
        for (int j = 0; j < rows[0].Length; j++)
        {
            sum += rows[0][j] * x;
            if (j == 1)
                rows = [[y, x, sum, y * x]];
        }

        return sum * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Written(double x, double y)
    {
        double[][] rows = [[x, y, x]];
        for (int j = 0; j < rows[0].Length; j++)
            rows[0][j] = rows[0][j] * rows[0][(j + 1) % 3] + y;
        return rows[0][0] * rows[0][1] - rows[0][2];
    }
}

using System;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Arrays of arrays that a method makes, and stores arrays in.</summary>
internal static partial class ArraysOfArrays
{
    private static readonly double[] s_four = [1.3, 0.4, 2.5, -1];

    public static Checks.Case[] Table { get; } =
    [
        new("A matrix of rows, filled and multiplied", nameof(Product), At(s_four)),
        new("The activations of layers, one after the other", nameof(Layers), At(s_four, 0.7)),
        new("Rows with a list of values", nameof(Listed), At(1.3, 0.4)),
        new("Rows of collection expressions", nameof(Collections), At(1.3, 0.4)),
        new("Elimination with rows that change places", nameof(Eliminated), At(s_four)),
        new("Rows that change places by a tuple", nameof(Swapped), At(s_four)),
        new("One array stored twice is one", nameof(StoredTwice), At(1.3, 0.4)),
        new("A row replaced in a loop while others name it", nameof(Replaced), At(1.3, 0.4)),
        new("A parameter stored as a row and written through it", nameof(ParameterStored), At(Row(1.3, 0.4), 2.1)),
        new("Rows in an order that the data decide", nameof(ByData), At(s_four)),
        new("A row that is missing", nameof(Missing), At(1.3, 3)),
        new("Handed to a marked method that reads it", nameof(Handed), At(s_four)),
        new("Rows handed to a marked method that writes to them", nameof(HandedToWriter), At(s_four)),
        new("Rows handed to a marked method", nameof(RowsHanded), At(s_four)),
        new("Walked by foreach", nameof(Walked), At(s_four)),
        new("Walked by foreach while rows are replaced", nameof(WalkedAndReplaced), At(s_four)),
        new("A new array of arrays in every trip", nameof(NewInEveryTrip), At(1.3, 0.4, 3)),
        new("A variable that becomes another array of arrays", nameof(Becomes), At(1.3, 0.4)),
        new("Two that change places", nameof(PingPong), At(s_four, 3)),
        new("Rows of single precision", nameof(Narrow), At(1.3f, 0.4f), Precision: Checks.Precision.Float),
        new("Indices in an array of arrays of integers", nameof(Integers), At(s_four)),
        new("Made by a local function", nameof(MadeByFunction), At(s_four)),
        new("A row from the end, and its length", nameof(FromEnd), At(1.3, 0.4)),
        new("Stored in one branch", nameof(InBranch), At(1.3, 0.4)),
        new("Stored behind an early exit", nameof(EarlyExit), At(s_four, 2.0)),
        new("The index of a store changes as it is made", nameof(ChangingIndex), At(1.3, 0.4)),
        new("Every row is an array that a call returned", nameof(ReturnedRows), At(1.3, 0.4)),
        new("Rows of a given array of arrays, stored as copies", nameof(CopiesOfGiven), At(1.3, 0.4)),
        new("A recurrence over a window of rows", nameof(Window), At(1.3, 0.4, 6)),
        new("Determinants by recursion over minors", nameof(Minors), At(s_four, 1.7)),
        new("A range of an array of arrays holds the same arrays", nameof(Range), At(1.3, 0.4)),
        new("A recursion that stores its rows", nameof(Levels), At(1.3, 0.4, 3)),
        new("Rows in a branch that steers by them", nameof(Steering), At(1.3, 0.4)),
        new("Rows as a queue, of which one leaves", nameof(Queue), At(1.3, 0.4, 5)),
        new("A cleanup that stores a row", nameof(Cleanup), At(1.3, 0.4)),
        new("A function that captures an array of arrays", nameof(Captured), At(1.3, 0.4)),
        new("A query over rows", nameof(Queried), At(1.3, 0.4)),
        new("A variable of an array of arrays that becomes another while it is walked", nameof(WalkedVariable), At(1.3, 0.4)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Product(double[] x)
    {
        int n = 2;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++)
        {
            a[i] = new double[n];
            for (int j = 0; j < n; j++)
            {
                a[i][j] = x[(i * n) + j] * x[j];
            }
        }

        double[][] c = new double[n][];
        for (int i = 0; i < n; i++)
        {
            c[i] = new double[n];
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    c[i][j] += a[i][k] * a[k][j];
                }
            }
        }

        return (c[0][0] * c[1][1]) - (c[0][1] * c[1][0] * c[0][1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double[] Layer(double[] input, double weight)
    {
        double[] output = new double[input.Length];
        for (int i = 0; i < input.Length; i++)
        {
            output[i] = Math.Tanh((weight * input[i]) + input[(i + 1) % input.Length]);
        }

        return output;
    }

    [Differentiable(Derivatives = Both)]
    private static double Layers(double[] x, double weight)
    {
        double[][] h = new double[4][];
        h[0] = x;
        for (int l = 1; l < 4; l++)
        {
            h[l] = Layer(h[l - 1], weight);
        }

        double sum = 0;
        for (int l = 0; l < h.Length; l++)
        {
            for (int i = 0; i < h[l].Length; i++)
            {
                sum += h[l][i] * h[l][i] * (l + 1);
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Listed(double x, double y)
    {
        double[][] a = { new double[] { x, y * x }, new[] { y, 1, x * x } };
        a[1][1] *= a[0][1];
        return a[0][0] * a[1][1] * a[1][2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Collections(double x, double y)
    {
        double[][] a = [[x, y], [y, x * y], []];
        a[0][1] += a[1][1] * a[0][1];
        return (a[0][0] * a[1][1]) - (a[0][1] * a[1][0]) + a[2].Length;
    }

    [Differentiable(Derivatives = Both)]
    private static double Eliminated(double[] x)
    {
        int n = 2;
        double[][] a = [[x[0] / 10, x[1]], [x[2], x[3]]];
        double det = 1;
        for (int c = 0; c < n; c++)
        {
            int pivot = c;
            for (int r = c + 1; r < n; r++)
            {
                if (Math.Abs(a[r][c]) > Math.Abs(a[pivot][c]))
                {
                    pivot = r;
                }
            }

            if (pivot != c)
            {
                double[] swap = a[c];
                a[c] = a[pivot];
                a[pivot] = swap;
                det = -det;
            }

            det *= a[c][c];
            for (int r = c + 1; r < n; r++)
            {
                double f = a[r][c] / a[c][c];
                for (int k = c; k < n; k++)
                {
                    a[r][k] -= f * a[c][k];
                }
            }
        }

        return det * det;
    }

    [Differentiable(Derivatives = Both)]
    private static double Swapped(double[] x)
    {
        double[][] a = [[x[0], x[1]], [x[2]], [x[3], x[0], x[1]]];
        double y = 1;
        for (int i = 0; i < 5; i++)
        {
            (a[i % 3], a[(i + 1) % 3]) = (a[(i + 1) % 3], a[i % 3]);
            a[0][0] *= a[2][0];
            y += a[1][0] * a[0][0];
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double StoredTwice(double x, double y)
    {
        double[] one = [x, y];
        double[][] a = new double[3][];
        a[0] = one;
        a[1] = a[0];
        a[2] = [y];
        a[1][0] *= 3;
        one[1] *= a[0][0];
        a[0] = a[2];
        a[0][0] *= a[1][1];
        return a[1][0] * one[1] * a[2][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Replaced(double x, double y)
    {
        double[][] a = [[x], [y]];
        double[] kept = a[0];
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            double[] old = a[i % 2];
            a[i % 2] = [old[0] * x, sum];
            old[0] += 0.5 * a[1 - (i % 2)][0];
            sum += old[0] * a[i % 2][0];
        }

        return sum + (kept[0] * kept[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double ParameterStored(double[] x, double y)
    {
        double[][] a = new double[2][];
        a[0] = x;
        a[1] = [y, y * y];
        for (int i = 0; i < 3; i++)
        {
            a[i % 2][0] *= a[1 - (i % 2)][1];
            x[1] += a[1][0];
        }

        return x[0] * x[1] * a[0][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByData(double[] x)
    {
        double[][] a = new double[x.Length][];
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                continue;
            }

            a[count++] = [x[i], x[i] * i];
            for (int j = count - 1; j > 0 && a[j][0] < a[j - 1][0]; j--)
            {
                (a[j - 1], a[j]) = (a[j], a[j - 1]);
            }
        }

        double y = 0;
        for (int i = 0; i < count; i++)
        {
            y = (y * a[i][0]) + a[i][1] + i;
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Missing(double x, int n)
    {
        double[][] a = new double[n][];
        double y = x;
        for (int i = 0; i < 2 * n; i++)
        {
            int k = (i * 2) % n;
            if (a[k] == null)
            {
                a[k] = [y, i];
            }
            else
            {
                a[k][1] += y * a[k][0];
            }

            y += a[k][1] * x;
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Trace(double[][] a)
    {
        double y = 0;
        for (int i = 0; i < a.Length; i++)
        {
            y += a[i][i] * a[i][i];
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static void Scale(double[] row, double by)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] *= row[i] * by;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Handed(double[] x)
    {
        double[][] a = [[x[0], x[1]], [x[2], x[3]]];
        double y = Trace(a);
        a[1] = [y, x[0] * a[0][1]];
        return Trace(a) * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedToWriter(double[] x)
    {
        double[][] a = [[x[0], x[1]], [x[2], x[3]]];
        for (int i = 0; i < 2; i++)
        {
            Scale(a[0], x[1]);
            Scale(a[1], a[0][0]);
            a[i] = a[1 - i];
            a[i][0] += a[i][1];
        }

        return Trace(a);
    }

    [Differentiable(Derivatives = Both)]
    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsHanded(double[] x)
    {
        double[][] a = [[x[0], x[1]], [x[2], x[3]], x[1..3]];
        double y = 0;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                y += Dot(a[i], a[j]) * (i + 1);
                a[j][0] += y / 100;
            }
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Walked(double[] x)
    {
        double[][] a = [[x[0], x[1]], [x[2]], [], x];
        double y = 1;
        foreach (double[] row in a)
        {
            foreach (double e in row)
            {
                y += e * y / 4;
            }
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double WalkedAndReplaced(double[] x)
    {
        double[][] a = [[x[0]], [x[1]], [x[2]], [x[3]]];
        double y = 1;
        int i = 0;
        foreach (double[] row in a)
        {
            i++;
            if (i < 4)
            {
                a[i] = [row[0] * a[i][0]];
            }

            y += row[0] * y / 4;
            row[0] += 1;
        }

        return y * a[0][0] * a[3][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double NewInEveryTrip(double x, double y, int n)
    {
        double z = x;
        for (int i = 0; i < n; i++)
        {
            double[][] a = new double[2][];
            a[i % 2] = [z, y];
            a[1 - (i % 2)] = a[i % 2];
            a[0][1] *= a[1][0];
            z = a[0][1] + (a[1][0] * z);
        }

        return z;
    }

    [Differentiable(Derivatives = Both)]
    private static double Becomes(double x, double y)
    {
        double[][] a = [[x], [y]];
        double z = 0;
        for (int i = 0; i < 3; i++)
        {
            z += a[0][0] * a[1][0];
            double[][] b = new double[2][];
            b[0] = a[1];
            b[1] = [z];
            if (i != 1)
            {
                a = b;
            }
        }

        return z;
    }

    [Differentiable(Derivatives = Both)]
    private static double PingPong(double[] x, int n)
    {
        double[][] now = [[x[0], x[1]], [x[2], x[3]]];
        double[][] next = [new double[2], new double[2]];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                {
                    next[i][j] = now[i][j] - (0.1 * now[1 - i][j] * now[i][1 - j]);
                }
            }

            (now, next) = (next, now);
        }

        return now[0][0] * now[1][1];
    }

    [Differentiable(Derivatives = Both)]
    private static float Narrow(float x, float y)
    {
        float[][] a = [[x, y], [y]];
        a[1] = [a[0][1] * x, x];
        return a[1][0] * a[1][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Integers(double[] x)
    {
        int[][] groups = new int[2][];
        groups[0] = [0, 2];
        groups[1] = [3, 1, 0];
        double y = 1;
        foreach (int[] group in groups)
        {
            double sum = 0;
            foreach (int i in group)
            {
                sum += x[i] * x[i];
            }

            y *= sum;
        }

        groups[0] = groups[1];
        return y * x[groups[0][1]];
    }

    [Differentiable(Derivatives = Both)]
    private static double MadeByFunction(double[] x)
    {
        static double[][] Matrix(int rows, int columns)
        {
            double[][] made = new double[rows][];
            for (int i = 0; i < rows; i++)
            {
                made[i] = new double[columns];
            }

            return made;
        }

        double[][] a = Matrix(2, 2);
        double[][] b = Matrix(2, 2);
        for (int i = 0; i < 4; i++)
        {
            a[i / 2][i % 2] = x[i];
            b[i % 2][i / 2] = x[i] * x[0];
        }

        return (a[0][1] * b[1][0]) + (a[1][1] * b[0][0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double FromEnd(double x, double y)
    {
        double[][] a = [[x], [y, x]];
        a[^1][^1] *= y;
        a[^2] = a[^1];
        return a[0][0] * a[0][1] * a[0].Length;
    }

    [Differentiable(Derivatives = Both)]
    private static double InBranch(double x, double y)
    {
        double[][] a = [[x], [y]];
        for (int i = 0; i < 3; i++)
        {
            if (a[0][0] > a[1][0])
            {
                a[0] = [a[0][0] * a[1][0] / 2];
            }
            else
            {
                a[1] = a[0];
            }

            a[i % 2][0] += x;
        }

        return a[0][0] * a[1][0];
    }

#pragma warning disable DP3001 // The zero is what the program is about.
    [Differentiable(Derivatives = Both)]
    private static double EarlyExit(double[] x, double limit)
    {
        double[][] a = new double[x.Length][];
        double y = 0;
        for (int i = 0; i < x.Length; i++)
        {
            a[i] = i == 0 ? [x[0]] : [x[i], a[i - 1][0] * x[i]];
            y += a[i][0] * a[i][^1];
            if (y > limit)
            {
                return y * a[i][0];
            }
        }

        return y;
    }
#pragma warning restore DP3001

    [Differentiable(Derivatives = Both)]
    private static double ChangingIndex(double x, double y)
    {
        double[][] a = new double[3][];
        int i = 0;
        a[i++] = [x, i];
        a[i++] = [y, i];
        a[i] = [a[--i][0] * x, i];
        i = 7;
        return a[2][0] * a[0][1] * (a[1][1] + a[2][1]) * i;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReturnedRows(double x, double y)
    {
        double[][] a = [Layer([x, y], x), Layer([y], y)];
        a[0] = Layer(a[0], a[1][0]);
        a[1] = a[0];
        a[1][1] += a[0][0];
        return a[0][1] * a[1][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double CopiesOfGiven(double x, double y)
    {
        double[][] given = [[x, y], [y, x * y]];
        return OverCopies(given, x) + (given[0][0] * given[1][0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OverCopies(double[][] given, double by)
    {
        double[][] own = new double[given.Length][];
        for (int i = 0; i < given.Length; i++)
        {
            own[i] = given[i][..];
            for (int j = 0; j < own[i].Length; j++)
            {
                own[i][j] *= by;
            }
        }

        return own[0][1] * own[1][1] * given[0][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Window(double x, double y, int n)
    {
        double[][] last = [[x, y], [y, x]];
        for (int t = 0; t < n; t++)
        {
            double[] next = new double[2];
            for (int i = 0; i < 2; i++)
            {
                next[i] = Math.Sin(last[0][i] + (last[1][1 - i] * x));
            }

            last[0] = last[1];
            last[1] = next;
        }

        return last[0][0] * last[1][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Determinant(double[][] a)
    {
        int n = a.Length;
        if (n == 1)
        {
            return a[0][0];
        }

        double det = 0;
        double sign = 1;
        for (int c = 0; c < n; c++)
        {
            double[][] minor = new double[n - 1][];
            for (int i = 1; i < n; i++)
            {
                minor[i - 1] = new double[n - 1];
                for (int j = 0, k = 0; j < n; j++)
                {
                    if (j != c)
                    {
                        minor[i - 1][k++] = a[i][j];
                    }
                }
            }

            det += sign * a[0][c] * Determinant(minor);
            sign = -sign;
        }

        return det;
    }

    [Differentiable(Derivatives = Both)]
    private static double Minors(double[] x, double y) => Determinant([[x[0], x[1], y], [x[2], y * y, x[3]], [x[0] * x[1], x[3], x[2]]]);

    [Differentiable(Derivatives = Both)]
    private static double WalkedVariable(double x, double y)
    {
        double[][] a = [[x], [y], [x * y]];
        double z = 1;
        foreach (double[] row in a)
        {
            z = (z * row[0]) + 1;
            a = [[z], [x], row];
        }

        return z * a[0][0] * a[2][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Range(double x, double y)
    {
        double[][] a = [[x], [y], [x * y]];
        double[][] b = a[1..];
        a[1][0] *= x;
        a[2] = [3];
        b[0][0] *= b[1][0];
        return a[1][0] * b[1][0] * a[2][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double[] Level(double[] above, double by, int depth)
    {
        double[][] rows = new double[2][];
        rows[depth % 2] = above;
        rows[1 - (depth % 2)] = depth == 0 ? [by, by * by] : Level([above[1] * by, above[0]], by, depth - 1);
        rows[0][0] += rows[1][1] * by;
        return [rows[0][0] * rows[1][0], rows[1][1]];
    }

    [Differentiable(Derivatives = Both)]
    private static double Levels(double x, double y, int depth)
    {
        double[] last = Level([x, y], x, depth);
        return last[0] * last[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Steering(double x, double y)
    {
        double[][] a = [[x], [y]];
        int steps = 0;
        while (a[steps % 2][0] < 5 && steps < 20)
        {
            a[steps % 2] = [(a[0][0] * a[1][0]) + x];
            steps++;
        }

        return a[0][0] * a[1][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Queue(double x, double y, int n)
    {
        double[][] q = new double[3][];
        int head = 0;
        int count = 0;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            q[(head + count++) % 3] = [x * (i + 1), y + sum];
            if (count == 3)
            {
                double[] first = q[head];
                q[head] = null!;
                head = (head + 1) % 3;
                count--;
                sum += first[0] * first[1] / 50;
            }
        }

        return sum * q[head][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Cleanup(double x, double y)
    {
        double[][] a = [[x], [y]];
        for (int i = 0; i < 2; i++)
        {
            try
            {
                a[0] = [a[1][0] * a[0][0]];
            }
            finally
            {
                a[1] = [a[0][0] + (a[1][0] * x)];
            }
        }

        return a[0][0] * a[1][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Captured(double x, double y)
    {
        double[][] a = new double[2][];
        void Store(int at, double value) => a[at] = [value, value * x];
        double Sum(int at) => a[at][0] + a[at][1];
        Store(0, y);
        Store(1, Sum(0) * x);
        Store(0, Sum(1) * Sum(0));
        return Sum(0) * a[1][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Queried(double x, double y)
    {
        double[][] a = [[x, y], [y], [x * y, x, 2]];
        a[1] = a[2];
        return a.Sum(r => r[0] * r.Length) * a.Select(r => r.Sum()).Max();
    }
}

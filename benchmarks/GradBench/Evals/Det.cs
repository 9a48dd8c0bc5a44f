using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Det
{
    /// <summary>The determinant of a matrix, by expansion along its rows.</summary>
    /// <param name="a">The matrix, size × size.</param>
    /// <param name="size">How many rows.</param>
    [Differentiable]
    internal static double Determinant(double[] a, int size)
    {
        int[] next = new int[size + 1];
        for (int i = 0; i <= size; i++)
            next[i] = i;
        return Minor(a, size, 0, next);
    }

    /// <summary>The determinant of the rows from <paramref name="row"/> on and the columns that remain.</summary>
    /// <param name="a">The matrix, size × size.</param>
    /// <param name="size">How many rows.</param>
    /// <param name="row">The first of the rows.</param>
    /// <param name="next">
    /// The columns that remain, as a list: the first of them stands at 0, what comes after column c at c + 1, and <paramref name="size"/> at its end.
    /// </param>
    [Differentiable]
    internal static double Minor(double[] a, int size, int row, int[] next)
    {
        if (row == size - 1)
            return a[row * size + next[0]];

        double sum = 0;
        double sign = 1;
        int previous = 0;
        int column = next[0];
        while (column < size)
        {
            next[previous] = next[column + 1];
            sum += sign * a[row * size + column] * Minor(a, size, row + 1, next);
            next[previous] = column;
            sign = -sign;
            previous = column + 1;
            column = next[previous];
        }

        return sum;
    }

    public static Evaluation Value(JsonElement input)
    {
        double[] a = input.Doubles("A");
        int size = input.Int("ell");
        double y = 0;
        return new(() => y = Determinant(a, size), json => json.WriteNumberValue(y));
    }

    public static Evaluation Native(JsonElement input)
    {
        double[] a = input.Doubles("A");
        int size = input.Int("ell");
        double y = 0;
        return new(() => y = NativeObjectives.Det(a, size), json => json.WriteNumberValue(y));
    }

    public static Evaluation Derivative(JsonElement input)
    {
        double[] a = input.Doubles("A"), gradient = new double[a.Length];
        int size = input.Int("ell");
        return new(() => DeterminantValueAndGradient(a, size, gradient), json => json.WriteVector(gradient));
    }
}

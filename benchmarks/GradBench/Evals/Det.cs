using System.Text.Json;

namespace DiffProg.GradBench.Evals;

internal static partial class Det
{
    /// <summary>The determinant of a matrix, by expansion along its rows.</summary>
    /// <param name="a">The matrix, size × size.</param>
    /// <param name="size">How many rows, 31 at most.</param>
    [Differentiable]
    internal static double Determinant(double[] a, int size) => Minor(a, size, 0, (1 << size) - 1);

    /// <summary>The determinant of the rows from <paramref name="row"/> on and of some columns, as many.</summary>
    /// <param name="a">The matrix, size × size.</param>
    /// <param name="size">How many rows it has.</param>
    /// <param name="row">The first of the rows.</param>
    /// <param name="columns">The columns, a bit for each.</param>
    [Differentiable]
    internal static double Minor(double[] a, int size, int row, int columns)
    {
        if (row == size)
            return 1;

        double sum = 0;
        double sign = 1;
        for (int column = 0; column < size; column++)
        {
            int bit = 1 << column;
            if ((columns & bit) != 0)
            {
                sum += sign * a[row * size + column] * Minor(a, size, row + 1, columns & ~bit);
                sign = -sign;
            }
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

    public static Evaluation Derivative(JsonElement input)
    {
        double[] a = input.Doubles("A"), gradient = new double[a.Length];
        int size = input.Int("ell");
        return new(() => DeterminantValueAndGradient(a, size, gradient), json => json.WriteVector(gradient));
    }
}

using System;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>Writes to what an index finds in arrays of arrays and of objects that are parameters.</summary>
internal static partial class ValuePrograms
{
    private static double[][] Matrix => [[2.1, 0.3, -0.4], [0.3, 1.7, 0.2], [-0.4, 0.2, 1.9]];

    private static Layer[] Layers => [new Dense([0.3, -0.2], 0.1), new Gated([0.5, 0.4], 0.2, 1.1), new Dense([-0.3, 0.7], -0.4)];

    private static ValueProgram[] OfWrites =>
    [
        Of(nameof(Cholesky), () => [Matrix]),
        Of(nameof(Smoothed), () => [Matrix, 0.7, 2]),
        Of(nameof(EachScaled), () => [Matrix, 0.7]),
        Of(nameof(ScaledByCallee), () => [Matrix, 0.7]),
        Of(nameof(PartsOfRows), () => [Matrix, 0.7]),
        Of(nameof(ShiftedLayers), () => [Layers, Row(0.8, -0.5)]),
        Of(nameof(TrainedLayers), () => [new Network(Layers), Row(0.8, -0.5)]),
        Of(nameof(WrittenBeside), () => [new Dense([0.3, -0.2], 0.1) { Bias = 0.7 }, 1.2]),
        Of(nameof(WrittenByCallee), () => [new Dense([0.3, -0.2], 0.1) { Bias = 0.7 }, 1.2]),
        Of(nameof(EmbeddedRows), () => [new Embedding(Matrix), 1.2]),
    ];

    [Differentiable]
    internal sealed partial class Embedding(double[][] rows)
    {
        public double[][] Rows { get; } = rows;
    }

    [Differentiable(Derivatives = Both)]
    private static double Cholesky(double[][] a)
    {
        double logarithm = 0;
        for (int j = 0; j < a.Length; j++)
        {
            for (int k = 0; k < j; k++)
            {
                a[j][j] -= a[j][k] * a[j][k];
            }

            a[j][j] = Math.Sqrt(a[j][j]);
            logarithm += Math.Log(a[j][j]);
            for (int i = j + 1; i < a.Length; i++)
            {
                for (int k = 0; k < j; k++)
                {
                    a[i][j] -= a[i][k] * a[j][k];
                }

                a[i][j] /= a[j][j];
            }
        }

        return 2 * logarithm;
    }

    /// <summary>A sweep over neighbours in place.</summary>
    [Differentiable(Derivatives = Both)]
    private static void Smoothed(double[][] u, double by, int sweeps)
    {
        for (int s = 0; s < sweeps; s++)
        {
            for (int i = 1; i < u.Length - 1; i++)
            {
                for (int j = 1; j < u[i].Length - 1; j++)
                {
                    u[i][j] += by * ((u[i - 1][j] * u[i + 1][j]) + (u[i][j - 1] * u[i][j + 1]) - (u[i][j] * u[i][j]));
                    u[i - 1][j] *= u[i][j];
                }
            }
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double EachScaled(double[][] rows, double by)
    {
        double sum = 0;
        foreach (double[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] *= row[(i + 1) % row.Length] * by;
                sum += row[i] * row[0];
            }
        }

        return sum * rows[0][1];
    }

    [Differentiable]
    private static void Scaled(double[] row, double by)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] *= row[i] * by;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double ScaledByCallee(double[][] rows, double by)
    {
        double product = 1;
        for (int i = 0; i < rows.Length; i++)
        {
            Scaled(rows[i], by * rows[(i + 1) % rows.Length][0]);
            product *= 1 + rows[i][1];
        }

        return product;
    }

    [Differentiable(Derivatives = Both)]
    private static double PartsOfRows(double[][] rows, double by)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            Span<double> tail = rows[i].AsSpan(1);
            tail[0] *= by * rows[0][0];
            ref double first = ref rows[i][0];
            first += tail[0] * tail[1];
        }

        return rows[0][0] * rows[1][1] * rows[2][0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ShiftedLayers(Layer[] layers, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i].Bias *= x[0] + layers[0].Bias;
            sum += layers[i].Run(x[1], 0) * layers[i].Bias;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double TrainedLayers(Network network, double[] x)
    {
        double sum = 0;
        foreach (Layer layer in network.Layers)
        {
            layer.Bias += x[0] * layer.Bias;
            sum += layer.Run(x[1], 1) * layer.Bias;
        }

        return sum * network.Layers[0].Bias;
    }

    [Differentiable(Derivatives = Both)]
    private static double EmbeddedRows(Embedding table, double by)
    {
        double sum = 0;
        for (int i = 0; i < table.Rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                table.Rows[i][j] *= by * table.Rows[j][i];
                sum += table.Rows[i][j] * table.Rows[i][i];
            }
        }

        return sum;
    }

    [Differentiable]
    private static void Mixed(Dense layer, ref double bias)
    {
        bias += layer.Bias * bias;
        layer.Shift *= bias;
        layer.Bias *= bias;
    }

    /// <summary>A number of an object that is given by reference beside the object.</summary>
    [Differentiable(Derivatives = Both)]
    private static double WrittenBeside(Dense layer, double x)
    {
        Mixed(layer, ref layer.Bias);
        return layer.Bias * layer.Shift * x;
    }

    [Differentiable]
    private static void Replaced(double x, out double result) => result = x * x;

    /// <summary>Numbers of an object that a marked method writes by reference.</summary>
    [Differentiable(Derivatives = Both)]
    private static double WrittenByCallee(Dense layer, double x)
    {
        Replaced(layer.Bias * x, out layer.Bias);
        Replaced(layer.Shift *= layer.Bias, out layer.Shift);
        return layer.Bias * layer.Shift;
    }
}

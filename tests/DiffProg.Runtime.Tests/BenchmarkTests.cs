using System;
using System.Linq;
using DiffProg.GradBench.Evals;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The benchmark's objectives of first order, at sizes where differences can follow.</summary>
public static class BenchmarkTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(1, 3, 4)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 4, 6)]
    public static void A_stacked_LSTM_passes_every_question(int layers, int width, int length) => Ask(
        new Subject(typeof(Lstm), nameof(Lstm.Loss)),
        Noise(8 * layers * width, 1),
        Noise(3 * width, 2),
        Noise(2 * layers * width, 3),
        Noise(length * width, 4),
        layers,
        width,
        length);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 4)]
    [InlineData(8, 10)]
    public static void A_method_of_Runge_and_Kutta_passes_every_question(int size, int steps) =>
        Ask(new Subject(typeof(Ode), nameof(Ode.Last)), Noise(size, 5), steps);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public static void A_determinant_by_minors_passes_every_question(int size) =>
        Ask(new Subject(typeof(Det), nameof(Det.Determinant)), Noise(size * size, 6), size);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public static void Each_row_of_a_matrix_times_the_gradient_of_its_determinant_is_the_determinant(int size)
    {
        double[] a = Noise(size * size, 7), gradient = Det.DeterminantGradient(a, size);
        double determinant = Det.Determinant(a, size);
        for (int row = 0; row < size; row++)
        {
            double expansion = Enumerable.Range(row * size, size).Sum(i => a[i] * gradient[i]);
            Assert.Equal(determinant, expansion, 1e-12);
        }
    }

    private static void Ask(Subject subject, params object[] inputs)
    {
        Judge judge = new(subject, inputs);
        judge.ForwardAgreesWithReverse();
        judge.ReverseAgreesWithDifferences();
        judge.ValuesAndArgumentsAreThePrimals();
        judge.AccumulateGradientAdds();
        judge.TheSecondCallEqualsTheFirst();
    }

    private static double[] Noise(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}

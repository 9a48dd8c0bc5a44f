using System.Diagnostics;
using ScottPlot;
using Spectre.Console;

namespace Samples;

/// <summary>Runs a training step again and again, draws what it returned, and says what it cost.</summary>
public sealed class Training
{
    private readonly double[] _losses;
    private readonly long[] _allocated;

    /// <summary>Runs.</summary>
    /// <param name="epochs">How many means of the loss are drawn.</param>
    /// <param name="steps">How many steps each of them is of.</param>
    /// <param name="step">A step, given its number: it returns the loss.</param>
    public Training(int epochs, int steps, Func<int, double> step)
    {
        _losses = new double[epochs];
        _allocated = new long[epochs];
        long start = Stopwatch.GetTimestamp();
        AnsiConsole.Progress().Start(progress =>
        {
            ProgressTask training = progress.AddTask("Training", maxValue: epochs);
            for (int epoch = 0; epoch < epochs; epoch++, training.Increment(1))
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                double sum = 0;
                for (int i = 0; i < steps; i++)
                    sum += step(epoch * steps + i);
                _losses[epoch] = sum / steps;
                _allocated[epoch] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        });
        Console.WriteLine(
            $"{epochs * steps} steps in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, which allocated {_allocated[0]} bytes in the first of "
            + $"{epochs} epochs, {Allocated} in most.");
    }

    /// <summary>How many bytes the median epoch allocated: the first ones warm up, and the runtime's own tables may grow in any.</summary>
    public long Allocated => _allocated.Order().ElementAt(_allocated.Length / 2);

    /// <summary>Draws the loss by epoch.</summary>
    public void Draw(string file)
    {
        using var plot = new Plot();
        plot.Add.Scatter([.. Enumerable.Range(1, _losses.Length)], _losses);
        plot.Title("Mean loss by epoch");
        Console.WriteLine($"Loss curve: {plot.SavePng(file, 800, 500).Path}");
    }

    /// <summary>Says how many were right, and gives the exit code: 0 where these were enough and the steps allocated nothing.</summary>
    public int Outcome(string what, double accuracy, double expected)
    {
        bool isReached = accuracy >= expected && Allocated == 0;
        Console.WriteLine($"{what}: {accuracy:P2}. Expected: at least {expected:P0}, and steps that allocate nothing: {(isReached ? "reached" : "FAILED")}.");
        return isReached ? 0 : 1;
    }
}

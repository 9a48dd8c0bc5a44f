using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace DiffProg.GradBench;

/// <summary>
/// What a gradient costs beside its objective, for directories of inputs that are named as their evals: of each input the least time
/// of either, how many times the one is the other, and the bytes that one call of the gradient allocates.
/// </summary>
internal static class Ratios
{
    private const double SecondsPerInput = 1;
    private const int RoundsPerInput = 7;
    private const double SecondsPerBatch = 1e-3;

    public static void Print(IReadOnlyList<string> directories, TextWriter output)
    {
        output.WriteLine($"{"eval",-6} {"input",-24} {"objective µs",14} {"gradient µs",14} {"ratio",7} {"bytes",12}");
        foreach (string directory in directories)
        {
            string eval = Path.GetFileName(Path.TrimEndingDirectorySeparator(directory));
            if (!EvalTable.Evals.TryGetValue(eval, out var functions))
                throw new ArgumentException($"'{directory}' is not named as an eval.", nameof(directories));
            foreach (string file in Directory.GetFiles(directory, "*.input.json").Order(StringComparer.Ordinal))
            {
                using JsonDocument input = JsonDocument.Parse(File.ReadAllBytes(file));
                Action[] run = [.. functions.Values.Select(prepare => prepare(input.RootElement).Run)];
                double[] seconds = Least(run);
                string name = Path.GetFileName(file)[..^".input.json".Length];
                output.WriteLine(
                    $"{eval,-6} {name,-24} {1e6 * seconds[0],14:F2} {1e6 * seconds[1],14:F2} {seconds[1] / seconds[0],7:F2} {Allocated(run[1]),12}");
            }
        }
    }

    /// <summary>The least seconds of one call of each. They take turns, so that a machine that slows down slows both.</summary>
    public static double[] Least(Action[] run)
    {
        int[] calls = [.. run.Select(Calls)];
        double[] least = [.. run.Select(_ => double.PositiveInfinity)];
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < RoundsPerInput || Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsPerInput; round++)
        {
            for (int i = 0; i < run.Length; i++)
                least[i] = Math.Min(least[i], Seconds(run[i], calls[i]) / calls[i]);
        }

        return least;
    }

    /// <summary>How many calls last long enough for the clock, also where nothing interrupts them.</summary>
    private static int Calls(Action run)
    {
        run();
        int calls = 1;
        while (Enumerable.Range(0, 3).Min(_ => Seconds(run, calls)) < SecondsPerBatch)
            calls *= 2;
        return calls;
    }

    // Of the processor: on a machine that others use as well, a long call is interrupted however often it is tried.
    private static double Seconds(Action run, int calls)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < calls; i++)
            run();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    /// <summary>The bytes that one call allocates in this thread.</summary>
    public static long Allocated(Action run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

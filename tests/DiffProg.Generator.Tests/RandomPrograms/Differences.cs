using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Central differences of interpreted values, which know nothing of derivative rules.</summary>
internal static class Differences
{
    private static readonly double[] StepSizes = [1e-3, 1e-4, 1e-5, 1e-6];

    /// <summary>The relative error of a run's tangents at the best step size; null where every step crosses a branch or a kink.</summary>
    public static double? Along(Trial trial, Run run)
    {
        double scale = 1 + run.Journal.LargestTangent;
        double? best = null;
        foreach (double step in StepSizes)
        {
            var right = At(step);
            var left = At(-step);
            var halfRight = At(step / 2);
            var halfLeft = At(-step / 2);
            Run[] all = [right, left, halfRight, halfLeft];
            if (all.Any(r => r.Journal.Path != run.Journal.Path))
                continue;
            // The combination of two steps cancels the error of second order.
            double Extrapolated(double r, double l, double hr, double hl) => ((4 * (hr - hl) / step) - ((r - l) / (2 * step))) / 3;
            double error = Math.Abs(run.Result.Tangent
                - Extrapolated(right.Result.Value, left.Result.Value, halfRight.Result.Value, halfLeft.Result.Value));
            for (int p = 0; p < run.Memory.Length; p++)
            {
                for (int i = 0; i < run.Memory[p].Length; i++)
                {
                    double difference = Extrapolated(
                        right.Memory[p][i].Real.Value, left.Memory[p][i].Real.Value, halfRight.Memory[p][i].Real.Value, halfLeft.Memory[p][i].Real.Value);
                    error = Math.Max(error, Math.Abs(run.Memory[p][i].Real.Tangent - difference));
                }
            }
            best = Math.Min(best ?? double.PositiveInfinity, error / scale);
        }
        return best;

        Run At(double offset) => Interpreter.Run(trial.Program, trial.Arguments.Moved(trial.Program, offset), trial.Arguments.Direction);
    }
}

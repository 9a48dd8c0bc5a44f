using System;
using System.Globalization;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Compares a Hessian-vector product with differences of the gradient along the vector.</summary>
internal static class SecondOrderCheck
{
    private static readonly double[] StepSizes = [1e-3, 1e-4, 1e-5];

    /// <summary>What is wrong, or null; null too where every step crosses a branch, or the program is too narrow for differences.</summary>
    public static string? Failure(Trial trial, CompiledProgram compiled, Run run)
    {
        if (compiled.Hvp is not { } hvp || Precision.Of(trial.Program, run) != Kind.Real)
            return null;
        double[][] product = Arguments.Copy(trial.Arguments.Direction);
        double[][] arguments = Arguments.Copy(trial.Arguments.Values);
        hvp(arguments, product);
        compiled.TakeRecording();
        if (!Bits.Equal(trial.Program, run.Memory, arguments))
            return "FHvp leaves other arguments than the primal";
        string? failure = null;
        foreach (double step in StepSizes)
        {
            if (!IsSmooth(trial, run, step))
                continue;
            failure = Mismatch(trial, compiled, product, step);
            if (failure is null)
                return null;
        }
        return failure;
    }

    private static bool IsSmooth(Trial trial, Run run, double step)
    {
        foreach (double offset in (double[])[step, -step, step / 2, -step / 2])
        {
            if (Interpreter.Run(trial.Program, trial.Arguments.Moved(trial.Program, offset), trial.Arguments.Direction).Journal.Path != run.Journal.Path)
                return false;
        }
        return true;
    }

    private static string? Mismatch(Trial trial, CompiledProgram compiled, double[][] product, double step)
    {
        double[][] right = At(step);
        double[][] left = At(-step);
        double[][] halfRight = At(step / 2);
        double[][] halfLeft = At(-step / 2);
        double size = 1;
        Gradients.Each(trial, (p, i) => size = Math.Max(size, Math.Max(Math.Abs(product[p][i]), Math.Abs(right[p][i]))));
        string? failure = null;
        Gradients.Each(trial, (p, i) =>
        {
            // The combination of two steps cancels the error of second order.
            double difference = ((4 * (halfRight[p][i] - halfLeft[p][i]) / step) - ((right[p][i] - left[p][i]) / (2 * step))) / 3;
            if (!(Math.Abs(product[p][i] - difference) <= 1e-4 * size))
            {
                string text = string.Create(CultureInfo.InvariantCulture, $"{product[p][i]:R}, differences of the gradient give {difference:R}");
                failure ??= $"FHvp gives {trial.Program.Root.Parameters[p].Name}[{i}] = {text}";
            }
        });
        return failure;

        double[][] At(double offset)
        {
            double[][] gradient = Arguments.Zeros(trial.Arguments.Values);
            compiled.Gradient(trial.Arguments.Moved(trial.Program, offset), gradient);
            compiled.TakeRecording();
            return gradient;
        }
    }
}

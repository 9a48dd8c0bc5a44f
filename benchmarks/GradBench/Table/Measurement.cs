using System;
using System.Threading;

namespace DiffProg.GradBench.Table;

/// <summary>What a case costs.</summary>
/// <param name="Case">The case.</param>
/// <param name="Native">Seconds of the objective in C; NaN where there is none.</param>
/// <param name="Primal">Seconds of the objective in C#.</param>
/// <param name="Gradient">Seconds of the derivative, the objective's value included.</param>
/// <param name="Allocated">The bytes that a call of the derivative allocates.</param>
/// <param name="FirstAllocated">
/// The bytes that the first call in a thread allocates: the tape, what it outgrew, and the arrays that are kept for later calls.
/// </param>
internal sealed record Measurement(Case Case, double Native, double Primal, double Gradient, long Allocated, long FirstAllocated)
{
    /// <summary>How many times the C objective the derivative costs, or its microseconds where there is none.</summary>
    public double Cost => Case.Goal.IsTime ? 1e6 * Gradient : Gradient / Native;

    public static Measurement Of(Case given)
    {
        var functions = EvalTable.Evals[given.Module];
        if (given.Goal.IsTime)
        {
            Action run = functions["ff"](given.Input).Run;
            return new(given, double.NaN, double.NaN, Ratios.Least([run])[0], Ratios.Allocated(run), InThread(run));
        }

        using var prepared = functions.Values.GetEnumerator();
        Evaluation primal = Next(), gradient = Next(), native = EvalTable.Natives[given.Module](given.Input);
        Agreement.Verify(native, primal, given);
        double[] seconds = Ratios.Least([native.Run, primal.Run, gradient.Run]);
        return new(given, seconds[0], seconds[1], seconds[2], Ratios.Allocated(gradient.Run), InThread(gradient.Run));

        Evaluation Next() => prepared.MoveNext() ? prepared.Current(given.Input) : throw new InvalidOperationException("A function is missing.");
    }

    private static long InThread(Action run)
    {
        long allocated = 0;
        Thread thread = new(() => allocated = Ratios.Allocated(run));
        thread.Start();
        thread.Join();
        return allocated;
    }
}

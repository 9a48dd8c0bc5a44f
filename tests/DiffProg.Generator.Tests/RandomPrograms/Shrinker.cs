using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Cuts a failing program down while it keeps failing in the same way.</summary>
internal static class Shrinker
{
    private static readonly TimeSpan Patience = Settings.Patience;

    public static Verdict Shrink(Verdict failure, Func<IReadOnlyCollection<Trial>, IEnumerable<Verdict>> judge)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && Smaller(failure, judge) is { } smaller)
            failure = smaller;
        return failure;
    }

    private static Verdict? Smaller(Verdict failure, Func<IReadOnlyCollection<Trial>, IEnumerable<Verdict>> judge)
    {
        int size = ProgramSize.Of(failure.Trial.Program);
        var candidates = Reductions.Of(failure.Trial)
            .Where(trial => ProgramSize.Of(trial.Program) < size && Runs(trial) && Throws(trial) == Throws(failure.Trial))
            .Select((trial, i) => trial with { Index = (uint)i });
        foreach (var chunk in candidates.Chunk(100))
        {
            var still = judge(chunk)
                .Where(failure.Resembles)
                .MinBy(verdict => ProgramSize.Of(verdict.Trial.Program));
            if (still is not null)
                return still with { Trial = still.Trial with { Index = failure.Trial.Index } };
        }
        return null;
    }

    private static bool Throws(Trial trial) =>
        Interpreter.Run(trial.Program, trial.Arguments.Values, trial.Arguments.Direction).Thrown is not null;

    /// <summary>Whether the cut program still runs: it may index out of range, read what was never assigned, or not end.</summary>
    private static bool Runs(Trial trial)
    {
        if (!trial.Program.Root.Parameters.Any(parameter => parameter.IsDifferentiable))
            return false;
        try
        {
            return trial.Unfit() is null;
        }
        catch (Exception exception) when (exception
            is KeyNotFoundException or InvalidOperationException or InvalidCastException or OverflowException or NotSupportedException
            or IndexOutOfRangeException or ArgumentException)
        {
            return false;
        }
    }
}

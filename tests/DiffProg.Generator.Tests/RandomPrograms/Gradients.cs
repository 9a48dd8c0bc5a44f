using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The elements of a program's gradient.</summary>
internal static class Gradients
{
    /// <summary>Visits each by its parameter and its place there.</summary>
    public static void Each(Trial trial, Action<int, int> visit)
    {
        for (int p = 0; p < trial.Arguments.Values.Length; p++)
        {
            if (!trial.Program.Root.Parameters[p].IsDifferentiable)
                continue;
            for (int i = 0; i < trial.Arguments.Values[p].Length; i++)
                visit(p, i);
        }
    }
}

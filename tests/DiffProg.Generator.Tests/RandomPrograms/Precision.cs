using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>How exact a program's derivatives can be: as exact as the narrowest kind that takes part.</summary>
internal static class Precision
{
    public static Kind Of(RandomProgram program, Run run) => program.Root.Parameters
        .Where(parameter => parameter.IsDifferentiable)
        .SelectMany(parameter => parameter.Structure is { } structure ? Structures.Leaves(structure).Select(leaf => leaf.Kind) : [Kinds.ElementOf(parameter.Kind)])
        .Append(run.Journal.Narrowest)
        .Append(program.Root.Returns)
        .Min();

    /// <summary>The largest value and tangent that a program may meet.</summary>
    public static (double Value, double Tangent) Limits(Kind kind) => kind switch
    {
        Kind.Real => (1e6, 1e4),
        Kind.Single => (1e4, 1e3),
        _ => (100, 30),
    };

    /// <summary>What two orders of the same sums may differ by, relative to their size.</summary>
    public static double Tolerance(Kind kind) => kind switch
    {
        Kind.Real => 1e-12,
        Kind.Single => 1e-5,
        _ => 3e-2,
    };

    public static bool Near(Kind kind, double actual, double expected, double scale) =>
        Math.Abs(actual - expected) <= Tolerance(kind) * scale;
}

using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Equality in every bit, so that a zero's sign counts.</summary>
internal static class Bits
{
    public static bool Equal(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);

    public static bool Equal(double[] x, double[] y) => x.Length == y.Length && x.Zip(y).All(pair => Equal(pair.First, pair.Second));

    /// <summary>Whether the arrays and objects among the arguments hold what the interpreter left in them.</summary>
    public static bool Equal(RandomProgram program, Value[][] expected, double[][] actual) => Agree(program, expected, actual, Equal);

    /// <summary>Whether they hold numbers that agree with those.</summary>
    public static bool Agree(RandomProgram program, Value[][] expected, double[][] actual, Func<double, double, bool> agree) =>
        Enumerable.Range(0, actual.Length).All(p => Kinds.ElementOf(program.Root.Parameters[p].Kind) is var kind
            && ((!Kinds.IsReal(kind) && program.Root.Parameters[p].Structure is not { IsReference: true }) || (expected[p].Length == actual[p].Length && expected[p].Zip(actual[p]).All(pair => agree(pair.First.Real.Value, pair.Second)))));
}

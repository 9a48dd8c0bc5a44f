using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.RandomPrograms;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>A program, its method <c>F</c>, and the arguments to run it with.</summary>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Text">The program.</param>
/// <param name="Arguments">Doubles, ints, bools and arrays.</param>
/// <param name="Scale">How large its intermediate derivatives get, which its rounding errors are in proportion to.</param>
internal sealed record Sample(string Type, string Text, object[] Arguments, double Scale)
{
    /// <summary>The same arguments in arrays of their own.</summary>
    public object[] Copy() => [.. Arguments.Select(a => a is Array array ? array.Clone() : a)];

    /// <summary>A class that calls the method with boxed arguments.</summary>
    public string Adapter() =>
        $"public static class {Type}Adapter {{ public static double Primal(object[] a) => {Type}.F({string.Join(", ", Arguments.Select((a, i) => $"({NameOf(a)})a[{i}]"))}); }}";

    public static Sample Of(Trial trial)
    {
        var parameters = trial.Program.Root.Parameters;
        object[] arguments = [.. trial.Arguments.Values.Select((value, i) => parameters[i].Kind switch
        {
            Kind.Real => value[0],
            Kind.Integer => (object)(int)value[0],
            Kind.Truth => value[0] != 0,
            _ => value.Clone(),
        })];
        double scale = Interpreter.Run(trial.Program, trial.Arguments.Values, trial.Arguments.Direction).Journal.LargestTangent;
        return new Sample(trial.TypeName, trial.Source, arguments, scale);
    }

    public static IEnumerable<Sample> Random(ulong series, int count) => Enumerable.Range(0, count)
        .Select(i => Trial.Draw(series, (uint)i, Feature.Core))
        .Where(t => t.Unfit() is null)
        .Select(Of);

    private static string NameOf(object argument) => argument switch
    {
        double => "double",
        int => "int",
        bool => "bool",
        double[] => "double[]",
        int[] => "int[]",
        _ => throw new NotSupportedException(argument.GetType().Name),
    };
}

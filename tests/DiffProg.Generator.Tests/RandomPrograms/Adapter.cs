using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// Prints a class that calls a program's members with arrays of arrays, because spans and references do not pass through reflection.
/// </summary>
internal static class Adapter
{
    public static string TypeName(Trial trial) => trial.TypeName + "Adapter";

    public static string Print(Trial trial, bool withDerivatives)
    {
        string type = trial.TypeName;
        var parameters = trial.Program.Root.Parameters;
        List<int> differentiable = [.. Enumerable.Range(0, parameters.Length).Where(p => parameters[p].IsDifferentiable)];
        string arguments = string.Join(", ", parameters.Select((p, i) => Argument(p, i, "a")));
        string primal = $"    public static double Primal(double[][] a) => {type}.F({arguments});\n";
        if (!withDerivatives)
            return Class(primal);

        string Buffers(string scalar) =>
            string.Concat(differentiable.Select(p => parameters[p].IsArray ? $", b[{p}]" : $", {scalar}b[{p}][0]"));
        string gradients = differentiable.Count == 1
            ? Result(parameters[differentiable[0]], differentiable[0], "g")
            : string.Join("\n", differentiable.Select(p => Result(parameters[p], p, "g." + parameters[p].Name)));
        return Class($$"""
            {{primal}}
                public static double Jvp(double[][] a, double[][] b, double[] value)
                {
                    (double Value, double Tangent) r = {{type}}.FJvp({{arguments}}{{Buffers("")}});
                    value[0] = r.Value;
                    return r.Tangent;
                }

                public static double AccumulateGradient(double[][] a, double seed, double[][] b) =>
                    {{type}}.FAccumulateGradient({{arguments}}, seed{{Buffers("ref ")}});

                public static double ValueAndGradient(double[][] a, double[][] b) =>
                    {{type}}.FValueAndGradient({{arguments}}{{Buffers("out ")}});

                public static void Gradient(double[][] a, double[][] b)
                {
                    var g = {{type}}.FGradient({{arguments}});
            {{gradients}}
                }

            """);

        string Class(string members) => $"using System;\n\npublic static class {TypeName(trial)}\n{{\n{members}}}\n";
    }

    private static string Argument(Parameter parameter, int index, string array) => parameter.Shape switch
    {
        Shape.Real => $"{array}[{index}][0]",
        Shape.Integer => $"(int){array}[{index}][0]",
        Shape.Truth => $"{array}[{index}][0] != 0",
        _ => $"{array}[{index}]",
    };

    private static string Result(Parameter parameter, int index, string gradient) =>
        parameter.IsArray ? $"        b[{index}] = {gradient};" : $"        b[{index}][0] = {gradient};";
}

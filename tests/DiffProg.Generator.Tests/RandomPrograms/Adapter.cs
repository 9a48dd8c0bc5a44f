using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// Prints a class that calls a program's members with arrays of arrays of double, because spans and references do not pass through reflection.
/// </summary>
internal static class Adapter
{
    public static string TypeName(Trial trial) => trial.TypeName + "Adapter";

    public static string Print(Trial trial, bool withDerivatives)
    {
        string type = trial.TypeName;
        var root = trial.Program.Root;
        var parameters = root.Parameters;
        string result = Kinds.Name(root.Returns);
        List<int> differentiable = [.. Enumerable.Range(0, parameters.Length).Where(p => parameters[p].IsDifferentiable)];
        string arguments = string.Join(", ", parameters.Select((p, i) => Argument(p, i, "a", type + ".")));

        string Buffers(string scalar) =>
            string.Concat(differentiable.Select(p => $", {(IsHandedWhole(parameters[p]) ? "" : scalar)}{Buffer(parameters[p], p)}"));
        string Member(string signature, string body, bool buffers = true)
        {
            var given = parameters.Select((p, i) => (Parameter: p, Index: i, Array: "a")).Where(g => g.Parameter.IsArray || g.Parameter.Structure is { IsReference: true });
            var taken = buffers ? differentiable.Select(p => (Parameter: parameters[p], Index: p, Array: "b")) : [];
            var all = given.Concat(taken).Where(g => g.Array == "b" || !IsAsGiven(g.Parameter, g.Array)).ToList();
            return $$"""
                    public static {{signature}}
                    {
                {{string.Concat(all.Select(g => Enter(g.Parameter, g.Index, g.Array, type + ".")))}}        {{body}}
                {{string.Concat(all.Select(g => Leave(g.Parameter, g.Index, g.Array)))}}        return result;
                    }


                """;
        }
        string Gradients(string call) => $"var g = {call};\n" + string.Concat(differentiable.Select(p =>
            Result(parameters[p], p, differentiable.Count == 1 ? "g" : "g." + parameters[p].Name, type + "."))) + "        double result = 0;";

        string members = Member("double Primal(double[][] a)", $"double result = (double){type}.F({arguments});", buffers: false);
        if (withDerivatives)
        {
            members += Member(
                    "double Jvp(double[][] a, double[][] b, double[] value)",
                    $"({result} Value, {result} Tangent) r = {type}.FJvp({arguments}{Buffers("")});\n"
                    + "        value[0] = (double)r.Value;\n        double result = (double)r.Tangent;")
                + Member(
                    "double AccumulateGradient(double[][] a, double seed, double[][] b)",
                    $"double result = (double){type}.FAccumulateGradient({arguments}, ({result})seed{Buffers("ref ")});")
                + Member(
                    "double ValueAndGradient(double[][] a, double[][] b)",
                    $"double result = (double){type}.FValueAndGradient({arguments}{Buffers("out ")});")
                + Member("double Gradient(double[][] a, double[][] b)", Gradients($"{type}.FGradient({arguments})"));
            if (trial.SecondOrder)
                members += Member("double Hvp(double[][] a, double[][] b)", Gradients($"{type}.FHvp({arguments}{Buffers("")})"));
        }
        return $"using System;\nusing System.Linq;\n\npublic static class {TypeName(trial)}\n{{\n{members}}}\n";
    }

    private static string Argument(Parameter parameter, int index, string array, string owner) => parameter switch
    {
        { Structure.IsReference: true } => $"{array}{index}",
        { Structure: { } structure } => Whole(structure, owner, "", $"{array}[{index}]"),
        { IsArray: true } => Local(parameter, index, array),
        { Kind: Kind.Truth } => $"{array}[{index}][0] != 0",
        _ => $"({Kinds.Name(parameter.Kind)}){array}[{index}][0]",
    };

    /// <summary>A structure, or its tangent, of numbers in an array.</summary>
    private static string Whole(Structure structure, string owner, string kind, string numbers)
    {
        int next = 0;
        return Text(structure);

        string Text(Structure part) => part.IsPositional && kind.Length == 0
            ? $"new {owner}{part.Name}({string.Join(", ", part.Fields.Select(Value))})"
            : $"new {owner}{part.Name}{kind} {{ {string.Join(", ", part.Fields.Select(field => $"{field.Name} = {Value(field)}"))} }}";

        string Value(Field field) => field.Structure is { } inner ? Text(inner) : $"({Kinds.Name(field.Kind)}){numbers}[{next++}]";
    }

    private static string Buffer(Parameter parameter, int index) => parameter.IsArray ? Local(parameter, index, "b") : $"b{index}";

    private static string Local(Parameter parameter, int index, string array) =>
        IsAsGiven(parameter, array) ? $"{array}[{index}]" : $"{array}{index}";

    /// <summary>Whether a buffer is an object that the member fills.</summary>
    private static bool IsHandedWhole(Parameter parameter) => parameter.IsArray || parameter.Structure is { IsReference: true } or { Form: StructureForm.Immutable };

    /// <summary>Whether the array of doubles itself is what the member takes. A list's gradient is an array.</summary>
    private static bool IsAsGiven(Parameter parameter, string array) => ElementName(parameter) == "double" && !(array == "a" && parameter.Shape == Shape.List);

    private static string ElementName(Parameter parameter) => Kinds.Name(Kinds.ElementOf(parameter.Kind));

    private static string Enter(Parameter parameter, int index, string array, string owner) => parameter switch
    {
        { Structure: { } structure } => $"        var {array}{index} = {Whole(structure, owner, array == "a" ? "" : ".Tangent", $"{array}[{index}]")};\n",
        { IsArray: false } => $"        {ElementName(parameter)} {array}{index} = ({ElementName(parameter)}){array}[{index}][0];\n",
        _ when IsAsGiven(parameter, array) => "",
        { Shape: Shape.List } when array == "a" => $"        var {array}{index} = Array.ConvertAll({array}[{index}], x => ({ElementName(parameter)})x).ToList();\n",
        _ => $"        var {array}{index} = Array.ConvertAll({array}[{index}], x => ({ElementName(parameter)})x);\n",
    };

    private static string Leave(Parameter parameter, int index, string array) => parameter switch
    {
        { Structure: { } structure } => string.Concat(Structures.Leaves(structure).Select((leaf, i) => $"        {array}[{index}][{i}] = (double){array}{index}.{leaf.Path};\n")),
        { IsArray: false } => $"        {array}[{index}][0] = (double){array}{index};\n",
        _ when IsAsGiven(parameter, array) => "",
        { Shape: Shape.List } when array == "a" => $"        {array}{index}.ConvertAll(x => (double)x).CopyTo({array}[{index}], 0);\n",
        _ => $"        Array.ConvertAll({array}{index}, x => (double)x).CopyTo({array}[{index}], 0);\n",
    };

    private static string Result(Parameter parameter, int index, string gradient, string owner) => parameter switch
    {
        { View: not null } => $"        b{index} = ({owner}{parameter.Structure!.Name}.Tangent){gradient};\n",
        { IsArray: false } => $"        b{index} = {gradient};\n",
        { Kind: Kind.Array } => $"        b[{index}] = {gradient};\n",
        _ => $"        b{index} = {gradient};\n",
    };
}

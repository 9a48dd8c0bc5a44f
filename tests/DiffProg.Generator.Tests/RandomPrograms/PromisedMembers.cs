using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The signatures that a program's derivatives are promised to have, without bodies worth the name.</summary>
internal static class PromisedMembers
{
    public static string Print(Trial trial)
    {
        var parameters = trial.Program.Root.Parameters;
        string arguments = string.Join(", ", parameters.Select(p => $"{Printer.Type(p.Shape)} {p.Name}"));
        Parameter[] active = [.. parameters.Where(p => p.IsDifferentiable)];
        string[] results = [.. active.Select(p => p.IsArray ? "double[]" : "double")];
        string tuple = string.Join(", ", results.Zip(active).Select(pair => $"{pair.First} {pair.Second.Name}"));
        string result = active.Length == 1 ? results[0] : $"({tuple})";

        string Buffers(string array, string scalar, string suffix) =>
            string.Concat(active.Select(p => $", {(p.IsArray ? array : scalar)} {p.Name}{suffix}"));

        return $$"""
            using System;

            public static partial class {{trial.TypeName}}
            {
                public static {{result}} FGradient({{arguments}}) =>
                    throw new NotSupportedException();

                public static double FValueAndGradient({{arguments}}{{Buffers("Span<double>", "out double", "Gradient")}}) =>
                    throw new NotSupportedException();

                public static double FAccumulateGradient({{arguments}}, double seed{{Buffers("Span<double>", "ref double", "Gradient")}}) =>
                    throw new NotSupportedException();

                public static (double Value, double Tangent) FJvp({{arguments}}{{Buffers("ReadOnlySpan<double>", "double", "Tangent")}}) =>
                    throw new NotSupportedException();
            }

            """;
    }
}

using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The signatures that a program's derivatives are promised to have, without bodies worth the name.</summary>
internal static class PromisedMembers
{
    public static string Print(Trial trial)
    {
        var parameters = trial.Program.Root.Parameters;
        string arguments = string.Join(", ", parameters.Select(p => $"{Kinds.Name(p.Kind, p.Shape)} {p.Name}"));
        Parameter[] active = [.. parameters.Where(p => p.IsDifferentiable)];
        string[] results = [.. active.Select(p => Kinds.Name(p.Kind))];
        string value = Kinds.Name(trial.Program.Root.Returns);
        string tuple = string.Join(", ", results.Zip(active).Select(pair => $"{pair.First} {pair.Second.Name}"));
        string result = active.Length == 1 ? results[0] : $"({tuple})";

        string Buffers(string array, string scalar, string suffix) => string.Concat(active.Select(p =>
            Kinds.Name(Kinds.ElementOf(p.Kind)) is var element ? $", {(p.IsArray ? $"{array}<{element}>" : scalar + element)} {p.Name}{suffix}" : ""));

        return $$"""
            using System;

            public static partial class {{trial.TypeName}}
            {
                public static {{result}} FGradient({{arguments}}) =>
                    throw new NotSupportedException();

                public static {{value}} FValueAndGradient({{arguments}}{{Buffers("Span", "out ", "Gradient")}}) =>
                    throw new NotSupportedException();

                public static {{value}} FAccumulateGradient({{arguments}}, {{value}} seed{{Buffers("Span", "ref ", "Gradient")}}) =>
                    throw new NotSupportedException();

                public static ({{value}} Value, {{value}} Tangent) FJvp({{arguments}}{{Buffers("ReadOnlySpan", "", "Tangent")}}) =>
                    throw new NotSupportedException();
            }

            """;
    }
}

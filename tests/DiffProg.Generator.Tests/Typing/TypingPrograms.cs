using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.Frontend;
using DiffProg.Generator.Tests.Ir;
using DiffProg.Generator.Tests.Snapshots;

namespace DiffProg.Generator.Tests.Typing;

/// <summary>Programs with every construct of C# in them, differentiable or not: all that the other tests have, and the rest.</summary>
internal static class TypingPrograms
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using DiffProg;

        """;

    public static IReadOnlyList<TypingProgram> All { get; } =
    [
        .. SampleTexts.All.Select(s => InType(s.Name, "[Differentiable] public static " + s.Members)),
        .. Showcases.All.Select(s => new TypingProgram("Showcase " + s.Key, s.Value)),
        .. AcceptedPrograms.All.Select((p, i) => InType($"Accepted {i} {p.Id}", p.Members, p.Types)),
        .. RefusalPrograms.All.Select(r => InType($"Refused {RefusalPrograms.Scope(r)} {r.Kind}", $"{r.Members} [Differentiable] {r.Head} {{ {r.Body} }}", r.Types)),
        .. RefusedForms.Signatures.Concat(RefusedForms.Types).Concat(RefusedForms.Flows)
            .Select((r, i) => new TypingProgram($"Form {i} {r.Id}", Usings + r.Print().Split("using DiffProg;\n", 2)[1])),
        .. Syntaxes.All.Select(s => new TypingProgram(s.Name, Usings + s.Text)),
    ];

    public static TypingProgram Named(string name) => All.Single(p => p.Name == name);

    private static TypingProgram InType(string name, string members, string types = "") =>
        new(name, $"{Usings}public partial class C\n{{\n{members}\n}}\n{types}\n");
}

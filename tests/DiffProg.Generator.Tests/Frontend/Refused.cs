using System;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>A method <c>F</c> that is refused, with all that stands in its type.</summary>
/// <param name="Members">The members of <c>public partial class C</c>.</param>
/// <param name="Id">The first reason.</param>
/// <param name="Located">The text that it points at.</param>
/// <param name="Says">How it begins.</param>
internal sealed record Refused(string Members, string Id, string Located, string Says)
{
    /// <summary>What stands beside the type.</summary>
    public string Types { get; init; } = "";

    public string Name => $"{Says}: {Members} {Types}";

    public string Print()
    {
        string type = Types.Contains('…', StringComparison.Ordinal) ? Types.Replace("…", Members, StringComparison.Ordinal) : $"public partial class C\n{{\n{Members}\n}}\n{Types}";
        return $"#pragma warning disable\nusing System;\nusing DiffProg;\n{type}\n";
    }
}

using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

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

    /// <summary>What it uses beside the usual.</summary>
    public string Usings { get; init; } = "";

    public string Name => $"{Says}: {Members} {Types}";

    public string Print()
    {
        string type = Types.Contains('…', StringComparison.Ordinal) ? Types.Replace("…", Members, StringComparison.Ordinal) : $"public partial class C\n{{\n{Members}\n}}\n{Types}";
        return $"#pragma warning disable\nusing System;\n{Usings}using DiffProg;\n{type}\n";
    }

    /// <summary>The reason stands at its place, one error that begins with it at the method, and nothing is emitted for the method.</summary>
    public void ShouldBeRefused()
    {
        GeneratorOutcome outcome = GeneratorHarness.For(Print()).WithUnsafeCode().Run();
        Lowering lowering = Lowering.Of(outcome.Compilation, "Source0.cs", "F");
        Assert.True(lowering.Result.Refusals.Count > 0, "nothing is refused");
        Refusal first = lowering.Result.Refusals[0];
        Assert.Equal((Id, Located), (first.Id, lowering.TextAt(first.Location)));
        Assert.StartsWith(Says, first.Message);
        Assert.Null(lowering.Result.Model);

        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics, d => d.GetMessage(CultureInfo.InvariantCulture).StartsWith($"'{lowering.Result.Name}' ", StringComparison.Ordinal));
        Assert.Equal(("DP0001", "F"), (error.Id, lowering.TextAt(LocationInfo.Of(error.Location))));
        Assert.Equal($"'{lowering.Result.Name}' is not differentiable: {first.Message}{first.Location.SeenFrom(lowering.Result.Location)}", error.GetMessage(CultureInfo.InvariantCulture));
        Assert.DoesNotContain(outcome.GeneratedSources, s => s.HintName.Contains(".F(", StringComparison.Ordinal));
        Assert.Empty(outcome.Errors.Where(e => e.Location.SourceTree is { } tree && outcome.IsGenerated(tree)));
    }
}

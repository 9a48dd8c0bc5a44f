using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Each construct behind the fence is refused at its place, by one error at its method, and leaves its neighbours alone.</summary>
public sealed class RefusedConstructTests
{
    private static readonly GeneratorOutcome Outcome = RefusalPrograms.Outcome;

    public static TheoryData<string> Rows => [.. RefusalPrograms.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_refused_construct_is_a_reason_at_its_place(string name)
    {
        RefusedConstruct row = RefusalPrograms.Named(name);
        Lowering lowering = Lowering.Of(Outcome.Compilation, RefusalPrograms.PathOf(row), "F");
        Assert.Contains(lowering.Body!.DescendantsAndSelf(), o => o.Kind == row.Kind);
        Assert.Null(lowering.Result.Model);
        Refusal first = lowering.Result.Refusals[0];
        Assert.Equal((row.Id, row.Located), (first.Id, lowering.TextAt(first.Location)));
        Assert.StartsWith(row.Says, first.Message);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_refused_construct_is_one_error_at_its_method_that_begins_with_the_reason(string name)
    {
        string path = RefusalPrograms.PathOf(RefusalPrograms.Named(name));
        Lowering lowering = Lowering.Of(Outcome.Compilation, path, "F");
        Diagnostic error = Assert.Single(Outcome.GeneratorDiagnostics, d => d.Location.GetLineSpan().Path == path);
        Assert.Equal((Descriptors.NotDifferentiable, DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Equal("F", lowering.TextAt(LocationInfo.Of(error.Location)));
        Refusal first = lowering.Result.Refusals[0];
        Assert.Equal($"'F' is not differentiable: {first.Message}{first.Location.SeenFrom(lowering.Result.Location)}", error.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(
            lowering.Result.Refusals.Select(r => r.Location.Span),
            error.AdditionalLocations.Select(l => l.SourceSpan));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_refused_method_has_no_file_and_the_method_beside_it_has_its_own(string name)
    {
        string type = RefusalPrograms.Scope(RefusalPrograms.Named(name)) + ".C.";
        Assert.DoesNotContain(Outcome.GeneratedSources, s => s.HintName.StartsWith(type + "F", StringComparison.Ordinal));
        Assert.Contains(Outcome.GeneratedSources, s => s.HintName.StartsWith(type + "Neighbour", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_generated_beside_refused_methods_is_broken() =>
        Assert.Empty(Outcome.Errors.Where(e => e.Location.SourceTree is { } tree && Outcome.IsGenerated(tree)));

    [Fact]
    public void The_programs_are_C_sharp_but_for_those_that_are_broken_on_purpose()
    {
        string[] broken = [.. RefusalPrograms.All.Where(row => row.IsBroken).Select(RefusalPrograms.PathOf)];
        Assert.Empty(Outcome.Errors.Where(e => !broken.Contains(e.Location.GetLineSpan().Path)));
    }
}

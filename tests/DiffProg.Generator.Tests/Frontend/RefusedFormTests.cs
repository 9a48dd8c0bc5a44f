using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>What is refused for a signature, a type, a write or a call: the reason at its place, one error at the method, nothing broken.</summary>
public sealed class RefusedFormTests
{
    private static readonly Dictionary<string, Refused> All =
        RefusedForms.Signatures.Concat(RefusedForms.Types).Concat(RefusedForms.Flows).Concat(RefusedConstants.All).Concat(RefusedUnmarked.All).ToDictionary(r => r.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_reason_is_named_at_its_place_and_by_the_error_at_the_method(string name) => All[name].ShouldBeRefused();

    [Fact]
    public void All_reasons_of_a_method_are_found_in_one_run()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("""
            using DiffProg;
            public partial class C
            {
                static double s;
                static double G(double x) => x;

                [Differentiable]
                public static double F(double x)
                {
                    s = x;
                    lock (typeof(C))
                        x += 1;
                    return x;
                }
            }
            """).Run();
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Equal(["s", "lock (typeof(C))\n            x += 1;"], Texts(outcome, error.AdditionalLocations));
    }

    [Theory]
    [InlineData("System.Collections.Generic.Stack<double>? s = new(); s.Push(x); s.Push(x * x); while (s.Count > 0) x += s.Pop(); return x;", "'Stack<double>'")]
    [InlineData("(double, string)[] s = new (double, string)[2]; s[0].Item1 = x; s[1] = (x, null); foreach (var (a, b) in s) x += a; foreach (var t in s) x += t.Item1; return s[0].Item1 + s.Length;", "'(double, string)[]'")]
    public void What_follows_from_one_cause_is_said_once_and_without_a_mark_of_nullability(string body, string type)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($"using DiffProg; public static partial class C {{ [Differentiable] public static double F(double x) {{ {body} }} }}").Run();
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Contains($"the type {type} cannot stand", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        _ = Assert.Single(error.AdditionalLocations);
    }

    [Fact]
    public void A_method_that_calls_a_refused_one_is_refused_and_so_is_its_caller()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("""
            using DiffProg;
            public static partial class C
            {
                [Differentiable] public static double Bad(double x) { lock (typeof(C)) { return x; } }
                [Differentiable] public static double Caller(double x) => 2 * Bad(x);
                [Differentiable] public static double CallersCaller(double x) => Good(x) + Caller(x);
                [Differentiable] public static double Good(double x) => x * x;
            }
            """).Run();
        Assert.Equal(
            [
                ("Bad", "'Bad' is not differentiable: 'lock' cannot stand in differentiable code; take the lock around the call", "lock (typeof(C)) { return x; }"),
                ("Caller", "'Caller' is not differentiable: it calls 'Bad', which is not differentiable", "Bad(x)"),
                ("CallersCaller", "'CallersCaller' is not differentiable: it calls 'Caller', which is not differentiable", "Caller(x)"),
            ],
            outcome.GeneratorDiagnostics
                .OrderBy(d => d.Location.SourceSpan.Start)
                .Select(d => (Texts(outcome, [d.Location]).Single(), d.GetMessage(CultureInfo.InvariantCulture), Texts(outcome, d.AdditionalLocations).Single())));
        Assert.All(outcome.GeneratedSources, s => Assert.StartsWith("C.Good(", s.HintName));
        Assert.NotEmpty(outcome.GeneratedSources);
    }

    private static IEnumerable<string> Texts(GeneratorOutcome outcome, IEnumerable<Location> locations) =>
        locations.Select(l => outcome.Compilation.SyntaxTrees.Single(t => t.FilePath == l.GetLineSpan().Path).GetText().ToString(l.SourceSpan));
}

using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.Harness;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Every refused construct, compiled at once, since a compilation costs far more than a method.</summary>
internal static class RefusalPrograms
{
    public static IReadOnlyList<RefusedConstruct> All { get; } = [.. RefusedStatements.All, .. RefusedExpressions.All];

    private static readonly Lazy<GeneratorOutcome> Compiled = new(() => All
        .Aggregate(GeneratorHarness.For().WithUnsafeCode(), (harness, row) => harness.WithSource(PathOf(row), row.Print(Scope(row))))
        .Run());

    public static GeneratorOutcome Outcome => Compiled.Value;

    public static RefusedConstruct Named(string name) => All.Single(row => row.Name == name);

    public static string Scope(RefusedConstruct row) => "R" + All.TakeWhile(other => other != row).Count();

    public static string PathOf(RefusedConstruct row) => Scope(row) + ".cs";
}

using System;
using System.Composition;
using System.Linq;
using System.Reflection;
using DiffProg.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace DiffProg.CodeFixes.Tests;

/// <summary>What editors ask of every provider.</summary>
public sealed class ProviderTests
{
    public static TheoryData<Type> Providers => [.. typeof(RemedyProvider).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CodeFixProvider)) && !t.IsAbstract)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Editors_find_it_by_diagnostics_that_the_analyzer_reports(Type type)
    {
        CodeFixProvider provider = (CodeFixProvider)Activator.CreateInstance(type)!;

        Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
        Assert.NotNull(type.GetCustomAttribute<SharedAttribute>());
        Assert.NotEmpty(provider.FixableDiagnosticIds);
        Assert.Subset(new DifferentiableAnalyzer().SupportedDiagnostics.Select(d => d.Id).ToHashSet(), provider.FixableDiagnosticIds.ToHashSet());
        Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], provider.GetFixAllProvider()!.GetSupportedFixAllScopes());
    }
}

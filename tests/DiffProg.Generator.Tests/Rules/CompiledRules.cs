using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.Harness;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>Compiles the methods of many rules at once.</summary>
internal static class CompiledRules
{
    public static IReadOnlyDictionary<string, CompiledRule> Of(IReadOnlyList<RuleCase> cases)
    {
        // What the delegates hold on to stays loaded until they are gone.
        using LoadedAssembly assembly = cases
            .Select((c, i) => (Path: $"R{i}.cs", Text: c.Print($"R{i}")))
            .Aggregate(GeneratorHarness.For(), (harness, file) => harness.WithSource(file.Path, file.Text))
            .Run().ShouldCompileWithoutWarnings().Load();
        return cases
            .Select((c, i) => new CompiledRule(
                c,
                assembly.Method<Func<double[], double>>($"R{i}", "Value"),
                assembly.Method<Func<double[], double[]>>($"R{i}", "Gradient"),
                assembly.Method<Func<double[], double[], double[]>>($"R{i}", "Jvp"),
                assembly.Method<Func<double[], double[], double[]>>($"R{i}", "Hvp")))
            .ToDictionary(r => r.Case.Name, StringComparer.Ordinal);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Runtime.Tests.Corpus;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>Every program of the corpus, by its name.</summary>
internal static class Programs
{
    /// <summary>Every table of the corpus, so that a new one joins by itself.</summary>
    public static IReadOnlyDictionary<string, (Type Type, Case Case)> All { get; } =
        typeof(Pitfalls).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Pitfalls).Namespace)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => type.GetProperty("Table")?.GetValue(null) is Case[] table ? table.Select(c => (Type: type, Case: c)) : [])
            .ToDictionary(c => c.Case.Name, StringComparer.Ordinal);

    public static Judge Judge(string program) => new(Subject(program), All[program].Case.Precision ?? Precision.Double, All[program].Case.Inputs);

    public static Subject Subject(string program) => new(All[program].Type, All[program].Case.Method);
}

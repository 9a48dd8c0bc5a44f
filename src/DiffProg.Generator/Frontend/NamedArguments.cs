using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Calls of the framework whose arguments are named and stand in another order than the parameters. The operations have them in the order of
/// the text, and what stands for the framework's code takes them by their places.
/// </summary>
internal static class NamedArguments
{
    private static readonly HashSet<string> ByPlace = ["Enumerable", "MemoryExtensions", "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "List", "CollectionExtensions", "CollectionsMarshal", "Diff"];

    /// <summary>Refuses each in a body.</summary>
    public static void Refuse(IOperation body, LoweringContext context)
    {
        foreach (IOperation operation in body.Descendants())
        {
            (ISymbol? called, ImmutableArray<IArgumentOperation> arguments) = operation switch
            {
                IInvocationOperation x => ((ISymbol?)x.TargetMethod, x.Arguments),
                IObjectCreationOperation x => (x.Constructor, x.Arguments),
                IPropertyReferenceOperation x => (x.Property, x.Arguments),
                _ => (null, []),
            };
            if (called is { ContainingType: { } home } && ByPlace.Contains(home.Name) && home.ContainingNamespace.ToDisplayString() is { } space && (space == "DiffProg" || space.StartsWith("System", StringComparison.Ordinal)) && !IsInOrder(arguments))
            {
                context.Refuse(Descriptors.Construct, operation.Syntax, $"a call of '{(called is IMethodSymbol { MethodKind: MethodKind.Constructor } ? called.ContainingType.Name : called.Name)}' whose arguments stand in another order than its parameters", "write them in the order of the parameters");
            }
        }
    }

    private static bool IsInOrder(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Select(a => a.Parameter?.Ordinal ?? 0).ToArray() is var ordinals && ordinals.SequenceEqual(ordinals.OrderBy(o => o));
}

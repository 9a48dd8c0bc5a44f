using System;
using System.Linq;
using DiffProg.Generator.Frontend.Queries;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>The types of the framework whose values may be the memory of a row under another name: what an array or a list converts to, and what wraps one.</summary>
internal static class Sequences
{
    /// <summary>The type in C# of the elements; null where a type is no such sequence, or its elements carry no derivative anywhere.</summary>
    public static string? ElementOf(ITypeSymbol type) =>
        SequenceOf(type) is { } sequence && Types.RowOf(sequence.TypeArguments[0], Shape.Array) is { IsDifferentiable: true } row
            ? row.Name ?? row.Scalar.Name()
            : null;

    /// <summary>Whether a call may write to a sequence that it is made on, or that it hands to code of the user's.</summary>
    public static bool MayBeWrittenBy(IInvocationOperation call)
    {
        IOperation?[] given = [call.Instance, .. call.Arguments.Select(a => QueryForms.Unwrap(a.Value))];
        bool isOfFramework = call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true;
        return given.Any(o => o?.Type is { } type && SequenceOf(type) is { Name: "List" or "IList" or "ICollection" or "Collection" or "ArraySegment" })
            && (!isOfFramework || call.TargetMethod.Name is "Add" or "AddRange" or "Clear" or "Insert" or "InsertRange" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Reverse" or "Sort");
    }

    private static INamedTypeSymbol? SequenceOf(ITypeSymbol type)
    {
        for (INamedTypeSymbol? level = type as INamedTypeSymbol; level is not null; level = level.BaseType)
        {
            if (level is { Arity: 1, Name: "IEnumerable" or "ICollection" or "IList" or "IReadOnlyCollection" or "IReadOnlyList" or "List" or "ArraySegment" or "ImmutableArray" or "Collection" or "ReadOnlyCollection" }
                && level.ContainingNamespace?.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Collections.Immutable" or "System.Collections.ObjectModel")
            {
                return level;
            }
        }

        return null;
    }
}

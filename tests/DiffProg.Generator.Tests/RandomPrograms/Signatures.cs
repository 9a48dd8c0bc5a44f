using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What the signatures of roots and helpers have in common.</summary>
internal static class Signatures
{
    /// <summary>The kind of one of the numbers that are given for a parameter.</summary>
    public static Kind NumberOf(Parameter parameter, int index) => parameter.Structure is { } structure
        ? Structures.Leaves(structure).ElementAt(index).Kind
        : Kinds.ElementOf(parameter.Kind);

    public static Shape RowShape(Dice dice) => dice.Allows(Feature.ListParameters) && dice.Chance(35) ? Shape.List : ArrayShape(dice);

    public static Shape ArrayShape(Dice dice) => !dice.Allows(Feature.Spans)
        ? Shape.Array
        : dice.Pick([Shape.Array, Shape.Array, Shape.Span, Shape.ReadOnlySpan]);

    /// <summary>The array parameters that the method is allowed to write; it need not do so.</summary>
    public static ImmutableHashSet<string> Written(List<Parameter> parameters, Dice dice) => [.. parameters
        .Where(parameter => parameter.Shape is Shape.Array or Shape.Span or Shape.List && parameter.Kind != Kind.IntegerArray
            && dice.Allows(Feature.ArrayWrites) && dice.Chance(60))
        .Select(parameter => parameter.Name)];
}

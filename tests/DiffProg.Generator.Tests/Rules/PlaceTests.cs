using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using DiffProg.Generator.Tests.Ir;
using Xunit;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>Where the elements of arrays of several dimensions and of lists stand.</summary>
public sealed class PlaceTests
{
    private static readonly ExpressionEvaluator Evaluator = new(new Dictionary<Variable, Cell>(), _ => throw new NotSupportedException(), Apply);

    [Theory]
    [InlineData(new[] { 1, 2 }, new[] { 3, 4 }, 6)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 2, 3, 4 }, 23)]
    [InlineData(new[] { 1, 0, 2, 1 }, new[] { 2, 3, 4, 5 }, 71)]
    public void Elements_stand_in_the_order_of_the_last_index(int[] indices, int[] lengths, int place) =>
        Assert.Equal(place, Evaluator.Int(GridRows.At(Literals(indices), Literals(lengths))));

    [Theory]
    [InlineData(new[] { 3 }, 3)]
    [InlineData(new[] { 3, 4 }, 12)]
    [InlineData(new[] { 3, 4, 5 }, 60)]
    public void There_are_as_many_elements_as_the_product_of_the_lengths(int[] lengths, int count) =>
        Assert.Equal(count, Evaluator.Int(GridRows.Count(Literals(lengths))));

    [Fact]
    public void An_element_of_a_list_stands_at_its_index() => Assert.Equal(2, Evaluator.Int(ListRows.At(Literal.Of(2), Literal.Of(3))));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(4, 8)]
    [InlineData(5, 10)]
    public void An_array_without_room_is_followed_by_one_of_twice_the_length(int length, int next) =>
        Assert.Equal(next, Evaluator.Int(ListRows.Longer(Literal.Of(length))));

    [Fact]
    public void Places_are_computed_by_rules_of_the_table() => Assert.All([.. GridRows.All, .. ListRows.All], r => Assert.Equal(r.Symbol, RuleTable.Find(r.Symbol)?.Symbol));

    private static Expression[] Literals(int[] numbers) => [.. numbers.Select(n => Literal.Of(n))];

    private static object Apply(string primitive, object[] x) => primitive switch
    {
        "Grids.At(int,int,int,int)" => Grids.At((int)x[0], (int)x[1], (int)x[2], (int)x[3]),
        "Grids.At(int,int,int)" => Grids.At((int)x[0], (int)x[1], (int)x[2]),
        "Grids.Count(int,int)" => Grids.Count((int)x[0], (int)x[1]),
        "Lists.At(int,int)" => Lists.At((int)x[0], (int)x[1]),
        _ => Primitives.Apply(primitive, x),
    };
}

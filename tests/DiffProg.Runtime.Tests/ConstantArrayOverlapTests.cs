using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>An array that the method finds in a constant may be one that it writes to, or in one: that is said where it is found, and where it is not, nothing is said.</summary>
public static partial class ConstantArrayOverlapTests
{
    private static readonly double[][] Table = [[5]];

    [Fact]
    public static void A_row_of_a_written_array_of_arrays_is_refused_whatever_collection_holds_it()
    {
        double[][] a = [[3]];
        Refused("item", () => IndexedGradient(a, [a[0]]));
        Refused("item", () => IndexedGradient(a, a.ToArray()));
        Refused("item", () => KeyedGradient(a, new() { ["key"] = a[0] }));
        Refused("item", () => NestedGradient(a, [a[0]]));
        Refused("row", () => EnumeratedGradient(a, [a[0]]));
        Refused("numbers", () => OfTuplesGradient(a, [(a[0], 1)]));
        Refused("numbers", () => OfRecordsGradient(a, [new Record(a[0])]));
        Refused("rows", () => OfArraysGradient(a, new Held(a)));
        Refused("rows", () => OfArraysGradient(a, new Held([a[0]])));
    }

    [Fact]
    public static void Rows_apart_from_the_written_ones_are_taken()
    {
        Assert.Equal(10, IndexedGradient([[3]], [[5]])[0][0]);
        Assert.Equal(10, KeyedGradient([[3]], new() { ["key"] = [5] })[0][0]);
        Assert.Equal(10, NestedGradient([[3]], [[5]])[0][0]);
        Assert.Equal(10, EnumeratedGradient([[3]], [[5]])[0][0]);
        Assert.Equal(10, OfTuplesGradient([[3]], [([5], 1)])[0][0]);
        Assert.Equal(10, OfRecordsGradient([[3]], [new Record([5])])[0][0]);
        Assert.Equal(10, OfArraysGradient([[3]], new Held([[5]]))[0][0]);
        Assert.Equal(10, OfTableGradient([3])[0]);
        Assert.Equal(10, OfObjectsGradient([new Store { Row = [3] }], [[5]], 0)[0].Row[0]);
    }

    [Fact]
    public static void A_constant_that_is_only_read_may_be_what_carries_a_derivative()
    {
        double[][] a = [[3]];
        Assert.Equal(3, OnlyReadGradient(a, [a[0]])[0][0]);
    }

    [Fact]
    public static void A_row_of_a_table_is_refused()
    {
        Refused("table", () => OfTableGradient(Table[0]));
        Refused("table", () => OfTableOfRowsGradient(Table));
        Refused("table", () => OfTableOfRowsGradient([Table[0]]));
    }

    [Fact]
    public static void An_array_of_an_object_that_an_index_finds_is_refused()
    {
        Store[] a = [new() { Row = [3] }, new() { Row = [4] }];
        Refused("item", () => OfObjectsGradient(a, [a[1].Row], 1));
    }

    private static void Refused(string other, Action call)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(call);
        Assert.Contains("'a'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{other}'", refusal.Message, StringComparison.Ordinal);
    }

    [Differentiable]
    private static double Indexed(double[][] a, [NoDerivative] IReadOnlyList<double[]> values)
    {
        a[0][0] *= 2;
        return a[0][0] * values[0][0];
    }

    [Differentiable]
    private static double Keyed(double[][] a, [NoDerivative] Dictionary<string, double[]> values)
    {
        a[0][0] *= 2;
        return a[0][0] * values["key"][0];
    }

    [Differentiable]
    private static double Nested(double[][] a, [NoDerivative] IReadOnlyList<IReadOnlyList<double>> values)
    {
        a[0][0] *= 2;
        return a[0][0] * values[0][0];
    }

    [Differentiable]
    private static double Enumerated(double[][] a, [NoDerivative] List<double[]> values)
    {
        a[0][0] *= 2;
        double sum = 0;
        foreach (double[] row in values)
        {
            sum += a[0][0] * row[0];
        }

        return sum;
    }

    [Differentiable]
    private static double OfTuples(double[][] a, [NoDerivative] (double[] Numbers, int Key)[] values)
    {
        a[0][0] *= 2;
        return a[0][0] * values[0].Numbers[0];
    }

    [Differentiable]
    private static double OfRecords(double[][] a, [NoDerivative] List<Record> values)
    {
        a[0][0] *= 2;
        return a[0][0] * values[0].Numbers[0];
    }

    [Differentiable]
    private static double OfArrays(double[][] a, [NoDerivative] Held held)
    {
        a[0][0] *= 2;
        return a[0][0] * held.Rows[0][0];
    }

    [Differentiable]
    private static double OfTable(double[] a)
    {
        a[0] *= 2;
        return a[0] * Table[0][0];
    }

    [Differentiable]
    private static double OfTableOfRows(double[][] a)
    {
        a[0][0] *= 2;
        return a[0][0] * Table[0][0];
    }

    [Differentiable]
    private static double OfObjects(Store[] a, [NoDerivative] List<double[]> values, int k)
    {
        a[k].Row[0] *= 2;
        return a[k].Row[0] * values[0][0];
    }

    [Differentiable]
    private static double OnlyRead(double[][] a, [NoDerivative] List<double[]> values) => a[0][0] * values[0][0];

    private sealed record Record(double[] Numbers);

    private sealed record Held(double[][] Rows);

    [Differentiable]
    internal sealed partial class Store
    {
        public double[] Row { get; init; } = [0];
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>A constant of an interface's type may be the very array that the method writes to: that is said by both names, and where it is not, nothing is said.</summary>
public static partial class SequenceOverlapTests
{
    private const double Expected = 2 * 5;

    [Fact]
    public static void A_sequence_that_is_the_written_array_is_refused_whatever_it_is_known_as()
    {
        double[] a = [3];
        List<double> list = [3];
        Refused(() => IndexedGradient(a, a), "values");
        Refused(() => IndexedGradient(a, new ArraySegment<double>(a)), "values");
        Refused(() => IndexedGradient(a, Array.AsReadOnly(a)), "values");
        Refused(() => IndexedGradient(a, new Collection<double>(a)), "values");
        Refused(() => IndexedGradient(a, ImmutableCollectionsMarshal.AsImmutableArray(a)), "values");
        Refused(() => IndexedGradient(a, new ReadOnlyCollection<double>(new Collection<double>(a))), "values");
        Refused(() => EnumeratedGradient(a, a), "values");
        Refused(() => QueriedGradient(a, a), "values");
        Refused(() => SettableGradient(a, a), "values");
        Refused(() => OfListsGradient(list, list), "values");
        Refused(() => OfListsGradient(list, list.AsReadOnly()), "values");
        Refused(() => SegmentGradient(a, new ArraySegment<double>(a)), "values");
        Refused(() => ImmutableGradient(a, ImmutableCollectionsMarshal.AsImmutableArray(a)), "values");
        Refused(() => IndexedJvp(a, a, [1]), "values");
    }

    [Fact]
    public static void A_sequence_apart_from_the_written_array_is_taken()
    {
        List<double> list = [5];
        Assert.Equal(Expected, IndexedGradient([3], [5])[0]);
        Assert.Equal(Expected, IndexedGradient([3], list)[0]);
        Assert.Equal(Expected, IndexedGradient([3], list.AsReadOnly())[0]);
        Assert.Equal(Expected, IndexedGradient([3], ImmutableList.Create(5.0))[0]);
        Assert.Equal(Expected, EnumeratedGradient([3], new HashSet<double> { 5 })[0]);
        Assert.Equal(Expected, SegmentGradient([3], new ArraySegment<double>([4, 5], 1, 1))[0]);
        Assert.Equal(Expected, ImmutableGradient([3], [5])[0]);
        double[] shared = [5, 3];
        Assert.Equal(Expected, OfPartGradient(shared.AsSpan(1), new ArraySegment<double>(shared, 0, 1))[0]);
    }

    [Fact]
    public static void A_sequence_of_which_nothing_is_known_is_refused_beside_a_written_array_alone()
    {
        double[] a = [3];
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => EnumeratedGradient(a, a.Select(v => v + 2)));
        Assert.Contains("'values'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'a'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(5, OnlyReadGradient(a, a.Select(v => v + 2))[0]);
        double[] gradient = [0];
        _ = OnlyReadValueAndGradient(a, a.Select(v => v + 2), gradient);
        Assert.Equal(5, gradient[0]);
        Assert.Equal(3, OnlyReadGradient(a, a)[0]);
    }

    [Fact]
    public static void A_sequence_that_is_a_buffer_is_refused()
    {
        double[] gradient = [7];
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => OnlyReadValueAndGradient([3], gradient, gradient));
        Assert.Contains("'aGradient'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'values'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_sequence_that_a_constant_gives_is_refused_where_it_is_the_written_array()
    {
        double[] a = [3];
        Refused(() => HeldGradient(a, new Held(a)), "values");
        Refused(() => NestedGradient(a, [a]), "item");
        Refused(() => TestedGradient(a, a), "sequence");
        Assert.Equal(Expected, HeldGradient([3], new Held([5]))[0]);
        Assert.Equal(Expected, NestedGradient([3], [[5]])[0]);
        Assert.Equal(Expected, TestedGradient([3], new List<double> { 5 })[0]);
    }

    [Fact]
    public static void A_sequence_that_an_object_holds_as_its_array_is_refused()
    {
        Store store = new();
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => OfObjectGradient(store, store.Row));
        Assert.Contains("'store'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'values'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Expected, OfObjectGradient(store, [5]).Row[0]);
    }

    [Fact]
    public static void A_sequence_that_the_method_changes_is_held_against_what_carries_a_derivative()
    {
        List<double> list = [3, 2];
        double[] a = [3, 2];
        Refused(() => SortedGradient(list, list), "values");
        Refused(() => HandedOverGradient(a, a), "values");
        Refused(() => ChangedInsideGradient(a, a), "values");
        Refused(() => ChangedInObjectGradient(list, new HeldList(list)), "values");
        Assert.Equal(3, SortedGradient([3, 2], [3, 2])[0]);
        Assert.Equal(2, HandedOverGradient([3, 2], new List<double> { 3, 2 })[0]);
        Assert.Equal(2, ChangedInsideGradient([3, 2], new List<double> { 3, 2 })[0]);
        Assert.Equal(3, ChangedInObjectGradient([3, 2], new HeldList([3, 2]))[0]);
        Assert.Equal(2, OnlyAskedGradient(list, list)[0]);
    }

    private static void Refused(Action call, string other)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(call);
        Assert.Contains("'a'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{other}'", refusal.Message, StringComparison.Ordinal);
    }

    [Differentiable]
    private static double Indexed(double[] a, [NoDerivative] IReadOnlyList<double> values)
    {
        a[0] *= 2;
        return a[0] * values[0];
    }

    [Differentiable]
    private static double Enumerated(double[] a, [NoDerivative] IEnumerable<double> values)
    {
        a[0] *= 2;
        double sum = 0;
        foreach (double value in values)
        {
            sum += a[0] * value;
        }

        return sum;
    }

    [Differentiable]
    private static double Queried(double[] a, [NoDerivative] IReadOnlyCollection<double> values)
    {
        a[0] *= 2;
        return values.Sum(v => a[0] * v);
    }

    [Differentiable]
    private static double Settable(double[] a, [NoDerivative] IList<double> values)
    {
        a[0] *= 2;
        return a[0] * values[0];
    }

    [Differentiable]
    private static double OfLists(List<double> a, [NoDerivative] IReadOnlyList<double> values)
    {
        a[0] *= 2;
        return a[0] * values[0];
    }

    [Differentiable]
    private static double Segment(double[] a, [NoDerivative] ArraySegment<double> values)
    {
        a[0] *= 2;
        return a[0] * values[0];
    }

    [Differentiable]
    private static double Immutable(double[] a, [NoDerivative] ImmutableArray<double> values)
    {
        a[0] *= 2;
        return a[0] * values[0];
    }

    [Differentiable]
    private static double OfPart(Span<double> a, [NoDerivative] ArraySegment<double> values)
    {
        a[0] *= 2;
        return a[0] * values[0];
    }

    [Differentiable]
    private static double OnlyRead(double[] a, [NoDerivative] IEnumerable<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += a[0] * value;
        }

        return sum;
    }

    [Differentiable]
    private static double Held(double[] a, [NoDerivative] Held held)
    {
        a[0] *= 2;
        return a[0] * held.Values[0];
    }

    [Differentiable]
    private static double Nested(double[] a, [NoDerivative] IReadOnlyList<IReadOnlyList<double>> all)
    {
        a[0] *= 2;
        return a[0] * all[0][0];
    }

    [Differentiable]
    private static double Tested(double[] a, [NoDerivative] object given)
    {
        a[0] *= 2;
        return given is IReadOnlyList<double> sequence ? a[0] * sequence[0] : 0;
    }

    [Differentiable]
    private static double OfObject(Store store, [NoDerivative] IReadOnlyList<double> values)
    {
        store.Row[0] *= 2;
        return store.Row[0] * values[0];
    }

    [Differentiable]
    private static double Sorted(List<double> a, [NoDerivative] List<double> values)
    {
        values.Sort();
        return a[0] * values[1];
    }

    [Differentiable]
    private static double HandedOver(double[] a, [NoDerivative] IList<double> values)
    {
        Overwrite(values);
        return a[0] * values[1];
    }

    [Differentiable]
    private static double ChangedInside(double[] a, [NoDerivative] IList<double> values) => Changing(a[0], values) * values[1];

    [Differentiable]
    private static double Changing(double x, [NoDerivative] IList<double> values)
    {
        Overwrite(values);
        return x;
    }

    [Differentiable]
    private static double ChangedInObject(List<double> a, [NoDerivative] HeldList held)
    {
        held.Values.Reverse();
        return a[0] * held.Values[1];
    }

    [Differentiable]
    private static double OnlyAsked(List<double> a, [NoDerivative] List<double> values) => values.Contains(3) ? a[0] * values[1] : a[1];

    private static void Overwrite(IList<double> values) => values[0] = 7;

    [Differentiable]
    internal sealed partial class Store
    {
        public double[] Row { get; } = [3];
    }
}

/// <summary>A constant that holds a sequence.</summary>
internal sealed class Held(IReadOnlyList<double> values)
{
    public IReadOnlyList<double> Values { get; } = values;
}

/// <summary>A constant that holds a list.</summary>
internal sealed class HeldList(List<double> values)
{
    public List<double> Values { get; } = values;
}

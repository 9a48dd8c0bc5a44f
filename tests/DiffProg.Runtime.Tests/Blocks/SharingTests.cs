using System;
using System.Linq;
using Xunit;

namespace DiffProg.Tests.Blocks;

/// <summary>Derived blocks in an array of their base, and arrays and objects that two paths reach.</summary>
public sealed class SharingTests
{
    [Fact]
    public void Layers_of_several_types_make_a_model()
    {
        Conformance.Check<Network, Network.Tangent>(() => Make(shares: false), 13, movesInPlace: true);
        Network.Tangent zero = Network.Tangent.ZeroLike(Make(shares: false));
        Assert.Equal([typeof(Dense.Tangent), typeof(Gated.Tangent), typeof(Plain.Tangent)], zero.Layers.Select(l => l.GetType()));
        Assert.IsType<Dense.Tangent>(zero.Head);
    }

    [Fact]
    public void A_derived_block_begins_with_its_base()
    {
        Conformance.Check<Gated, Gated.Tangent>(() => new Gated { Weights = [1, 2] }, 5, movesInPlace: true);
        Conformance.Check<Layer, Layer.Tangent>(() => new Gated { Weights = [1, 2] }, 5, movesInPlace: true);
        Gated gated = new() { Weights = [1] };
        Gated same = gated.CopyParametersFrom([1, 2, 3, 4]);
        Assert.Same(gated, same);
        Assert.Equal((1, 2, 3, 4), (gated.Bias, gated.Weights[0], gated.Gate, gated.ReadBias()));
    }

    [Fact]
    public void What_is_shared_is_counted_and_moved_once()
    {
        Network model = Make(shares: true);
        Conformance.Check<Network, Network.Tangent>(() => Make(shares: true), 11, movesInPlace: true);
        Network.Tangent gradient = Network.Tangent.ZeroLike(model);
        Assert.Same(((Dense.Tangent)gradient.Layers[0]).Weights, gradient.Tied);
        Assert.Same(((Gated.Tangent)gradient.Layers[1]).Weights, gradient.Tied);
        Assert.Same(gradient.Head, gradient.Layers[0]);
        gradient.Tied![0] = 1;
        Assert.Equal(1, Network.Tangent.Dot(gradient, gradient));
        model.Tied![0] = 5;
        model.Move(gradient, 2);
        Assert.Equal(7, ((Dense)model.Layers[0]).Weights[0]);
    }

    [Fact]
    public void An_immutable_block_that_moves_shares_what_it_shared()
    {
        double[] row = [1, 2];
        Pair<Boxed, Boxed.Tangent> pair = new() { First = new() { Values = row }, Second = new() { Values = row } };
        Assert.Equal(6, pair.ParameterCount);
        var direction = Pair<Boxed, Boxed.Tangent>.Tangent.ZeroLike(pair);
        Assert.Same(direction.First.Values, direction.Second.Values);
        direction.First.Values[1] = 10;
        Pair<Boxed, Boxed.Tangent> moved = pair.Move(direction, 1);
        Assert.Same(moved.First.Values, moved.Second.Values);
        Assert.Equal([1, 12], moved.First.Values);
        Assert.Equal([1, 2], row);
    }

    [Fact]
    public void A_record_that_is_shared_stays_one()
    {
        Settings settings = new(1, [2], 3, 4);
        Couple couple = new() { One = settings, Other = settings };
        Conformance.Check<Couple, Couple.Tangent>(() => new() { One = settings with { Weights = [2] } }, 2, movesInPlace: true, mayAllocate: true);
        Couple.Tangent direction = Couple.Tangent.ZeroLike(couple);
        Assert.Same(direction.One, direction.Other);
        direction.One!.Gain = 1;
        couple.Move(direction, 10);
        Assert.Equal(11, couple.One.Gain);
        Assert.Same(couple.One, couple.Other);
        Assert.Equal(1, settings.Gain);
    }

    [Fact]
    public void An_array_that_an_immutable_and_a_mutable_block_share_moves_in_neither()
    {
        double[] row = [1];
        Mixture mixture = new(row, new Dense { Weights = row });
        Mixture.Tangent direction = Mixture.Tangent.ZeroLike(mixture);
        Assert.Throws<InvalidOperationException>(() => mixture.Move(direction, 1));
        Conformance.Check<Dense, Dense.Tangent>(() => new Dense { Weights = [1] }, 2, movesInPlace: true);
    }

    [Fact]
    public void A_tangent_that_shares_otherwise_is_refused_and_leaves_the_next_pass_as_it_was()
    {
        Network model = Make(shares: true);
        Network.Tangent apart = Network.Tangent.ZeroLike(Make(shares: false));
        Network.Tangent gradient = Network.Tangent.ZeroLike(model);
        Assert.Throws<ArgumentException>(() => model.Move(apart, 1));
        Assert.Throws<ArgumentException>(() => gradient.AddScaled(1, apart));
        Assert.Throws<ArgumentException>(() => Network.Tangent.Dot(apart, gradient));
        Assert.Equal(11, model.ParameterCount);
        Assert.Equal(11, gradient.Count);
    }

    [Fact]
    public void A_tangent_of_another_derived_block_is_refused()
    {
        Layer.Tangent dense = Layer.Tangent.ZeroLike(new Dense());
        Layer.Tangent plain = Layer.Tangent.ZeroLike(new Plain());
        Assert.Throws<ArgumentException>(() => plain.AddScaled(1, dense));
        Assert.Throws<ArgumentException>(() => dense.AddScaled(1, plain));
        Assert.ThrowsAny<Exception>(() => new Dense().Move(plain, 1));
    }

    [Fact]
    public void An_array_of_a_derived_type_stands_for_one_of_the_base()
    {
        Layer[] layers = new Dense[] { new() { Weights = [1] }, new() };
        Conformance.Check<Network, Network.Tangent>(() => new Network { Layers = layers }, 3, movesInPlace: true);
    }

    [Fact]
    public void A_graph_that_runs_in_circles_ends()
    {
        Knot knot = new() { Value = 1 };
        knot.Next = [new BackLink { Knot = knot, Value = 2 }];
        Conformance.Check<Knot, Knot.Tangent>(() => knot, 2, movesInPlace: true);
    }

    [Fact]
    public void Many_small_blocks_take_no_longer_than_their_number()
    {
        Network model = new() { Layers = [.. Enumerable.Range(0, 20_000).Select(i => (Layer)new Dense { Weights = [i] })] };
        Assert.Equal(40_000, model.ParameterCount);
        Network.Tangent gradient = Network.Tangent.ZeroLike(model);
        gradient.AddScaled(1, gradient);
        model.Move(gradient, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Move(gradient, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Network Make(bool shares)
    {
        double[] row = [1, 2];
        Dense dense = new() { Weights = row };
        Network model = new()
        {
            Layers = [dense, new Gated { Weights = shares ? row : [3] }, new Plain()],
            Head = shares ? dense : new Dense { Weights = [4] },
            Tied = shares ? row : [5],
            More = [new Dense { Weights = shares ? row : [6] }],
        };
        if (!shares)
        {
            return model;
        }

        model.More.Add(new Dense { Weights = [1, 2] });
        return model;
    }
}

using System;
using Xunit;

namespace DiffProg.Runtime.Tests.Blocks;

/// <summary>Arrays that a block owns: read under another name, written in place, copied where they become the value of a variable or a result.</summary>
public static class OwnedArrayTests
{
    public static TheoryData<string, Func<Owner, double>, Func<Owner, Owner.Tangent>> Programs => new()
    {
        { "Another name", o => o.Named(), o => o.NamedGradient() },
        { "A choice of copies", o => o.Chosen(true), o => o.ChosenGradient(true) },
        { "The other copy", o => o.Chosen(false), o => o.ChosenGradient(false) },
        { "A copy as a result", o => o.FromCopy(), o => o.FromCopyGradient() },
        { "A copy that becomes other arrays", o => o.Iterated(), o => o.IteratedGradient() },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public static void Their_gradient_is_that_of_differences(string name, Func<Owner, double> function, Func<Owner, Owner.Tangent> gradient)
    {
        Owner owner = new([1.3, 0.7], [0.4, -0.9]);
        double before = function(owner);

        GradientCheckReport report = GradientCheck.Verify(owner, function, gradient);

        Assert.Equal(4, report.LeafCount);
        Assert.Equal(before, function(owner));
        Assert.NotEmpty(name);
    }

    [Fact]
    public static void A_gradient_that_is_wrong_is_found_and_the_block_comes_back()
    {
        Owner owner = new([1.3, 0.7], [0.4, -0.9]);
        double before = owner.Named();

        _ = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(owner, o => o.Named(), o => o.FromCopyGradient()));

        Assert.Equal(before, owner.Named());
    }
}

[Differentiable]
public sealed partial class Owner(double[] first, double[] second)
{
    private readonly double[] _first = first;
    private readonly double[] _second = second;

    [Differentiable]
    public double Named()
    {
        double[] w = First();
        return w[0] * w[0] * w[1] * _second[1] * _first[1];
    }

    [Differentiable]
    public double Chosen(bool isFirst)
    {
        double[] w = isFirst ? _first[..] : _second[..];
        w[0] *= w[1];
        return w[0] * w[1] * _first[0] * _second[0];
    }

    [Differentiable]
    public double[] Copy() => _first[..];

    [Differentiable]
    public double FromCopy()
    {
        double[] w = Copy();
        w[1] *= w[0];
        return w[0] * w[1] * _first[1];
    }

    [Differentiable]
    public double Iterated()
    {
        double[] state = _first[..];
        for (int i = 0; i < 3; i++)
        {
            state = Next(state);
        }

        return state[0] * state[1];
    }

    private double[] Next(double[] state)
    {
        double[] next = new double[state.Length];
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = (Math.Sin(state[i]) * _second[i]) + _first[i];
        }

        return next;
    }

    private double[] First() => _first;
}

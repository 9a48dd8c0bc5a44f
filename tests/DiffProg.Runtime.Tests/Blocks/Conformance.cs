using System;
using System.Linq;
using Xunit;

namespace DiffProg.Tests.Blocks;

/// <summary>What holds of every block and its tangents, asked through the interfaces alone.</summary>
internal static class Conformance
{
    /// <summary>Checks it for a block that is made anew each time.</summary>
    /// <param name="make">Makes the block.</param>
    /// <param name="count">How many parameters it has.</param>
    /// <param name="movesInPlace">Whether it is a mutable class.</param>
    /// <param name="mayAllocate">Whether moving it makes new values, since it holds records.</param>
    public static void Check<TSelf, TTangent>(Func<TSelf> make, int count, bool movesInPlace, bool mayAllocate = false)
        where TSelf : IDifferentiable<TSelf, TTangent>
        where TTangent : ITangent<TTangent>
    {
        TSelf model = make();
        double[] start = ParametersOf<TSelf, TTangent>(model);
        Assert.Equal(count, start.Length);

        TTangent zero = TSelf.ZeroLike(model);
        Assert.Equal(count, zero.Count);
        Assert.All(NumbersOf(zero), x => Assert.Equal(0, x));

        // Numbers that every width holds exactly, as their sums and halves.
        double[] a = [.. Enumerable.Range(0, count).Select(i => i + 1.0)];
        double[] b = [.. Enumerable.Range(0, count).Select(i => 2.0 * ((i % 5) - 2))];
        TTangent one = TSelf.ZeroLike(model);
        one.CopyFrom(a);
        TTangent other = TSelf.ZeroLike(model);
        other.CopyFrom(b);
        Assert.Equal(a, NumbersOf(one));
        Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), TTangent.Dot(one, other));
        Assert.Equal(a.Sum(x => x * x), TTangent.Dot(one, one));
        one.AddScaled(0.5, other);
        Assert.Equal(a.Zip(b, (x, y) => x + (0.5 * y)), NumbersOf(one));
        Assert.Equal(b, NumbersOf(other));
        one.AddScaled(1, one);
        Assert.Equal(a.Zip(b, (x, y) => 2 * (x + (0.5 * y))), NumbersOf(one));
        one.SetZero();
        Assert.All(NumbersOf(one), x => Assert.Equal(0, x));

        double[] set = [.. a.Select(x => -x)];
        TSelf taken = model.CopyParametersFrom(set);
        Assert.Equal(set, ParametersOf<TSelf, TTangent>(taken));
        TSelf moved = taken.Move(other, 0.5);
        double[] expected = [.. set.Zip(b, (x, y) => x + (0.5 * y))];
        Assert.Equal(expected, ParametersOf<TSelf, TTangent>(moved));
        if (movesInPlace)
        {
            Assert.True(ReferenceEquals(model, taken));
            Assert.True(ReferenceEquals(model, moved));
        }
        else
        {
            Assert.Equal(start, ParametersOf<TSelf, TTangent>(model));
            Assert.Equal(set, ParametersOf<TSelf, TTangent>(taken));
        }

        Assert.Throws<ArgumentException>(() => moved.CopyParametersTo(new double[count + 1]));
        Assert.Throws<ArgumentException>(() => moved.CopyParametersFrom(new double[count + 1]));
        Assert.Throws<ArgumentException>(() => zero.CopyTo(new double[count + 1]));
        Assert.Throws<ArgumentException>(() => zero.CopyFrom(new double[count + 1]));
        TSelf fresh = make();
        AllocatesNothing(fresh, TSelf.ZeroLike(fresh), movesInPlace && !mayAllocate);
    }

    public static double[] ParametersOf<TSelf, TTangent>(TSelf model)
        where TSelf : IDifferentiable<TSelf, TTangent>
        where TTangent : ITangent<TTangent>
    {
        double[] numbers = new double[model.ParameterCount];
        model.CopyParametersTo(numbers);
        return numbers;
    }

    public static double[] NumbersOf<TTangent>(TTangent tangent)
        where TTangent : ITangent<TTangent>
    {
        double[] numbers = new double[tangent.Count];
        tangent.CopyTo(numbers);
        return numbers;
    }

    private static void AllocatesNothing<TSelf, TTangent>(TSelf model, TTangent tangent, bool movesInPlace)
        where TSelf : IDifferentiable<TSelf, TTangent>
        where TTangent : ITangent<TTangent>
    {
        double[] row = new double[tangent.Count];
        TTangent other = TSelf.ZeroLike(model);
        for (int i = 0; i < 3; i++)
        {
            Run();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            other.SetZero();
            other.AddScaled(0.25, tangent);
            other.CopyTo(row);
            other.CopyFrom(row);
            _ = TTangent.Dot(other, tangent);
            model.CopyParametersTo(row);
            if (movesInPlace)
            {
                model.CopyParametersFrom(row);
                model.Move(other, 0.25);
            }
        }
    }
}

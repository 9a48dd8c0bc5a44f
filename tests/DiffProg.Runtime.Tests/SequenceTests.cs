using System.Collections;
using System.Collections.Generic;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>A derivative asks a sequence as the method itself does: once, as far as it goes, and lets go of it however it is left.</summary>
public static partial class SequenceTests
{
    [Theory]
    [InlineData(1.5)]
    [InlineData(3.0)]
    [InlineData(0.0)]
    public static void The_derivative_asks_what_the_primal_asks(double x)
    {
        using Watched primal = new();
        _ = Walk(x, primal);
        using Watched gradient = new();
        _ = WalkGradient(x, gradient);
        using Watched tangent = new();
        _ = WalkJvp(x, tangent, 1);
        Assert.Equal(primal.Asked, gradient.Asked);
        Assert.Equal(primal.Asked, tangent.Asked);
        Assert.Equal("dispose", primal.Asked[^1]);
    }

    [Differentiable]
    private static double Walk(double x, IEnumerable<int> numbers)
    {
        double r = x;
        foreach (int n in numbers)
        {
            if (r > 20)
            {
                return r;
            }

            if (r == 0)
            {
                break;
            }

            r *= x * n;
        }

        return r * r;
    }

    private sealed class Watched : IEnumerable<int>, IEnumerator<int>
    {
        private int _place;

        public List<string> Asked { get; } = [];

        public int Current
        {
            get
            {
                Asked.Add("current");
                return _place;
            }
        }

        object IEnumerator.Current => Current;

        public IEnumerator<int> GetEnumerator()
        {
            Asked.Add("enumerator");
            return this;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public bool MoveNext()
        {
            Asked.Add("move");
            return ++_place < 4;
        }

        public void Reset() => _place = 0;

        public void Dispose() => Asked.Add("dispose");
    }
}

using System;
using System.Collections.Generic;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What a method cleans up, its derivatives clean up too, at the same place, also where the method throws.</summary>
public static partial class CleanupTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public static void The_derivative_cleans_up_where_the_primal_does(int n)
    {
        Log primal = Of(log => _ = Work([1, 2], n, log));
        Assert.Equal(primal, Of(log => _ = WorkGradient([1, 2], n, log)));
        Assert.Equal(primal, Of(log => _ = WorkJvp([1, 2], n, log, [1, 1])));
    }

    private static Log Of(Action<Log> call)
    {
        Log log = new();
        try
        {
            call(log);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
        {
            log.Add(e.GetType().Name);
        }

        return log;
    }

    [Differentiable]
    private static double Work(double[] a, int n, Log log)
    {
        double r = 1;
        using (log.Open())
        {
            try
            {
                log.Add("body");
                if (n == 3)
                {
                    throw new ArgumentException("three", nameof(n));
                }

                for (int i = 0; i <= n; i++)
                {
                    r *= a[i];
                    log.Add("trip");
                }

                if (n == 1)
                {
                    return r * r;
                }
            }
            finally
            {
                log.Add("finally");
            }

            log.Add("behind");
        }

        return r;
    }

    internal sealed class Log : IEquatable<Log>
    {
        private readonly List<string> _lines = [];

        public void Add(string line) => _lines.Add(line);

        public IDisposable Open() => new Closing(this);

        public bool Equals(Log? other) => string.Join(",", _lines) == (other is null ? null : string.Join(",", other._lines));

        public override bool Equals(object? obj) => Equals(obj as Log);

        public override int GetHashCode() => _lines.Count;

        public override string ToString() => string.Join(",", _lines);

        private sealed class Closing(Log log) : IDisposable
        {
            public void Dispose() => log.Add("close");
        }
    }
}

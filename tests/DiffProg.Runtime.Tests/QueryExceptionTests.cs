using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>A derivative throws what the framework throws where a query has no answer.</summary>
public static partial class QueryExceptionTests
{
    private static readonly List<int> s_none = [];

    public static TheoryData<string, Func<double[], double>, Func<double[], double[]>> Queries => new()
    {
        { nameof(First), First, FirstGradient },
        { nameof(FirstMeant), FirstMeant, FirstMeantGradient },
        { nameof(Last), Last, LastGradient },
        { nameof(LastMeant), LastMeant, LastMeantGradient },
        { nameof(At), At, AtGradient },
        { nameof(AtMeant), AtMeant, AtMeantGradient },
        { nameof(Before), Before, BeforeGradient },
        { nameof(Largest), Largest, LargestGradient },
        { nameof(Mean), Mean, MeanGradient },
        { nameof(Folded), Folded, FoldedGradient },
        { nameof(OfConstants), OfConstants, OfConstantsGradient },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public static void What_has_no_answer_throws_as_in_the_primal(string name, Func<double[], double> primal, Func<double[], double[]> gradient)
    {
        Exception expected = Assert.ThrowsAny<Exception>(() => primal([]));
        Exception thrown = Assert.ThrowsAny<Exception>(() => gradient([]));
        Assert.Equal((name, expected.GetType(), expected.Message), (name, thrown.GetType(), thrown.Message));
    }

    [Fact]
    public static void A_key_that_is_missing_throws_as_in_the_primal()
    {
        Dictionary<string, double> byName = new() { ["a"] = 2 };
        Assert.Equal(2 * 2 * 1.5, ByKeyGradient(1.5, byName, "a"));
        Assert.Equal(Assert.Throws<KeyNotFoundException>(() => ByKey(1.5, byName, "b")).Message, Assert.Throws<KeyNotFoundException>(() => ByKeyGradient(1.5, byName, "b")).Message);
        _ = Assert.Throws<ArgumentNullException>(() => ByKey(1.5, byName, null!));
        _ = Assert.Throws<ArgumentNullException>(() => ByKeyGradient(1.5, byName, null!));
    }

    [Fact]
    public static void The_functions_of_a_query_run_as_often_as_in_the_primal()
    {
        List<string> log = [];
        _ = Logged([1.5, -2, 3, 4], log);
        string[] primal = [.. log];
        log.Clear();
        _ = LoggedGradient([1.5, -2, 3, 4], log);
        Assert.Equal(primal, log);
    }

    [Differentiable]
    private static double First(double[] a) => a.First() * 2;

    [Differentiable]
    private static double FirstMeant(double[] a) => a.First(x => x > 0) * 2;

    [Differentiable]
    private static double Last(double[] a) => a.Select(x => x * x).Last();

    [Differentiable]
    private static double LastMeant(double[] a) => a.Last(x => x > 0);

    [Differentiable]
    private static double At(double[] a) => a.Select(x => x * x).ElementAt(1);

    [Differentiable]
    private static double AtMeant(double[] a) => a.Where(x => x > 0).ElementAt(1);

    [Differentiable]
    private static double Before(double[] a) => a.ElementAt(-1);

    [Differentiable]
    private static double Largest(double[] a) => a.Skip(1).Max();

    [Differentiable]
    private static double Mean(double[] a) => a.Take(2).Average();

    [Differentiable]
    private static double Folded(double[] a) => a.OrderBy(x => x).Aggregate((x, y) => x * y);

    [Differentiable]
    private static double OfConstants(double[] a) => s_none.Average(n => n * a.Sum());

    [Differentiable]
    private static double ByKey(double x, [NoDerivative] Dictionary<string, double> byName, string key) => x * x * byName[key];

    private static bool Note(List<string> log, string what)
    {
        log.Add(what);
        return true;
    }

    [Differentiable]
    private static double Logged(double[] a, List<string> log)
    {
        double s = a.Select((x, i) => Note(log, $"select {i}") ? x * x : x).Take(2).Sum();
        s += a.Where((x, i) => Note(log, $"where {i}") && x > 0).Select((x, i) => Note(log, $"then {i}") ? x * s : x).First(x => x > 5);
        foreach (double x in a.Select((x, i) => Note(log, $"each {i}") ? x : 0))
        {
            _ = Note(log, "body");
            s += x * a[0];
        }

        return s * a.Count(x => Note(log, "count") && x > 2) * a.Zip(a.Take(3), (x, y) => Note(log, "zip") ? x * y : x).Sum() * log.Count;
    }
}

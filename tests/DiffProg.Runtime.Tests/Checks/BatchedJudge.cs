using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>What is asked of a member along several directions: that each of them is what it is alone, and that the arguments are left as the primal leaves them.</summary>
internal sealed class BatchedJudge(Subject subject, params IReadOnlyList<object> inputs)
{
    private const string Member = "BatchedJvp";

    private readonly Point _point = new(subject, inputs);
    private readonly Random _random = new(20262);

    /// <summary>Asks it.</summary>
    /// <param name="directions">Along how many directions.</param>
    /// <param name="agree">Whether two numbers, arrays or tuples of them are the same.</param>
    public void EachDirectionIsAsAlone(int directions, Func<object?, object?, bool> agree)
    {
        double[][] columns = [.. Enumerable.Range(0, directions).Select(_ => _point.Leaves.Select(_ => (2 * _random.NextDouble()) - 1).ToArray())];
        Dictionary<string, object> batched = _point.Arguments();
        AddMatrices(batched, columns);
        object? value = subject.Call(Member, batched);

        Dictionary<string, object> after = _point.Arguments();
        Assert.True(agree(subject.Call(string.Empty, after), value), "The value is not the primal's.");
        Assert.All(subject.Parameters, p => Assert.True(agree(after[p.Name!], batched[p.Name!]), $"'{p.Name}' is left as the primal does not."));
        for (int k = 0; k < directions; k++)
        {
            Dictionary<string, object> alone = _point.Arguments();
            _point.Add(alone, "Tangent", columns[k]);
            object? result = subject.Call("Jvp", alone);
            if (subject.ReturnsNumber)
            {
                AssertSame("result", k, ((ITuple)result!)[1], ((double[])batched[Named("resultTangents")])[k]);
            }

            foreach (string name in subject.Active)
            {
                double[] matrix = (double[])batched[MatrixOf(name)];
                AssertSame(name, k, alone[name + "Tangent"], (double[])[.. matrix.Where((_, i) => i % directions == k)]);
            }
        }

        void AssertSame(string name, int direction, object? expected, object actual) =>
            Assert.True(agree(expected, actual), $"The tangent of '{name}' along direction {direction} of {directions} is {Text(actual)}, alone {Text(expected)}.");
    }

    private void AddMatrices(Dictionary<string, object> arguments, double[][] columns)
    {
        arguments[Named("directions")] = columns.Length;
        arguments[Named("resultTangents")] = Enumerable.Repeat(double.NaN, columns.Length).ToArray();
        foreach (string name in subject.Active)
        {
            arguments[MatrixOf(name)] = new double[Numbers.All(arguments[name]).Length * columns.Length];
        }

        for (int k = 0; k < columns.Length; k++)
        {
            Dictionary<string, object> column = [];
            _point.Add(column, "Tangent", columns[k]);
            foreach (string name in subject.Active)
            {
                double[] part = Numbers.All(column[name + "Tangent"]);
                for (int i = 0; i < part.Length; i++)
                {
                    ((double[])arguments[MatrixOf(name)])[(i * columns.Length) + k] = part[i];
                }
            }
        }
    }

    /// <summary>A parameter of the member's own, which is called otherwise where the method has one of that name.</summary>
    private string Named(string name) => subject.Takes(Member, name + "1") ? name + "1" : name;

    private string MatrixOf(string name) => subject.Takes(Member, name + "Tangents") ? name + "Tangents" : name + "Directions";

    private static string Text(object? numbers) => numbers is Array row ? string.Join("; ", row.Cast<object>()) : $"{numbers:R}";
}

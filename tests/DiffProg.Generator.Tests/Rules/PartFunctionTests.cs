using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using DiffProg.Generator.Tests.Ir;
using Xunit;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>What the functions of complex numbers and vectors, and those that give pairs, are said to do to the parts is what the framework does.</summary>
public sealed class PartFunctionTests
{
    /// <summary>The parts of the arguments, one after the other: of all signs and sizes, all alike, and all alike but one.</summary>
    private static readonly double[][] Pools =
    [
        [0.7, -0.4, 1.3, 0.9, -1.1, 0.35, 2.2, -0.6, 0.15, 1.7, -0.8, 0.25],
        [-0.3, 1.6, 0.2, -2.5, 0.45, 1.2, -0.9, 0.65, 1.4, -0.05, 0.55, -1.3],
        [.. Enumerable.Repeat(0.5, 12)],
        .. Enumerable.Range(0, 12).Select(k => Enumerable.Range(0, 12).Select(i => i == k ? 0.75 : 0.5).ToArray()),
    ];

    private static readonly Type[] Owners = [typeof(Complex), typeof(Vector2), typeof(Vector3), typeof(Vector4), typeof(Math), typeof(double)];

    public static TheoryData<string> Functions => [.. from owner in Owners from name in Names(owner) select $"{owner.Name}.{name}"];

    [Fact]
    public void Every_function_with_a_rule_is_one_of_the_frameworks()
    {
        Assert.Equal([], ComplexFunctions.All.Keys.Except(Names(typeof(Complex))));
        Assert.Equal([], VectorFunctions.All.Keys.Except(Names(typeof(Vector3))));
        Assert.Equal([], PairFunctions.All.Keys.Except(Names(typeof(Math)).Concat(Names(typeof(double)))));
    }

    [Fact]
    public void These_functions_have_a_rule()
    {
        Assert.Equal(
            "Abs Conjugate Cos Cosh Exp FromPolarCoordinates Log Pow Reciprocal Sin Sinh Sqrt get_Magnitude get_Phase " +
            "op_Addition op_Division op_Equality op_Implicit op_Inequality op_Multiply op_Subtraction op_UnaryNegation",
            string.Join(' ', ComplexFunctions.All.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(
            "Abs Add Cross Distance DistanceSquared Divide Dot Length LengthSquared Lerp Max Min Multiply Negate Normalize Reflect SquareRoot Subtract " +
            "op_Addition op_Division op_Equality op_Inequality op_Multiply op_Subtraction op_UnaryNegation",
            string.Join(' ', VectorFunctions.All.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal("SinCos SinCosPi", string.Join(' ', PairFunctions.All.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Those_of_each_part_alone_are_exact()
    {
        Assert.Equal("Conjugate op_Addition op_Equality op_Implicit op_Inequality op_Subtraction op_UnaryNegation", Exact(ComplexFunctions.All));
        Assert.Equal("Add Divide Multiply Subtract op_Addition op_Division op_Equality op_Inequality op_Multiply op_Subtraction", Exact(VectorFunctions.All));
        Assert.Empty(Exact(PairFunctions.All));
    }

    [Theory]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Double")]
    [InlineData("Single")]
    [InlineData("Half")]
    public void Sine_and_cosine_are_a_pair_at_every_width(string type) => Assert.NotNull(PartFunctions.Find(type, "SinCos"));

    [Theory]
    [InlineData("Quaternion", "op_Addition")]
    [InlineData("Complex", "Tan")]
    [InlineData("Vector2", "SinCos")]
    public void What_has_no_rule_is_not_found(string type, string name) => Assert.Null(PartFunctions.Find(type, name));

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_parts_are_those_of_the_frameworks_value(string symbol)
    {
        string[] names = symbol.Split('.');
        PartFunction function = PartFunctions.Find(names[0], names[1])!;
        foreach (MethodInfo method in Owners.Single(o => o.Name == names[0]).GetMethods().Where(m => m.Name == names[1] && IsOfNumbers(m)))
        {
            foreach (double[] pool in Pools)
            {
                Queue<double> next = new(pool);
                Dictionary<Variable, Cell> frame = [];
                Type[] types = [.. method.IsStatic ? [] : new[] { method.DeclaringType! }, .. method.GetParameters().Select(p => p.ParameterType)];
                (object Value, Expression[] Parts)[] arguments = [.. types.Select(t => Argument(t, next, frame))];
                object[] values = [.. arguments.Select(a => a.Value)];
                object expected = method.IsStatic ? method.Invoke(null, values)! : method.Invoke(values[0], values[1..])!;
                ExpressionEvaluator evaluator = new(frame, _ => throw new NotSupportedException());
                Expression[] parts = function.Of([.. arguments.Select(a => a.Parts)]);
                Same(expected, [.. parts.Select(evaluator.Value)], function.IsExact, $"{method} of {string.Join(", ", values)}");
            }
        }
    }

    private static string Exact(IReadOnlyDictionary<string, PartFunction> functions) =>
        string.Join(' ', functions.Where(f => f.Value.IsExact).Select(f => f.Key).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Names(Type type) =>
        type.GetMethods().Where(m => IsOfNumbers(m) && PartFunctions.Find(type.Name, m.Name) is not null).Select(m => m.Name).Distinct();

    private static bool IsOfNumbers(MethodInfo method) =>
        method.GetParameters().All(p => p.ParameterType == typeof(double) || p.ParameterType == typeof(float) || p.ParameterType == typeof(int) || Count(p.ParameterType) > 1);

    private static int Count(Type type) => type == typeof(Complex) || type == typeof(Vector2) ? 2 : type == typeof(Vector3) ? 3 : type == typeof(Vector4) ? 4 : 1;

    private static (object Value, Expression[] Parts) Argument(Type type, Queue<double> next, Dictionary<Variable, Cell> frame)
    {
        bool isWhole = type == typeof(int);
        Type number = type == typeof(Complex) || type == typeof(double) ? typeof(double) : isWhole ? typeof(int) : typeof(float);
        object[] values = [.. Enumerable.Range(0, Count(type)).Select(_ => System.Convert.ChangeType(isWhole ? Math.Round(4 * next.Dequeue()) : next.Dequeue(), number, CultureInfo.InvariantCulture))];
        Expression[] parts = [.. values.Select(v =>
        {
            Variable part = new(frame.Count, "part", isWhole ? IrType.Int : IrType.Double);
            frame[part] = new Cell(isWhole ? v : System.Convert.ToDouble(v, CultureInfo.InvariantCulture));
            return new Read(part);
        })];
        return (values.Length == 1 ? values[0] : Activator.CreateInstance(type, values)!, parts);
    }

    private static void Same(object expected, object[] parts, bool isExact, string what)
    {
        object[] all = expected switch
        {
            Complex z => [z.Real, z.Imaginary],
            Vector2 v => [v.X, v.Y],
            Vector3 v => [v.X, v.Y, v.Z],
            Vector4 v => [v.X, v.Y, v.Z, v.W],
            ITuple pair => [pair[0]!, pair[1]!],
            _ => [expected],
        };
        Assert.Equal(all.Length, parts.Length);
        Assert.All(all.Zip(parts), p => Assert.True(
            p switch
            {
                (double.NaN or float.NaN, double.NaN) => true,
                (float x, double y) when isExact => x == (float)y,
                (float x, double y) => Math.Abs(x - y) <= 1e-5 * Math.Max(Math.Abs(y), 0.1),
                (double x, double y) when !isExact => Math.Abs(x - y) <= 1e-13 * Math.Max(Math.Abs(x), 0.1),
                _ => p.First.Equals(p.Second),
            },
            string.Create(CultureInfo.InvariantCulture, $"{what}: {p.Second}, expected {p.First}")));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>Members of methods whose parameters and results are structs, tuples, objects, and arrays of such, asked every question.</summary>
public static class ValueTests
{
    private static readonly Dictionary<string, ValueProgram> All = ValuePrograms.Table.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public static TheoryData<string> Programs => [.. All.Keys];

    public static TheoryData<string> Numbers => [.. All.Values.Where(p => p.Subject.ReturnsNumber).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public static void Reverse_agrees_with_forward_and_with_differences(string program)
    {
        ValueProgram p = All[program];
        Dictionary<string, object?> tangents = p.Noise("Tangent", 1);
        (double[] derived, double[] error) = Ridders.Of(step => p.Results(p.Moved(tangents, step)), 0.01);
        double[] pushed = p.Jvp(p.Noise("Tangent", 1));
        double scale = 1 + derived.Max(Math.Abs);
        Assert.All(pushed.Zip(derived, error), t => Assert.InRange(Math.Abs(t.First - t.Second), 0, (10 * t.Third) + (1e-9 * scale)));

        (double[] cotangents, double[] pulled) = p.Pull();
        double[] direction = p.Flat(p.Noise("Tangent", 1), "Tangent");
        double left = Dot(cotangents, pushed), right = Dot(pulled, direction);
        Assert.InRange(Math.Abs(left - right), 0, 1e-12 * (1 + pushed.Sum(Math.Abs)) * (1 + pulled.Sum(Math.Abs)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void Every_member_has_the_gradient_and_the_value(string program)
    {
        ValueProgram p = All[program];
        double[] gradient = p.Gradient(p.Arguments());
        Dictionary<string, object?> after = p.Arguments();
        object? value = p.Subject.Call(string.Empty, after);

        Dictionary<string, object?> overwritten = p.Arguments();
        ValueProgram.Add(overwritten, p.Noise("Gradient", 2));
        Assert.Equal(value, p.Subject.Call("ValueAndGradient", overwritten));
        Assert.Equal(gradient, p.Flat(overwritten, "Gradient"));
        Assert.Equal(p.Held(after), p.Held(overwritten));

        Dictionary<string, object?> accumulated = p.Arguments();
        ValueProgram.Add(accumulated, p.Noise("Gradient", 3));
        double[] before = p.Flat(accumulated, "Gradient");
        accumulated["seed"] = -0.7;
        Assert.Equal(value, p.Subject.Call("AccumulateGradient", accumulated));
        Assert.All(p.Flat(accumulated, "Gradient").Zip(before, gradient), t => Assert.Equal(t.Second - (0.7 * t.Third), t.First, 1e-11 * (1 + Math.Abs(t.Third))));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void Second_order_agrees_with_differences_of_the_gradient(string program)
    {
        ValueProgram p = All[program];
        Dictionary<string, object?> tangents = p.Noise("Tangent", 4);
        (double[] measured, double[] error) = Ridders.Of(step => p.Gradient(p.Moved(tangents, step)), 0.01);
        Dictionary<string, object?> arguments = p.Arguments();
        foreach (string name in p.Subject.Active)
        {
            arguments[name + "Direction"] = tangents[name + "Tangent"];
        }

        double[] direction = p.Flat(tangents, "Tangent");
        double[] derived = ValueProgram.Results(p.Subject.Call("Hvp", arguments));
        Assert.Equal(direction, p.Flat(tangents, "Tangent"));
        double scale = 1 + measured.Max(Math.Abs);
        Assert.All(derived.Zip(measured, error), t => Assert.InRange(Math.Abs(t.First - t.Second), 0, (10 * t.Third) + (1e-8 * scale)));
    }

    private static double Dot(double[] a, double[] b)
    {
        Assert.Equal(a.Length, b.Length);
        return a.Zip(b, (x, y) => x * y).Sum();
    }
}

/// <summary>A program and where it is differentiated.</summary>
/// <param name="Type">Where its method is.</param>
/// <param name="Method">Its name.</param>
/// <param name="Inputs">Fresh arguments, the object first.</param>
internal sealed record ValueProgram(Type Type, string Method, Func<object?[]> Inputs)
{
    /// <summary>What tells it from others of its method.</summary>
    public string Remark { get; init; } = string.Empty;

    public string Name => $"{Type.Name}.{Method}{Remark}";

    public ValueSubject Subject { get; } = new(Type, Method);

    public Dictionary<string, object?> Arguments()
    {
        object?[] inputs = Inputs();
        return Subject.Parameters.Select((p, i) => (p, inputs[i])).ToDictionary(p => p.p, p => p.Item2, StringComparer.Ordinal);
    }

    /// <summary>Random tangents of the active parameters.</summary>
    public Dictionary<string, object?> Noise(string suffix, int seed)
    {
        Random random = new(seed);
        Dictionary<string, object?> arguments = Arguments();
        return Subject.Active.ToDictionary(p => p + suffix, p => Noise(arguments[p], random), StringComparer.Ordinal);
    }

    /// <summary>Arguments moved along tangents.</summary>
    public Dictionary<string, object?> Moved(Dictionary<string, object?> tangents, double step)
    {
        Dictionary<string, object?> arguments = Arguments();
        foreach (string name in Subject.Active)
        {
            arguments[name] = Leaves.Moved(arguments[name], tangents[name + "Tangent"], step);
        }

        return arguments;
    }

    public static void Add(Dictionary<string, object?> arguments, Dictionary<string, object?> others)
    {
        foreach ((string name, object? value) in others)
        {
            arguments[name] = value;
        }
    }

    public double[] Flat(Dictionary<string, object?> arguments, string suffix) => [.. Subject.Active.SelectMany(p => Leaves.Of(arguments[p + suffix]))];

    /// <summary>The numbers that arguments hold.</summary>
    public double[] Held(Dictionary<string, object?> arguments) => [.. Subject.Active.SelectMany(p => Numbers(arguments[p]))];

    public double[] Gradient(Dictionary<string, object?> arguments) => Results(Subject.Call("Gradient", arguments));

    /// <summary>The numbers of the value, and of what is left in the parameters that are results.</summary>
    public double[] Results(Dictionary<string, object?> arguments)
    {
        object? value = Subject.Call(string.Empty, arguments);
        return [.. Subject.Primal.ReturnType == typeof(void) ? [] : Numbers(value), .. Written().SelectMany(p => Numbers(arguments[p]))];
    }

    public static double[] Results(object? tangents) => tangents is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).SelectMany(i => Results(tuple[i]))] : Leaves.Of(tangents);

    /// <summary>The tangents of all results.</summary>
    public double[] Jvp(Dictionary<string, object?> tangents)
    {
        Dictionary<string, object?> arguments = Arguments();
        Add(arguments, tangents.ToDictionary(t => t.Key, t => t.Value is Array array ? array.Clone() : t.Value));
        foreach (string name in Written().Where(p => !arguments.ContainsKey(p + "Tangent")))
        {
            arguments[name + "Tangent"] = null;
        }

        object? result = Subject.Call("Jvp", arguments);
        double[] value = Subject.Primal.ReturnType == typeof(void) ? [] : Leaves.Of(((ITuple)result!)[1]);
        return [.. value, .. Written().SelectMany(p => Leaves.Of(arguments[p + "Tangent"]))];
    }

    /// <summary>Cotangents of all results, and what they are pulled back to.</summary>
    public (double[] Cotangents, double[] Pulled) Pull()
    {
        if (Subject.ReturnsNumber && !Subject.Has("Vjp"))
        {
            return ([1], Gradient(Arguments()));
        }

        Random random = new(9);
        Dictionary<string, object?> after = Arguments();
        object? value = Subject.Call(string.Empty, after);
        Dictionary<string, object?> arguments = Arguments();
        Add(arguments, Noise("Gradient", 5));
        if (Subject.Primal.ReturnType != typeof(void))
        {
            arguments["resultCotangent"] = Noise(value, random);
        }

        foreach (string name in Written())
        {
            arguments[name + "Cotangent"] = Noise(after[name], random);
        }

        // Nothing is known to flow from what no derivative is asked for.
        foreach (string name in Subject.Parameters.Where(p => Subject.Takes("Vjp", p + "Cotangent")).Except(Written()))
        {
            arguments[name + "Cotangent"] = Leaves.Zero(after[name]);
        }

        double[] cotangents = Cotangents(arguments);
        _ = Subject.Call("Vjp", arguments);
        Assert.Equal(cotangents, Cotangents(arguments));
        return (cotangents, Flat(arguments, "Gradient"));
    }

    /// <summary>The cotangents of the value, and of what is left in the parameters that are results.</summary>
    private double[] Cotangents(Dictionary<string, object?> arguments) =>
        [.. Subject.Primal.ReturnType == typeof(void) ? [] : Leaves.Of(arguments["resultCotangent"]), .. Written().SelectMany(p => Leaves.Of(arguments[p + "Cotangent"]))];

    private string[] Written() => Subject.Has("Vjp") ? [.. Subject.Parameters.Where(p => Subject.Takes("Vjp", p + "Cotangent") && Subject.Takes("Jvp", p + "Tangent"))] : [];

    private static object? Noise(object? value, Random random)
    {
        object? zero = Leaves.Zero(value);
        return Leaves.Filled(zero, Leaves.Of(zero).Select(_ => (2 * random.NextDouble()) - 1));
    }

    /// <summary>The numbers of a value that carry derivatives, by the tangent that a step of one would need.</summary>
    private static double[] Numbers(object? value)
    {
        object? zero = Leaves.Zero(value);
        return [.. Leaves.Values(value, zero)];
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>The mathematical methods that the framework has, and the runtime beside it.</summary>
internal static class Framework
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(Half)] = "Half",
        [typeof(BitOperations)] = "global::System.Numerics.BitOperations",
        [typeof(MidpointRounding)] = "System.MidpointRounding",
    };

    private static readonly Type[] Owners =
        [typeof(Math), typeof(MathF), .. Names.Keys.Where(t => t != typeof(MidpointRounding))];

    private static readonly HashSet<string> Symbols = [.. Owners.SelectMany(Methods).Select(Symbol)];

    /// <summary>Every public static method with a floating-point parameter, of the types that hold the mathematics.</summary>
    public static IEnumerable<MethodInfo> OfFloatingPoint => new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Half) }
        .SelectMany(Methods)
        .Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(double) || p.ParameterType == typeof(float) || p.ParameterType == typeof(Half)));

    /// <summary>Every public static method of integers alone that gives an integer or says something of them.</summary>
    public static IEnumerable<MethodInfo> OfIntegers => Owners
        .SelectMany(Methods)
        .Where(m => m.GetParameters() is { Length: > 0 } parameters && parameters.All(p => IsInteger(p.ParameterType)) && (m.ReturnType == typeof(bool) || IsInteger(m.ReturnType)));

    public static bool Has(string symbol) => symbol.StartsWith("Elementary.", StringComparison.Ordinal) || Symbols.Contains(symbol);

    /// <summary>A method as the rule table names it.</summary>
    public static string Symbol(MethodInfo method) =>
        $"{Name(method.DeclaringType!)}.{method.Name}({string.Join(",", method.GetParameters().Select(p => Name(p.ParameterType)))})";

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => !m.IsSpecialName && !m.IsGenericMethod);

    private static bool IsInteger(Type type) =>
        Names.ContainsKey(type) && type.IsPrimitive && type != typeof(float) && type != typeof(double);

    private static string Name(Type type) => Names.TryGetValue(type, out string? name) ? name : type.Name;
}

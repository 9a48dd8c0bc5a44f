using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>Floating-point numbers of every width, as the numbers that they are.</summary>
internal static class Numbers
{
    public static bool IsFloating(Type? type) => type == typeof(double) || type == typeof(float) || type == typeof(Half);

    public static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    public static bool IsMemory(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Memory<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>));

    /// <summary>A list whose elements are those of an array, so that what is written to the one is seen in the other.</summary>
    public static List<T> ListOver<T>(T[] elements)
    {
        List<T> list = [];
        Set("_items", elements);
        Set("_size", elements.Length);
        return list;

        void Set(string field, object value) => typeof(List<T>).GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(list, value);
    }

    public static double Of(object number) => number switch
    {
        double x => x,
        float x => x,
        Half x => (double)x,
        int x => x,
        _ => throw new ArgumentException($"{number} is no floating-point number.", nameof(number)),
    };

    /// <summary>The elements of a row.</summary>
    public static double[] All(object row) => [.. ((Array)row).Cast<object>().Select(Of)];

    /// <summary>A row of elements of this type, rounded where they have to be.</summary>
    public static Array Row(Type element, IEnumerable<double> numbers) =>
        element == typeof(double) ? numbers.ToArray()
        : element == typeof(float) ? numbers.Select(x => (float)x).ToArray()
        : numbers.Select(x => (Half)x).ToArray();

    /// <summary>The numbers as a row of the same element type as another.</summary>
    public static Array Like(object row, IEnumerable<double> numbers) => Row(row.GetType().GetElementType()!, numbers);
}

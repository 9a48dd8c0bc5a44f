using System;
using System.Collections.Generic;
using System.Reflection;

namespace DiffProg.Generator.Tests.Pipeline;

/// <summary>All objects that can be reached from one by its fields.</summary>
internal static class ObjectGraph
{
    public static IReadOnlyCollection<object> ReachableFrom(params IEnumerable<object> roots)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> left = new(roots);
        while (left.TryPop(out object? current))
        {
            if (!seen.Add(current) || IsLeaf(current.GetType()))
            {
                continue;
            }

            foreach (object? value in Values(current))
            {
                if (value is not null)
                {
                    left.Push(value);
                }
            }
        }

        return seen;
    }

    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsPointer || typeof(MemberInfo).IsAssignableFrom(type);

    private static IEnumerable<object?> Values(object current)
    {
        if (current is Array array)
        {
            foreach (object? element in array)
            {
                yield return element;
            }

            yield break;
        }

        for (Type? type = current.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo f in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return f.GetValue(current);
            }
        }
    }
}

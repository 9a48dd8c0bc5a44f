using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>The numbers inside tangents of every kind, and the values that such tangents move; found by reflection, apart from all that is emitted.</summary>
internal static class Leaves
{
    /// <summary>The numbers of a tangent, in order.</summary>
    public static double[] Of(object? tangent)
    {
        List<double> leaves = [];
        _ = Map(tangent, x =>
        {
            leaves.Add(x);
            return x;
        });
        return [.. leaves];
    }

    /// <summary>A tangent with other numbers: arrays and objects are changed, all else is made anew.</summary>
    public static object? Filled(object? tangent, IEnumerable<double> numbers)
    {
        Queue<double> left = new(numbers);
        return Map(tangent, _ => left.Dequeue());
    }

    /// <summary>A zero tangent for a value.</summary>
    public static object? Zero(object? value)
    {
        switch (value)
        {
            case double or float:
                return Convert.ChangeType(0, value.GetType(), null);
            case Array array:
                object?[] elements = [.. array.Cast<object?>().Select(Zero)];
                var zero = Array.CreateInstance(TangentOf(array.GetType().GetElementType()!)!, elements.Length);
                for (int i = 0; i < elements.Length; i++)
                {
                    zero.SetValue(elements[i], i);
                }

                return zero;
            case ITuple:
                object?[] parts = [.. Fields(value.GetType()).Where(f => TangentOf(f.FieldType) is not null).Select(f => Zero(f.GetValue(value)))];
                return parts.Length == 1 ? parts[0] : Activator.CreateInstance(TangentOf(value.GetType())!, parts);
            case null:
                return null;
            default:
                return TangentOf(value.GetType())!.GetMethod("ZeroLike", [value.GetType()])!.Invoke(null, [value]);
        }
    }

    /// <summary>The value, <paramref name="step"/> times the tangent further: arrays and objects are changed, all else is made anew.</summary>
    public static object? Moved(object? value, object? tangent, double step) => Changed(value, tangent, (x, t) => x + (step * t));

    /// <summary>The numbers of a value that a tangent has a number for.</summary>
    public static double[] Values(object? value, object? tangent)
    {
        List<double> values = [];
        _ = Changed(value, tangent, (x, _) =>
        {
            values.Add(x);
            return x;
        });
        return [.. values];
    }

    private static object? Changed(object? value, object? tangent, Func<double, double, double> change)
    {
        switch (value)
        {
            case null:
                return null;
            case double x:
                return change(x, (double)tangent!);
            case float x:
                return (float)change(x, (float)tangent!);
            case Array array:
                for (int i = 0; i < array.Length; i++)
                {
                    array.SetValue(Changed(array.GetValue(i), ((Array)tangent!).GetValue(i), change), i);
                }

                return array;
            case ITuple:
                FieldInfo[] moving = [.. Fields(value.GetType()).Where(f => TangentOf(f.FieldType) is not null)];
                for (int i = 0; i < moving.Length; i++)
                {
                    object? own = moving.Length == 1 ? tangent : ((ITuple)tangent!)[i];
                    moving[i].SetValue(value, Changed(moving[i].GetValue(value), own, change));
                }

                return value;
            default:
                FieldInfo[] fields = [.. Fields(value.GetType())];
                foreach (FieldInfo part in Fields(tangent!.GetType()))
                {
                    FieldInfo field = fields.Single(f => f.Name == part.Name || f.Name == $"<{part.Name}>k__BackingField");
                    field.SetValue(value, Changed(field.GetValue(value), part.GetValue(tangent), change));
                }

                return value;
        }
    }

    /// <summary>The type of a type's tangents; null where its values carry no derivative.</summary>
    public static Type? TangentOf(Type type)
    {
        if (type == typeof(double) || type == typeof(float))
        {
            return type;
        }

        if (type.IsArray)
        {
            return TangentOf(type.GetElementType()!)?.MakeArrayType();
        }

        if (!type.IsAssignableTo(typeof(ITuple)))
        {
            return type.GetNestedType("Tangent");
        }

        Type[] parts = [.. Fields(type).Select(f => TangentOf(f.FieldType)).OfType<Type>()];
        return parts.Length switch
        {
            0 => null,
            1 => parts[0],
            2 => typeof(ValueTuple<,>).MakeGenericType(parts),
            _ => typeof(ValueTuple<,,>).MakeGenericType(parts),
        };
    }

    private static object? Map(object? tangent, Func<double, double> change)
    {
        switch (tangent)
        {
            case null:
                return null;
            case double x:
                return change(x);
            case float x:
                return (float)change(x);
            case Array array:
                for (int i = 0; i < array.Length; i++)
                {
                    array.SetValue(Map(array.GetValue(i), change), i);
                }

                return array;
            default:
                foreach (FieldInfo field in Fields(tangent.GetType()))
                {
                    field.SetValue(tangent, Map(field.GetValue(tangent), change));
                }

                return tangent;
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null || type == typeof(object) || type == typeof(ValueType)
        ? []
        : Fields(type.BaseType).Concat(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
}

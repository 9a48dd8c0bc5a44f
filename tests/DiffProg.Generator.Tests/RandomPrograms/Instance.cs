using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The memory of a struct, a tuple or an object.</summary>
internal sealed class Instance(Structure structure, Value[] parts)
{
    public Structure Structure => structure;

    public static Instance Zero(Structure structure) =>
        new(structure, [.. structure.Fields.Select(field => field.Structure is { } inner ? Zero(inner) : default(Value))]);

    /// <summary>A structure whose numbers are the given ones, in the order of its parts.</summary>
    public static Instance Of(Structure structure, ReadOnlySpan<Value> numbers)
    {
        Value[] parts = new Value[structure.Fields.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            int count = structure.Fields[i].Structure is { } inner ? Structures.Leaves(inner).Count() : 1;
            parts[i] = structure.Fields[i].Structure is { } nested ? Of(nested, numbers[..count]) : numbers[0];
            numbers = numbers[count..];
        }
        return new Instance(structure, parts);
    }

    /// <summary>Its numbers, in the order of its parts.</summary>
    public IEnumerable<Value> Numbers() => parts.SelectMany(part => part.Instance is { } inner ? inner.Numbers() : [part]);

    public Instance Copy() => new(structure, [.. parts.Select(part => part.Copied)]);

    public void Become(Instance other)
    {
        if (other.Structure.Fields.Length != parts.Length)
            throw new InvalidOperationException("a structure of another type");
        for (int i = 0; i < parts.Length; i++)
            Part(i).Write(other.Part(i).Read());
    }

    public Place Part(int index) => new(parts, index);

    /// <summary>A part by its name; null where the structure stores none of that name.</summary>
    public Place? Part(string name)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (structure.Fields[i].Name == name)
                return Part(i);
        }
        return null;
    }
}

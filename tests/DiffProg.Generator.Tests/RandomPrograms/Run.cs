using System;
using System.Collections.Generic;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What one interpreted run leaves behind: the result, the arguments' memory, and what was met on the way.</summary>
internal sealed record Run(Dual Result, Value[][] Memory, Journal Journal)
{
    /// <summary>The exception that ended the run, if one did.</summary>
    public string? Thrown { get; init; }
}

/// <summary>A number, or a structure. An integer is kept as the bits of a <c>long</c>.</summary>
internal readonly record struct Value(Dual Real, long Integer, bool Truth)
{
    public Instance? Instance { get; init; }

    /// <summary>Whether C# would not let it be read.</summary>
    public bool IsUnassigned { get; init; }

    /// <summary>The value as an assignment stores it: a struct is copied, an object is not.</summary>
    public Value Copied => Instance is { Structure.IsReference: false } parts ? parts.Copy() : this;

    public static implicit operator Value(Dual real) => new(real, 0, false);

    public static implicit operator Value(long integer) => new(default, integer, false);

    public static implicit operator Value(bool truth) => new(default, 0, truth);

    public static implicit operator Value(Instance instance) => new(default, 0, false) { Instance = instance };
}

/// <summary>A stretch of memory, as an array or a span has it.</summary>
internal readonly record struct Row(Value[] Memory, int Start, int Length)
{
    public Row(Value[] memory)
        : this(memory, 0, memory.Length)
    {
    }

    /// <summary>How long it is now, where it is a list, for every name of it.</summary>
    public ListLength? List { get; init; }

    public int Count => List?.Count ?? Length;

    public int At(long index) => index >= 0 && index < Count ? Start + (int)index
        : throw new ProgramException(List is null ? nameof(IndexOutOfRangeException) : nameof(ArgumentOutOfRangeException));

    public Row Slice(long start, long count) => start >= 0 && count >= 0 && start + count <= Count
        ? new Row(Memory, Start + (int)start, (int)count)
        : throw new ProgramException(nameof(ArgumentOutOfRangeException));

    public Row Copy() => new(Memory.AsSpan(Start, Count).ToArray());
}

/// <summary>How many elements of a list's memory there are.</summary>
internal sealed class ListLength
{
    public int Count { get; set; }
}

/// <summary>A function with the variables that it captures.</summary>
internal sealed record Closure(Method Method, Frame Frame);

/// <summary>The locals of one activation, and those around it that it captures.</summary>
internal sealed class Frame(Frame? outer = null)
{
    // Names of scopes that overlap differ in C#, so one table serves them all.
    private readonly Dictionary<string, Place> _variables = [];
    private readonly Dictionary<string, Row> _rows = [];
    private readonly Dictionary<string, Closure> _functions = [];

    public Value Result { get; set; }

    public Row ResultRow { get; set; }

    private Frame? Outer { get; } = outer;

    public Place Variable(string name) => Find(frame => frame._variables, name)[name];

    public void Declare(string name, Value value) => _variables[name] = new Place([value.Copied], 0);

    public void Unassign(string name) => _variables[name] = new Place([default(Value) with { IsUnassigned = true }], 0);

    public void Refer(string name, Place place) => _variables[name] = place;

    public Row Row(string name) => Find(frame => frame._rows, name)[name];

    public void DeclareRow(string name, Row row) => _rows[name] = row;

    public Row AssignRow(string name, Row row) => Find(frame => frame._rows, name)[name] = row;

    public void DeclareFunction(string name, Closure function) => _functions[name] = function;

    public Closure? Function(string name) => _functions.TryGetValue(name, out var function) ? function : Outer?.Function(name);

    private Dictionary<string, T> Find<T>(Func<Frame, Dictionary<string, T>> table, string name)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (table(frame).ContainsKey(name))
                return table(frame);
        }
        throw new KeyNotFoundException(name);
    }
}

/// <summary>Where an assignment stores.</summary>
internal readonly record struct Place(Value[] Memory, int Index)
{
    public Value Read() => Memory[Index] is { IsUnassigned: false } value ? value : throw new InvalidOperationException("read before it is assigned");

    public Value Write(Value value)
    {
        // Whoever refers to a part of a struct sees that the struct was overwritten.
        if (Memory[Index].Instance is { Structure.IsReference: false } old && value.Instance is { } parts)
            old.Become(parts);
        else
            Memory[Index] = value.Copied;
        return value;
    }
}

/// <summary>An exception of the program that is run, and no fault of the interpreter's.</summary>
internal sealed class ProgramException : Exception
{
    public ProgramException()
    {
    }

    public ProgramException(string type)
        : base(type)
    {
    }

    public ProgramException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

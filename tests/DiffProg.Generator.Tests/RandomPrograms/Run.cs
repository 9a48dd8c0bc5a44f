using System;
using System.Collections.Generic;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What one interpreted run leaves behind: the result, the arguments' memory, and what was met on the way.</summary>
internal sealed record Run(Dual Result, Value[][] Memory, Journal Journal)
{
    /// <summary>The exception that ended the run, if one did.</summary>
    public string? Thrown { get; init; }
}

/// <summary>A number. An integer is kept as the bits of a <c>long</c>.</summary>
internal readonly record struct Value(Dual Real, long Integer, bool Truth)
{
    public static implicit operator Value(Dual real) => new(real, 0, false);

    public static implicit operator Value(long integer) => new(default, integer, false);

    public static implicit operator Value(bool truth) => new(default, 0, truth);
}

/// <summary>A stretch of memory, as an array or a span has it.</summary>
internal readonly record struct Row(Value[] Memory, int Start, int Count)
{
    public Row(Value[] memory)
        : this(memory, 0, memory.Length)
    {
    }

    public int At(long index) => index >= 0 && index < Count ? Start + (int)index : throw new ProgramException(nameof(IndexOutOfRangeException));

    public Row Slice(long start, long count) => start >= 0 && count >= 0 && start + count <= Count
        ? new Row(Memory, Start + (int)start, (int)count)
        : throw new ProgramException(nameof(ArgumentOutOfRangeException));

    public Row Copy() => new(Memory.AsSpan(Start, Count).ToArray());
}

/// <summary>The locals of one activation.</summary>
internal sealed class Frame
{
    // Names of scopes that overlap differ in C#, so one table serves them all.
    private readonly Dictionary<string, Value> _scalars = [];
    private readonly Dictionary<string, Place> _references = [];

    public Dictionary<string, Row> Rows { get; } = [];

    public Value Result { get; set; }

    public Row ResultRow { get; set; }

    public Value this[string name]
    {
        get => _references.TryGetValue(name, out var place) ? place.Read() : _scalars[name];
        set
        {
            if (_references.TryGetValue(name, out var place))
                place.Write(value);
            else
                _scalars[name] = value;
        }
    }

    public void Unassign(string name) => _scalars.Remove(name);

    public void Refer(string name, Place place) => _references[name] = place;
}

/// <summary>Where an assignment stores: a local, or an element whose array and index have been evaluated.</summary>
internal readonly record struct Place(Frame? Frame, string Name, Value[]? Memory, int Index)
{
    public Value Read() => Memory is null ? Frame![Name] : Memory[Index];

    public Value Write(Value value)
    {
        if (Memory is null)
            Frame![Name] = value;
        else
            Memory[Index] = value;
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

using System.Collections.Generic;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What one interpreted run leaves behind: the result, the arguments' memory, and what was met on the way.</summary>
internal sealed record Run(Dual Result, Dual[][] Memory, Journal Journal);

internal readonly record struct Value(Dual Real, int Integer, bool Truth)
{
    public static implicit operator Value(Dual real) => new(real, 0, false);

    public static implicit operator Value(int integer) => new(default, integer, false);

    public static implicit operator Value(bool truth) => new(default, 0, truth);
}

/// <summary>The locals of one activation.</summary>
internal sealed class Frame
{
    // Names of scopes that overlap differ in C#, so one table serves them all.
    public Dictionary<string, Value> Scalars { get; } = [];

    public Dictionary<string, Dual[]> Arrays { get; } = [];

    public Value Result { get; set; }
}

/// <summary>Where an assignment stores: a local, or an element whose array and index have been evaluated.</summary>
internal readonly record struct Place(Frame Frame, string Name, Dual[]? Array, int Index)
{
    public Value Read() => Array is null ? Frame.Scalars[Name] : Array[Index];

    public Value Write(Value value)
    {
        if (Array is null)
            Frame.Scalars[Name] = value;
        else
            Array[Index] = value.Real;
        return value;
    }
}

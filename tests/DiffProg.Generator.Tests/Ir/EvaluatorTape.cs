using System;
using System.Collections.Generic;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>A tape that remembers in which slot each value was put, so that a load from another slot is found at once.</summary>
internal sealed class EvaluatorTape
{
    private readonly Stack<(Slot Slot, object Value)> _doubles = [];
    private readonly Stack<(Slot Slot, object Value)> _integers = [];
    private readonly Stack<(Slot Slot, object Value)> _rows = [];

    public bool IsEmpty => _doubles.Count + _integers.Count + _rows.Count == 0;

    public void Save(Slot slot, object value) => StackOf(slot).Push((slot, value));

    public object Load(Slot slot)
    {
        (Slot saved, object value) = StackOf(slot).Pop();
        return saved == slot ? value : throw new InvalidOperationException($"'{slot.Name}' is loaded where '{saved.Name}' was saved last.");
    }

    private Stack<(Slot Slot, object Value)> StackOf(Slot slot) => slot.Type switch
    {
        { IsScalar: false } => _rows,
        { Scalar: Scalar.Double } => _doubles,
        _ => _integers,
    };
}

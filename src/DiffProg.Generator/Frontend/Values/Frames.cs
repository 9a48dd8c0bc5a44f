using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>A method whose body stands in for its call.</summary>
/// <param name="Body">What tells it from others: its definition, or the lambda.</param>
/// <param name="Place">Where the method that is differentiated calls it, or calls what calls it; null where it is part of that method's text.</param>
/// <param name="This">The object that it runs on.</param>
/// <param name="Result">Where its result goes; null where a single return at its end gives it.</param>
internal sealed record Frame(object Body, LocationInfo? Place, Value? This, Value? Result);

/// <summary>The calls that are being replaced by what they run, outermost first.</summary>
internal sealed class Frames
{
    private readonly Stack<Frame> _frames = new();

    public Frame? Current => _frames.Count == 0 ? null : _frames.Peek();

    public int Depth => _frames.Count;

    /// <summary>The place in the differentiated method that what is lowered now belongs to; null where that is the method's own text.</summary>
    public LocationInfo? Place => _frames.Reverse().Select(f => f.Place).FirstOrDefault(p => p is not null);

    /// <summary>The object that <c>this</c> stands for; null where that is the differentiated method's own.</summary>
    public Value? This => Current?.This;

    /// <summary>The method whose text is lowered now; null where that is the differentiated method's own.</summary>
    public IMethodSymbol? Method => _frames.Select(f => f.Body).OfType<IMethodSymbol>().FirstOrDefault();

    /// <summary>The object that an initializer in braces sets the members of.</summary>
    public Value? Receiver { get; set; }

    public bool Contains(object body) => _frames.Any(f => f.Body is ISymbol a && body is ISymbol b ? SymbolEqualityComparer.Default.Equals(a, b) : ReferenceEquals(f.Body, body));

    public void Run(Frame frame, Action lower)
    {
        Value? receiver = Receiver;
        _frames.Push(frame);
        lower();
        _ = _frames.Pop();
        Receiver = receiver;
    }
}

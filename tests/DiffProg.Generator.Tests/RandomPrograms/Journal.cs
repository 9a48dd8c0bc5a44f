using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What a run came across: how near a kink, how large, how long, and which way it took.</summary>
internal sealed class Journal
{
    private const int Fuel = 60_000;
    private const int Deepest = 300;

    private int _depth;

    /// <summary>The least distance of a function's argument to where its slope jumps.</summary>
    public double KinkMargin { get; private set; } = double.PositiveInfinity;

    /// <summary>The least distance of a comparison's two sides. It matters to differences alone: equal values branch alike.</summary>
    public double BranchMargin { get; private set; } = double.PositiveInfinity;

    public double LargestValue { get; private set; }

    public double LargestTangent { get; private set; }

    /// <summary>Equal for two runs that decided alike everywhere.</summary>
    public int Path { get; private set; }

    public int Steps { get; private set; }

    public bool IsFinite { get; private set; } = true;

    /// <summary>The narrowest kind in which something active was computed.</summary>
    public Kind Narrowest { get; private set; } = Kind.Real;

    /// <summary>The calls of the recorder, in their order.</summary>
    public Recording Calls { get; } = new();

    public void Branch(int taken, double margin)
    {
        Decide(taken);
        BranchMargin = Math.Min(BranchMargin, margin);
    }

    public void Kink(int side, double margin)
    {
        Decide(side);
        KinkMargin = Math.Min(KinkMargin, margin);
    }

    public Dual Note(Kind kind, Dual x)
    {
        if (x.Varied && kind < Narrowest)
            Narrowest = kind;
        IsFinite &= double.IsFinite(x.Value) && double.IsFinite(x.Tangent);
        LargestValue = Math.Max(LargestValue, Math.Abs(x.Value));
        LargestTangent = Math.Max(LargestTangent, Math.Abs(x.Tangent));
        return x;
    }

    public Value Record(string method, Value[] arguments) => Calls.Call(method, arguments);

    public void Tick()
    {
        if (++Steps > Fuel)
            throw new EndlessProgramException();
    }

    /// <summary>Runs the body of a method.</summary>
    public void Enter(Action body)
    {
        if (++_depth > Deepest)
            throw new EndlessProgramException();
        body();
        _depth--;
    }

    private void Decide(int decision) => Path = unchecked((Path * 31) + decision + 7);
}

/// <summary>A program that runs too long to be of use, such as one that shrinking has robbed of its counter.</summary>
internal sealed class EndlessProgramException : Exception
{
    public EndlessProgramException()
    {
    }

    public EndlessProgramException(string message)
        : base(message)
    {
    }

    public EndlessProgramException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

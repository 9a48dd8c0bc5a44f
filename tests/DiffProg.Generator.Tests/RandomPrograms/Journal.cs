using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What a run came across: how near a kink, how large, how long, and which way it took.</summary>
internal sealed class Journal
{
    private const int Fuel = 60_000;

    /// <summary>The least distance to an input at which another branch would be taken or a slope would jump.</summary>
    public double Margin { get; private set; } = double.PositiveInfinity;

    public double LargestValue { get; private set; }

    public double LargestTangent { get; private set; }

    /// <summary>Equal for two runs that decided alike everywhere.</summary>
    public int Path { get; private set; }

    public int Steps { get; private set; }

    public bool IsFinite { get; private set; } = true;

    public void Decide(int decision, double margin)
    {
        Path = unchecked((Path * 31) + decision + 7);
        Margin = Math.Min(Margin, margin);
    }

    public Dual Note(Dual x)
    {
        IsFinite &= double.IsFinite(x.Value) && double.IsFinite(x.Tangent);
        LargestValue = Math.Max(LargestValue, Math.Abs(x.Value));
        LargestTangent = Math.Max(LargestTangent, Math.Abs(x.Tangent));
        return x;
    }

    public void Tick()
    {
        if (++Steps > Fuel)
            throw new EndlessProgramException();
    }
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

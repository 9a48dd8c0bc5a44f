using CsCheck;
using DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A program with the numbers to try it with, found again by its series and index.</summary>
internal sealed record Trial(ulong Series, uint Index, RandomProgram Program, Arguments Arguments)
{
    public string TypeName => "P" + Index;

    /// <summary>Whether second derivatives are asked for.</summary>
    public bool SecondOrder { get; init; }

    /// <summary>Whether sums may be taken in eight parts, and elementary functions be the runtime's: values are then right but for rounding.</summary>
    public bool IsVectorized { get; init; }

    /// <summary>Draws one.</summary>
    /// <param name="series">The series.</param>
    /// <param name="index">Its number in it.</param>
    /// <param name="features">What may be in it.</param>
    /// <param name="longest">The most elements of a row that it is given.</param>
    public static Trial Draw(ulong series, uint index, Feature features, int longest = 6)
    {
        var pcg = new PCG(index, series);
        var program = new ProgramGenerator(features).Generate(pcg, null, out _);
        return new Trial(series, index, program, Arguments.Draw(program, new Dice(pcg, features), longest));
    }

    /// <summary>How its text is written anew; null where it is as it was drawn.</summary>
    public Metamorphosis? Metamorphosis { get; init; }

    public string Source
    {
        get
        {
            string drawn = Printer.Print(Program, TypeName, SecondOrder);
            return Metamorphosis?.Apply(drawn) ?? drawn;
        }
    }

    /// <summary>Why the program says nothing at these numbers, or null where it does.</summary>
    public string? Unfit()
    {
        try
        {
            var run = Interpreter.Run(Program, Arguments.Values, Arguments.Direction);
            var journal = run.Journal;
            // A narrow kind has few digits to lose.
            var (value, tangent) = Precision.Limits(Precision.Of(Program, run));
            return run.Thrown is not null ? null
                : !journal.IsFinite ? "not finite"
                : journal.LargestValue > value ? "large value"
                : journal.LargestTangent > tangent ? "large tangent"
                : journal.KinkMargin < 1e-9 ? "near a kink"
                : null;
        }
        catch (EndlessProgramException)
        {
            return "too long";
        }
    }

    public override string ToString() =>
        $"// series {Series}, program {Index}\n{Source}\n{Arguments.Describe(Program)}";
}

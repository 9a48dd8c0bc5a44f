using CsCheck;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A program with the numbers to try it with, found again by its series and index.</summary>
internal sealed record Trial(ulong Series, uint Index, RandomProgram Program, Arguments Arguments)
{
    public string TypeName => "P" + Index;

    public static Trial Draw(ulong series, uint index, Feature features)
    {
        var pcg = new PCG(index, series);
        var program = new ProgramGenerator(features).Generate(pcg, null, out _);
        return new Trial(series, index, program, Arguments.Draw(program, new Dice(pcg, features)));
    }

    /// <summary>Why the program says nothing at these numbers, or null where it does.</summary>
    public string? Unfit()
    {
        try
        {
            var journal = Interpreter.Run(Program, Arguments.Values, Arguments.Direction).Journal;
            return !journal.IsFinite ? "not finite"
                : journal.LargestValue > 1e6 ? "large value"
                : journal.LargestTangent > 1e4 ? "large tangent"
                : journal.KinkMargin < 1e-9 ? "near a kink"
                : null;
        }
        catch (EndlessProgramException)
        {
            return "too long";
        }
    }

    public override string ToString() =>
        $"// series {Series}, program {Index}\n{Printer.Print(Program, TypeName)}\n{Arguments.Describe(Program)}";
}

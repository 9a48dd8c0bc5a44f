using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>How long a program is, by which shrinking measures its progress.</summary>
internal static class ProgramSize
{
    public static int Of(RandomProgram program) => Printer.Print(program, "P").Count(c => !char.IsWhiteSpace(c));
}

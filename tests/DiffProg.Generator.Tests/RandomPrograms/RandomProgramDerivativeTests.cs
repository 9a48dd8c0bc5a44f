using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// Random programs through the compiler, judged by an interpreter on dual numbers.
/// DIFFPROG_PROGRAMS, DIFFPROG_SEED and DIFFPROG_FEATURES choose how many, which and with what in them.
/// </summary>
public sealed class RandomProgramDerivativeTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_random_program_gets_its_derivatives_and_they_are_right()
    {
        var trials = Enumerable.Range(0, Settings.Programs).Select(i => Trial.Draw(Settings.Series, (uint)i, Settings.Features));
        var verdicts = ProgramBatch.Judge(trials);
        string counts = Report.Counts(verdicts);
        output.WriteLine(counts);
        if (!verdicts.Exists(verdict => verdict.IsFailure))
            return;
        Assert.Fail($"{counts}\n\n{string.Join("\n\n", Report.Failures(verdicts, smaller => ProgramBatch.Judge(smaller)))}");
    }
}

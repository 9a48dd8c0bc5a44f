using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>What comes close to a refusal and is none: a derivative without a diagnostic, and without a warning in what is generated.</summary>
public sealed class AcceptedProgramTests
{
    private static readonly string[] NotReportedYet = [Descriptors.NameTaken];

    public static TheoryData<string, string> Programs
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach ((string id, string members, _) in AcceptedPrograms.All)
            {
                rows.Add(id, members);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_that_is_fine_has_derivatives_and_no_diagnostic(string id, string members)
    {
        string types = AcceptedPrograms.All.Single(p => (p.Id, p.Members) == (id, members)).Types;
        GeneratorOutcome outcome = GeneratorHarness.For($"using System;\nusing DiffProg;\npublic partial class C\n{{\n{members}\n}}\n{types}\n").Run();
        // That a parameter is not read is no news of programs as short as these.
        Assert.Empty(outcome.GeneratorDiagnostics.Where(d => d.Id != Descriptors.ZeroGradient));
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.GeneratedWarnings);
        Assert.Contains("FJvp(", outcome.GeneratedText);
    }

    [Fact]
    public void Every_diagnostic_has_a_program_that_it_lets_pass() =>
        Assert.Empty(Descriptors.All.Select(d => d.Id).Except(AcceptedPrograms.All.Select(p => p.Id)).Except([Descriptors.ZeroGradient, Descriptors.ConstantType, Descriptors.LoopStorage, Descriptors.LoopLanes]).Except(NotReportedYet));

    [Fact]
    public void Every_diagnostic_has_a_program_that_it_refuses()
    {
        string[] refused =
        [
            .. RefusalPrograms.All.Select(r => r.Id),
            .. RefusedForms.Signatures.Concat(RefusedForms.Types).Concat(RefusedForms.Flows).Select(r => r.Id),
        ];

        // The error at the method, the refused callee and rules have tests of their own; nothing makes the compiler itself fail.
        string[] elsewhere =
        [
            Descriptors.NotDifferentiable, Descriptors.RefusedCallee, Descriptors.Internal,
            Descriptors.BlockForm, Descriptors.CompiledIntoCallers, Descriptors.NeverCompiledIn, Descriptors.RuleDoesNotFit, Descriptors.UnusedRule, Descriptors.NoRule, Descriptors.ZeroGradient, Descriptors.ConstantType, Descriptors.LoopStorage, Descriptors.LoopLanes,
        ];
        Assert.Empty(Descriptors.All.Select(d => d.Id).Except(refused).Except(elsewhere).Except(NotReportedYet));
    }
}

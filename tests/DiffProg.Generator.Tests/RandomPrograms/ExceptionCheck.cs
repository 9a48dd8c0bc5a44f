using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A program whose primal throws: its derivatives throw the same, and leave nothing behind that another program would notice.</summary>
internal static class ExceptionCheck
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Failure(Trial trial, CompiledProgram compiled, Run expected)
    {
        double[][] Values() => Arguments.Copy(trial.Arguments.Values);
        double[][] Buffers() => Arguments.Copy(trial.Arguments.Buffers);
        (string Name, Action Call)[] members =
        [
            ("F", () => compiled.Primal(Values())),
            ("FJvp", () => compiled.Jvp(Values(), Buffers(), new double[1])),
            ("FAccumulateGradient", () => compiled.AccumulateGradient(Values(), trial.Arguments.Seed, Buffers())),
            ("FValueAndGradient", () => compiled.ValueAndGradient(Values(), Buffers())),
            ("FGradient", () => compiled.Gradient(Values(), Buffers())),
        ];
        try
        {
            double[]? before = compiled.Canary?.Invoke();
            compiled.TakeRecording();
            foreach (var (name, call) in members)
            {
                string thrown = Thrown(call);
                string calls = compiled.TakeRecording();
                if (thrown != expected.Thrown)
                    return $"{name} throws {thrown}, the primal {expected.Thrown}";
                if (calls != expected.Journal.Calls.Text)
                    return $"{name} makes other calls than the primal before the exception: {calls}, expected {expected.Journal.Calls.Text}";
                if (before is not null && !compiled.Canary!().SequenceEqual(before))
                    return $"{name} throws and disturbs the next derivative";
            }
            return null;
        }
        finally
        {
            RecorderSource.Stop();
        }
    }

    private static string Thrown(Action call)
    {
        try
        {
            call();
            return "nothing";
        }
#pragma warning disable CA1031 // Which exception it is, is the question.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.GetType().Name;
        }
    }
}

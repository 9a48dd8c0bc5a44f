using System;
using DiffProg.Generator.Tests.Harness;

namespace DiffProg.Generator.Tests.RandomPrograms;

internal delegate double PrimalCall(double[][] arguments);

internal delegate double JvpCall(double[][] arguments, double[][] tangents, double[] value);

internal delegate double AccumulateGradientCall(double[][] arguments, double seed, double[][] gradients);

internal delegate double ValueAndGradientCall(double[][] arguments, double[][] gradients);

internal delegate double GradientCall(double[][] arguments, double[][] gradients);

/// <summary>A program's members, each called with one array per parameter.</summary>
internal sealed record CompiledProgram(PrimalCall Primal)
{
    public required JvpCall Jvp { get; init; }

    public required AccumulateGradientCall AccumulateGradient { get; init; }

    public required ValueAndGradientCall ValueAndGradient { get; init; }

    public required GradientCall Gradient { get; init; }

    /// <summary>The Hessian times what the buffers hold, which it replaces; null where no second derivative is asked for.</summary>
    public GradientCall? Hvp { get; init; }

    /// <summary>What the recorder was told since it was last asked.</summary>
    public required Func<string> TakeRecording { get; init; }

    /// <summary>The gradient of a program that always works, which an exception in another must not disturb.</summary>
    public Func<double[]>? Canary { get; init; }

    public static PrimalCall LoadPrimal(LoadedAssembly assembly, Trial trial) =>
        assembly.Method<PrimalCall>(Adapter.TypeName(trial), "Primal");

    public static CompiledProgram Load(LoadedAssembly assembly, Trial trial)
    {
        return new CompiledProgram(LoadPrimal(assembly, trial))
        {
            Jvp = Bind<JvpCall>("Jvp"),
            AccumulateGradient = Bind<AccumulateGradientCall>("AccumulateGradient"),
            ValueAndGradient = Bind<ValueAndGradientCall>("ValueAndGradient"),
            Gradient = Bind<GradientCall>("Gradient"),
            Hvp = trial.SecondOrder ? Bind<GradientCall>("Hvp") : null,
            TakeRecording = RecorderSource.Take(assembly),
        };

        TDelegate Bind<TDelegate>(string name)
            where TDelegate : Delegate => assembly.Method<TDelegate>(Adapter.TypeName(trial), name);
    }
}

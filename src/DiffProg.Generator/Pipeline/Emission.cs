using System;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Printing;
using DiffProg.Generator.Vectorize;

namespace DiffProg.Generator.Pipeline;

/// <summary>The files of a method; or, where DiffProg itself failed, why. A failure is an error at the method, never a method without a derivative.</summary>
/// <param name="Key">The method.</param>
/// <param name="Files">Its files.</param>
/// <param name="Failure">Why there are none; null where there are.</param>
/// <param name="Advice">What to write instead, where that is the user's to mend.</param>
internal sealed record Emission(string Key, EquatableArray<SourceFile> Files, string? Failure, string? Advice = null)
{
    /// <summary>The number of the place that the failure is about; null where it is about the whole method.</summary>
    public int? Site { get; init; }

    /// <summary>The parameters that it has a gradient for which is always zero.</summary>
    public EquatableArray<ZeroGradient> ZeroGradients { get; init; } = [];

    /// <summary>What the loops of its adjoint store; of the first adjoint that has any, where there are several.</summary>
    public EquatableArray<LoopStorage> Loops => Files.Select(f => f.Loops).FirstOrDefault(l => !l.IsEmpty);

    /// <summary>Which of its loops run eight iterations at once; of the same derivative, or of the first that has loops.</summary>
    public EquatableArray<LaneReport> Lanes => (Files.FirstOrDefault(f => !f.Loops.IsEmpty) ?? Files.FirstOrDefault(f => !f.Lanes.IsEmpty))?.Lanes ?? [];

    public static Emission Of(Unit unit)
    {
        try
        {
            return new Emission(unit.Method.Key, Emitter.Emit(unit), null) { ZeroGradients = ZeroGradient.Of(unit).ToEquatableArray() };
        }
        catch (NotDifferentiableException refusal)
        {
            return new Emission(unit.Method.Key, [], refusal.Message, refusal.Advice) { Site = refusal.Site };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Emission(unit.Method.Key, [], failure.Message);
        }
    }
}

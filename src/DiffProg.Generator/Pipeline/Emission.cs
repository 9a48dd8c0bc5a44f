using System;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Printing;

namespace DiffProg.Generator.Pipeline;

/// <summary>The files of a method; or, where DiffProg itself failed, why. A failure is an error at the method, never a method without a derivative.</summary>
internal sealed record Emission(string Key, EquatableArray<SourceFile> Files, string? Failure)
{
    public static Emission Of(Unit unit)
    {
        try
        {
            return new Emission(unit.Method.Key, Emitter.Emit(unit), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Emission(unit.Method.Key, [], failure.Message);
        }
    }
}

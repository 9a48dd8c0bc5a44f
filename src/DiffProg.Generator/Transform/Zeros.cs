using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>Tangents and cotangents that begin as zero.</summary>
internal static class Zeros
{
    /// <summary>A zero tangent of what is there: with one of each object and each array that it holds, since these are written to by their places.</summary>
    /// <param name="tangent">The type of the tangent.</param>
    /// <param name="given">An object or a row.</param>
    /// <param name="count">How many elements a row has.</param>
    public static Expression Like(IrType tangent, Variable given, Expression count) =>
        given.Type.IsObject || given.Type.HoldsArrays || given.Type.IsRowOfBlocks ? new ZeroLike(tangent, given) : new NewArray(tangent, count);
}

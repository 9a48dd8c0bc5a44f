using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace DiffProg.Lanes512;

/// <summary>What the kernels of single precision are written in; as <see cref="LaneMath"/>.</summary>
internal static class SingleMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats S(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats MultiplyAdd(Floats a, Floats b, Floats addend) => Vector512.FusedMultiplyAdd(a, b, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Select(Floats condition, Floats whenTrue, Floats whenFalse) => Vector512.ConditionalSelect(condition, whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Polynomial(Floats x, float c0, float c1, float c2) => MultiplyAdd(MultiplyAdd(S(c2), x, S(c1)), x, S(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Polynomial(Floats x, float c0, float c1, float c2, float c3) =>
        MultiplyAdd(MultiplyAdd(MultiplyAdd(S(c3), x, S(c2)), x, S(c1)), x, S(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Polynomial(Floats x, float c0, float c1, float c2, float c3, float c4) =>
        MultiplyAdd(MultiplyAdd(MultiplyAdd(MultiplyAdd(S(c4), x, S(c3)), x, S(c2)), x, S(c1)), x, S(c0));
}

using System.Runtime.CompilerServices;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <summary>
/// Polynomials by their coefficients, the constant first. Long ones are split into their even and odd terms, which are summed beside each
/// other.
/// </summary>
internal static class Polynomial
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(Doubles x, double c0, double c1, double c2) => MultiplyAdd(MultiplyAdd(C(c2), x, C(c1)), x, C(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(Doubles x, double c0, double c1, double c2, double c3) =>
        MultiplyAdd(MultiplyAdd(MultiplyAdd(C(c3), x, C(c2)), x, C(c1)), x, C(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(Doubles x, double c0, double c1, double c2, double c3, double c4) =>
        MultiplyAdd(MultiplyAdd(MultiplyAdd(MultiplyAdd(C(c4), x, C(c3)), x, C(c2)), x, C(c1)), x, C(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(Doubles x, double c0, double c1, double c2, double c3, double c4, double c5) =>
        Joined(x, At(x * x, c0, c2, c4), At(x * x, c1, c3, c5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(Doubles x, double c0, double c1, double c2, double c3, double c4, double c5, double c6) =>
        Joined(x, At(x * x, c0, c2, c4, c6), At(x * x, c1, c3, c5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(Doubles x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7) =>
        Joined(x, At(x * x, c0, c2, c4, c6), At(x * x, c1, c3, c5, c7));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(Doubles x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9) =>
        Joined(x, At(x * x, c0, c2, c4, c6, c8), At(x * x, c1, c3, c5, c7, c9));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(
        Doubles x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9, double c10) =>
        Joined(x, At(x * x, c0, c2, c4, c6, c8, c10), At(x * x, c1, c3, c5, c7, c9));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles At(
        Doubles x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9, double c10, double c11) =>
        Joined(x, At(x * x, c0, c2, c4, c6, c8, c10), At(x * x, c1, c3, c5, c7, c9, c11));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Joined(Doubles x, Doubles even, Doubles odd) => MultiplyAdd(odd, x, even);
}

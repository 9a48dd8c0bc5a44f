using System.ComponentModel;

namespace DiffProg;

/// <summary>
/// The elementary functions for 8 numbers at once, or 16 of single precision, within 2 units in the last place wherever the function is
/// defined. A lane's value depends on that lane alone, and has the same bits on every machine.
/// </summary>
/// <remarks>
/// Everything is sums, products, quotients, roots and fused multiply-adds, whose bits IEEE 754 prescribes, and arithmetic of integers; no
/// function of <see cref="System.Math"/> whose bits are left to the machine, and no estimate. A fused multiply-add that the machine lacks is
/// emulated, exactly and slowly; every x64 machine with AVX2 and every Arm64 machine has it. Constants and polynomials come from
/// <c>benchmarks/Lanes/coefficients.py</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes;

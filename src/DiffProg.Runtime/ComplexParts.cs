using System.Numerics;
using System.Runtime.CompilerServices;

namespace DiffProg;

/// <summary>The parts of a complex number as places, which emitted code adds to and writes to.</summary>
public static class ComplexParts
{
    /// <summary>The real part, in place.</summary>
    /// <param name="value">The number.</param>
    public static ref double RealPart(this ref Complex value) => ref Unsafe.As<Complex, double>(ref value);

    /// <summary>The imaginary part, in place.</summary>
    /// <param name="value">The number.</param>
    public static ref double ImaginaryPart(this ref Complex value) => ref Unsafe.Add(ref Unsafe.As<Complex, double>(ref value), 1);
}

using System.Runtime.CompilerServices;

namespace DiffProg.Lanes512;

/// <summary>
/// The elementary functions, as <see cref="Lanes"/> documents them. The files of this folder are compiled for each width of vectors: the
/// project replaces the width in their text, and what is said here.
/// </summary>
internal static partial class Kernel
{
    /// <summary>
    /// A function is inlined where a vector has all lanes, and called where it has some. What is called is optimised from the start, since
    /// vectors are slow in code that is not.
    /// </summary>
    private const MethodImplOptions Function = MethodImplOptions.AggressiveInlining;

    /// <summary>A function is called at any width where it takes longer than a few calls: the compiler puts only so much into one method.</summary>
    private const MethodImplOptions LongFunction = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}

namespace DiffProg;

/// <summary>How exactly emitted code follows the order of the user's arithmetic.</summary>
public enum FloatingPoint
{
    /// <summary>
    /// What the project says (<c>DiffProgFloatingPoint</c>); where it says nothing, as <see cref="Vectorized"/>.
    /// </summary>
    AsProject = 0,

    /// <summary>
    /// Loops run eight iterations at once where no iteration needs another: a sum is then that of eight parts, and elementary functions there are those of
    /// <see cref="Lanes"/>, within 2 units in the last place. The results are the same on every machine and in every run.
    /// </summary>
    Vectorized = 1,

    /// <summary>
    /// The value has the bits of the method, and the derivative those of its adjoint or tangent run one iteration at a time. Loops run eight iterations at
    /// once where that changes no bit. What the method calls is strict, too.
    /// </summary>
    Strict = 2,
}

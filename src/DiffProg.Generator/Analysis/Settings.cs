namespace DiffProg.Generator.Analysis;

/// <summary>Which analyses run. Each may be switched off by an MSBuild property of its name; the numbers must not change.</summary>
/// <param name="Activity">Leave out what no result depends on.</param>
/// <param name="Recording">Save only what the reverse sweep reads.</param>
/// <param name="Liveness">Save it only while what it is needed for is still to be undone.</param>
/// <param name="Aliasing">Tell rows from each other.</param>
/// <param name="TripCounts">Know the trips of a counted loop when it starts.</param>
/// <param name="Recompute">Compute cheap locals again rather than save them.</param>
/// <param name="Simplify">Tidy the emitted statements.</param>
/// <param name="Pool">Use arrays of earlier calls again.</param>
/// <param name="Index">Find by its index what a trip of a loop saved.</param>
/// <param name="Locals">Keep in locals the elements that stay the same in a reverse loop.</param>
/// <param name="Lanes">Run eight trips of a loop at once.</param>
/// <param name="Fuse">Run both sweeps of a trip together where a loop only sums up.</param>
/// <param name="Extremes">Find a largest or smallest element without a loop.</param>
internal sealed record Settings(
    bool Activity = true,
    bool Recording = true,
    bool Liveness = true,
    bool Aliasing = true,
    bool TripCounts = true,
    bool Recompute = true,
    bool Simplify = true,
    bool Pool = true,
    bool Index = true,
    bool Locals = true,
    bool Lanes = true,
    bool Fuse = true,
    bool Extremes = true)
{
    public static readonly Settings Default = new();

    /// <summary>Whether the value has the bits of the method, and the gradient those of its adjoint run one trip at a time.</summary>
    public bool IsStrict { get; init; }

    /// <summary>How long an emitted method gets before it is cut, unless one statement is longer; <see cref="Vectorize.Cuts"/> says in what.</summary>
    public int LongestMethod { get; init; } = Vectorize.Cuts.MostOfOne;

    /// <summary>Whether a method may be cut, for which the language has to know fields that are references.</summary>
    public bool MayCut { get; init; } = true;
}

namespace DiffProg.Generator.Vectorize;

/// <summary>What became of a loop of the user's.</summary>
/// <param name="Site">The number of its place.</param>
/// <param name="Reason">Why its iterations run one at a time; null where eight run at once.</param>
internal sealed record LaneReport(int Site, string? Reason);

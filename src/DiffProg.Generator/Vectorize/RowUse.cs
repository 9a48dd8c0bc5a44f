using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>An element that a loop touches in each trip.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Index">Its place.</param>
/// <param name="Stride">How far the next trip's is from that.</param>
/// <param name="IsWritten">Whether it is written.</param>
internal sealed record RowUse(Variable Row, Expression Index, Stride Stride, bool IsWritten);

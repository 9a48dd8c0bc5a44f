using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>An element that a loop touches in each trip.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Index">Its place.</param>
/// <param name="Stride">How far the next trip's is from that.</param>
/// <param name="IsWritten">Whether it is written.</param>
/// <param name="IsOnlyAdded">Whether it is written by adding to it, in whatever order.</param>
internal sealed record RowUse(Variable Row, Expression Index, Stride Stride, bool IsWritten, bool IsOnlyAdded = false)
{
    /// <summary>Its place, as a constant beside the rest.</summary>
    public (Expression? Base, long Offset) Place => PlaceOf(Index);

    /// <summary>Whether it counts which of the two comes first, where both touch one element.</summary>
    public bool MayDisturb(RowUse other) => (IsWritten || other.IsWritten) && !(IsOnlyAdded && other.IsOnlyAdded);

    /// <summary>Whether another is so near that one of eight trips touches what another of them does.</summary>
    public bool IsNear(RowUse other) => other.Place.Base == Place.Base && other.Place.Offset - Place.Offset is > -8 and < 8 and not 0;

    /// <summary>Whether the two touch elements between those of one trip and of the next, as <c>2 * i</c> and <c>2 * i + 1</c> do, so that no trip touches what another does.</summary>
    public bool IsBeside(RowUse other) => Stride == other.Stride && Stride.Of is null && other.Place.Base == Place.Base && System.Math.Abs(other.Place.Offset - Place.Offset) is var apart && apart > 0 && apart < System.Math.Abs(Stride.Factor);

    private static (Expression? Base, long Offset) PlaceOf(Expression index) => index switch
    {
        Literal x => (null, x.AsInt),
        Binary { Operator: BinaryOperator.Add, Right: Literal offset } x => Moved(x.Left, offset.AsInt),
        Binary { Operator: BinaryOperator.Add, Left: Literal offset } x => Moved(x.Right, offset.AsInt),
        Binary { Operator: BinaryOperator.Subtract, Right: Literal offset } x => Moved(x.Left, -(long)offset.AsInt),
        _ => (index, 0),
    };

    private static (Expression? Base, long Offset) Moved(Expression index, long offset) => PlaceOf(index) is var place ? (place.Base, place.Offset + offset) : default;
}

using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>The trips of counted loops, as integers whose computation cannot overflow.</summary>
internal static class Trips
{
    private static readonly IrType Long = new(Scalar.Long, Shape.Scalar);

    /// <summary>Whether there is one.</summary>
    public static Binary Any(For loop) => new(
        (loop.Step > 0, loop.Inclusive) switch
        {
            (true, false) => BinaryOperator.Less,
            (true, true) => BinaryOperator.LessOrEqual,
            (false, false) => BinaryOperator.Greater,
            (false, true) => BinaryOperator.GreaterOrEqual,
        },
        loop.First,
        loop.Limit);

    /// <summary>How many there are of a loop that counts up by one; none where it is negative.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="isKnownToRun">Whether there is one.</param>
    public static Expression Number(For loop, bool isKnownToRun = false)
    {
        long behind = loop.Inclusive ? 1 : 0;
        long? before = loop.First is Literal first ? first.Bits - behind : null;
        return (loop.Limit, before) switch
        {
            (Literal limit, { } start) when limit.Bits - start <= int.MaxValue => Literal.Of((int)(limit.Bits - start)),
            (var limit, 0) => limit,
            (var limit, > 0 and var start) when isKnownToRun || limit is Length => Sum(limit, Literal.Of((int)-start)),
            (var limit, { } start) => Sum(Wide(limit), new Literal(Long, -start)),
            (var limit, null) => Sum(new Binary(BinaryOperator.Subtract, Wide(limit), Wide(loop.First)), new Literal(Long, behind)),
        };
    }

    /// <summary>The index of the last of a loop that counts up by one and has one.</summary>
    public static Expression Last(For loop) => loop.Inclusive ? loop.Limit : Sum(loop.Limit, Literal.Of(-1));

    /// <summary>The sum of two integers, of which a constant one may be zero or negative.</summary>
    public static Expression Sum(Expression a, Expression b) => (a, b) switch
    {
        (_, Literal { Bits: 0 }) => a,
        (Literal { Bits: 0 }, _) => b,
        (_, Literal { Bits: < 0 } negative) => new Binary(BinaryOperator.Subtract, a, negative with { Bits = -negative.Bits }),
        _ => new Binary(BinaryOperator.Add, a, b),
    };

    private static Convert Wide(Expression e) => new(Long, e, Convert.NoSite);
}

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
    public static Expression Number(For loop)
    {
        int behind = loop.Inclusive ? 1 : 0;
        return (loop.First, loop.Limit) switch
        {
            (Literal first, Literal limit) => new Literal(Long, limit.Bits - first.Bits + behind),
            (Literal first, _) when first.Bits == behind => loop.Limit,
            (Literal { Bits: > 0 } first, Length) when behind == 0 => Sum(loop.Limit, Literal.Of(-first.AsInt)),
            (Literal first, _) => Sum(new Convert(Long, loop.Limit, Convert.NoSite), new Literal(Long, behind - first.Bits)),
            _ => Sum(new Binary(BinaryOperator.Subtract, new Convert(Long, loop.Limit, Convert.NoSite), new Convert(Long, loop.First, Convert.NoSite)), new Literal(Long, behind)),
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
}

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Vectorize;

/// <summary>How far the places lie apart that an index finds in one trip of a loop and in the next.</summary>
/// <param name="Factor">A constant.</param>
/// <param name="Of">What it is a multiple of, the same in every trip; null for one.</param>
internal readonly record struct Stride(long Factor, Expression? Of)
{
    public static readonly Stride Zero = new(0, null);
    public static readonly Stride One = new(1, null);

    public bool IsZero => Factor == 0;

    public bool IsOne => this == One;

    /// <summary>As an expression.</summary>
    public Expression ToExpression() => Of is null ? Literal.Of((int)Factor) : Factor == 1 ? Of : new Binary(BinaryOperator.Multiply, Literal.Of((int)Factor), Of);

    /// <summary>The stride of an integer; null where it does not change evenly from trip to trip, or that is not known.</summary>
    /// <param name="e">The integer.</param>
    /// <param name="index">The loop's index.</param>
    /// <param name="varying">What differs from trip to trip, the index aside.</param>
    /// <param name="known">The strides of integers of the loop's body.</param>
    public static Stride? TryOf(Expression e, Variable index, ICollection<Variable> varying, IReadOnlyDictionary<Variable, Stride> known)
    {
        if (!e.Contents().Any(v => v == index || varying.Contains(v)))
        {
            return Zero;
        }

        return e switch
        {
            Read x when x.Variable == index => One,
            Read x => known.TryGetValue(x.Variable, out Stride stride) ? stride : null,
            Binary { Operator: BinaryOperator.Add } x => Sum(Below(x.Left), Below(x.Right), 1),
            Binary { Operator: BinaryOperator.Subtract } x => Sum(Below(x.Left), Below(x.Right), -1),
            Apply { Primitive: GridRows.OfPlace, Arguments: [var i, var j, _, var columns] } => Sum(Product(Below(i), columns, Below(columns)), Below(j), 1),
            Apply { Primitive: GridRows.OfNext, Arguments: [var place, var k, var length] } => Sum(Product(Below(place), length, Below(length)), Below(k), 1),
            Binary { Operator: BinaryOperator.Multiply } x => Product(x.Left, Below(x.Left), x.Right, Below(x.Right)),
            _ => null,
        };

        Stride? Below(Expression part) => TryOf(part, index, varying, known);
    }

    private static Stride? Sum(Stride? a, Stride? b, int sign)
    {
        if (a is not { } left || b is not { } right)
        {
            return null;
        }

        Stride second = right with { Factor = sign * right.Factor };
        return left.IsZero ? second
            : second.IsZero ? left
            : left.Of == second.Of ? Normal(left with { Factor = left.Factor + second.Factor })
            : null;
    }

    private static Stride? Product(Expression left, Stride? ofLeft, Expression right, Stride? ofRight) => Product(ofLeft, right, ofRight) ?? Product(ofRight, left, ofLeft);

    private static Stride? Product(Stride? a, Expression factor, Stride? ofFactor) => (a, factor, ofFactor) switch
    {
        (null, _, _) or (_, _, not { IsZero: true }) => null,
        ({ IsZero: true }, _, _) => Zero,
        ({ } stride, Literal x, _) => Normal(stride with { Factor = stride.Factor * x.AsInt }),
        ({ Of: null } stride, _, _) => stride with { Of = factor },
        _ => null,
    };

    private static Stride? Normal(Stride stride) => stride.Factor == 0 ? Zero : stride.Factor is < int.MinValue or > int.MaxValue ? null : stride;
}

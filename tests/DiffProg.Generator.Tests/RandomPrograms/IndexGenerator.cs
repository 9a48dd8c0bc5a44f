using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws indices that are valid wherever they are reached.</summary>
internal sealed class IndexGenerator(Dice dice, Func<Expression>? steered)
{
    public Expression Draw(Scope scope, Local indexed)
    {
        var length = Length.Of(indexed);
        var integers = scope.Of(Kind.Integer);
        List<Local> indices = [.. integers.Where(local => local.Indexes == indexed.LengthKey)];
        List<Local> naturals = [.. integers.Where(local => local.Natural)];
        List<Local> counters = [.. scope.Writable(Kind.Integer).Where(local => local.Natural)];
        bool wraps = dice.Allows(Feature.Integers);
        return dice.Weigh<Expression>(
            (12 * indices.Count, () => Beside(dice.Pick(indices))),
            (2 * indices.Count, () => Mirrored(dice.Pick(indices), length)),
            (2, () => new IntegerLiteral(dice.Below(indexed.Least))),
            (1, () => new Arithmetic('-', length, new IntegerLiteral(dice.Between(1, indexed.Least)))),
            (dice.Allows(Feature.Ranges) ? 2 : 0, () => new FromEnd(new IntegerLiteral(dice.Between(1, indexed.Least)))),
            (dice.Allows(Feature.Steering) && steered is not null && dice.Chance(30) ? 1 : 0, () => Wrapped(steered!(), length)),
            (wraps && naturals.Count > 0 ? 3 : 0, () => Wrapped(Stretched(new Variable(Kind.Integer, dice.Pick(naturals).Name)), length)),
            (wraps && integers.Count > 0 ? 1 : 0, () => Folded(new Variable(Kind.Integer, dice.Pick(integers).Name), length)),
            (dice.Allows(Feature.SideEffects) && counters.Count > 0 ? 4 : 0,
                () => Wrapped(new Step(new Variable(Kind.Integer, dice.Pick(counters).Name), true, dice.Chance(40)), length)));
    }

    private Expression Beside(Local index)
    {
        var variable = new Variable(Kind.Integer, index.Name);
        int offset = dice.Between(-index.Below, index.Above);
        return offset == 0
            ? variable
            : new Arithmetic(offset < 0 ? '-' : '+', variable, new IntegerLiteral(Math.Abs(offset)));
    }

    private static Arithmetic Mirrored(Local index, Length length) =>
        new('-', new Arithmetic('-', length, new IntegerLiteral(1)), new Variable(Kind.Integer, index.Name));

    private Expression Stretched(Variable natural) => dice.Weigh<Expression>(
        (3, () => natural),
        (2, () => new Arithmetic('+', natural, new IntegerLiteral(dice.Between(1, 3)))),
        (2, () => new Arithmetic('*', natural, new IntegerLiteral(dice.Between(2, 3)))));

    private static Arithmetic Wrapped(Expression natural, Length length) => new('%', natural, length);

    /// <summary>Valid for a negative integer too, as C#'s remainder takes the sign of its left side.</summary>
    private static Arithmetic Folded(Variable any, Length length) => Wrapped(
        new Arithmetic('+', new Arithmetic('%', any, length), length), length);
}

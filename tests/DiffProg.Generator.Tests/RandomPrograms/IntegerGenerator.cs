using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws integers, none of which depends on an active value.</summary>
internal sealed class IntegerGenerator(Dice dice)
{
    private static readonly Kind[] WideKinds = [Kind.Byte, Kind.Short, Kind.Unsigned, Kind.Long, Kind.UnsignedLong];

    public Kind WideKind => dice.Pick(WideKinds);

    /// <summary>An <c>int</c> that is small and not negative.</summary>
    public Expression Natural(Scope scope, int depth)
    {
        var naturals = scope.Of(Kind.Integer).Where(local => local.Natural).ToList();
        var arrays = scope.Of(Kind.Array);
        var labels = scope.Of(Kind.IntegerArray);
        if (depth > 0 && dice.Chance(50))
        {
            return dice.Weigh<Expression>(
                (2, () => new Arithmetic('+', Natural(scope, depth - 1), new IntegerLiteral(dice.Between(1, 3)))),
                (2, () => new Arithmetic('*', Natural(scope, depth - 1), new IntegerLiteral(dice.Between(2, 3)))),
                (1, () => new Arithmetic('/', Natural(scope, depth - 1), new IntegerLiteral(2))),
                (dice.Allows(Feature.Widths) ? 1 : 0, () => new Arithmetic(dice.Pick(['&', '^']), Natural(scope, depth - 1), new IntegerLiteral(dice.Between(1, 3)))),
                (2, () => new Arithmetic('%', Natural(scope, depth - 1), new IntegerLiteral(dice.Between(2, 4)))));
        }
        return dice.Weigh<Expression>(
            (1, () => new IntegerLiteral(dice.Below(4))),
            (naturals.Count > 0 ? 5 : 0, () => new Variable(Kind.Integer, dice.Pick(naturals).Name)),
            (labels.Count > 0 ? 3 : 0, () => dice.Pick(labels) is var label
                ? new Element(label.Name, new IndexGenerator(dice, null).Draw(scope, label), Kind.Integer)
                : null!),
            (dice.Allows(Feature.PassiveCalls) && dice.Allows(Feature.SideEffects) ? 1 : 0,
                () => new RecorderCall(Kind.Integer, "Next", new IntegerLiteral(dice.Below(100)))),
            (arrays.Count > 0 ? 2 : 0, () => Length.Of(dice.Pick(arrays))));
    }

    /// <summary>Any <c>int</c>, which may overflow where it is told to.</summary>
    public Expression Any(Scope scope)
    {
        var all = scope.Of(Kind.Integer);
        return all.Count == 0 || dice.Chance(40)
            ? Natural(scope, 1)
            : dice.Weigh<Expression>(
                (2, () => new Arithmetic('-', Variable(), Natural(scope, 0))),
                (1, () => new Negation(Variable())),
                (1, () => Overflowing(new Arithmetic('+', new Arithmetic('*', Variable(), new IntegerLiteral(1_000_003)), Natural(scope, 0)))));

        Expression Variable() => new Variable(Kind.Integer, dice.Pick(all).Name);
    }

    public Expression Overflowing(Expression value) =>
        dice.Allows(Feature.CheckedIntegers) && dice.Chance(40) ? new Checked(value) : value;

    /// <summary>A variable of another width than <c>int</c>, if there is one.</summary>
    public Variable? Wide(Scope scope)
    {
        List<Local> all = [.. WideKinds.SelectMany(scope.Of)];
        return all.Count == 0 ? null : dice.Pick(all) is var local ? new Variable(local.Kind, local.Name) : null;
    }

    /// <summary>A small number of another width, which needs a variable in scope.</summary>
    public Expression Small(Scope scope)
    {
        var wide = Wide(scope)!;
        return new Arithmetic('%', Promoted(wide), Literal(Kinds.Promoted(wide.Kind, wide.Kind), dice.Between(3, 7)));
    }

    /// <summary>A number of a width, of any size.</summary>
    public Expression Of(Scope scope, Kind kind)
    {
        if (Wide(scope) is not { } wide || dice.Chance(40))
            return new Conversion(kind, dice.Chance(50) ? Any(scope) : Natural(scope, 1));
        var type = Kinds.Promoted(wide.Kind, wide.Kind);
        var value = new Arithmetic(dice.Pick(['+', '-', '*', '&', '|', '^', '%']), Promoted(wide), Literal(type, dice.Between(1, 300)));
        return type == kind ? Overflowing(value) : Overflowing(new Conversion(kind, value));
    }

    public static IntegerLiteral Literal(Kind kind, long value) => new(value, kind);

    private static Expression Promoted(Variable variable) => Kinds.Promoted(variable.Kind, variable.Kind) is var type && type == variable.Kind
        ? variable
        : new Conversion(type, variable);
}

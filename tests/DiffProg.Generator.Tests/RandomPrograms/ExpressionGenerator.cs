using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws well-typed expressions over the names in scope.</summary>
internal sealed class ExpressionGenerator(Dice dice, CallGenerator calls)
{
    /// <summary>An expression that a variable may hold without growing from one pass of a loop to the next.</summary>
    public Expression Tame(Scope scope, int depth, double limit = 4) => Squash(Real(scope, depth), limit);

    public Expression Squash(Expression value, double limit = 4)
    {
        double magnitude = Magnitude.Of(value);
        if (magnitude <= limit)
            return value;
        double scale = Math.Max(0.01, Math.Round(limit / magnitude, 2));
        return dice.Below(10) switch
        {
            < 5 => Times(new RealLiteral(scale), value),
            < 7 => new MathCall("Sin", Times(new RealLiteral(Math.Min(1, 2 * scale)), value)),
            < 9 => new MathCall("Tanh", Times(new RealLiteral(Math.Min(1, 2 * scale)), value)),
            _ => new MathCall("Atan", value),
        };
    }

    public Expression Real(Scope scope, int depth)
    {
        if (depth <= 0)
            return Leaf(scope);
        Expression Sub() => Real(scope, depth - 1);
        return dice.Weigh<Expression>(
            (14, () => new Arithmetic('+', Sub(), Sub())),
            (10, () => Apart(Sub, (x, y) => new Arithmetic('-', x, y))),
            (18, () => Times(Sub(), Sub())),
            (7, () => new Arithmetic('/', Sub(), Denominator(scope, depth - 1))),
            (dice.Allows(Feature.Remainders) ? 2 : 0, () => new Arithmetic('%', Sub(), Denominator(scope, 0))),
            (5, () => new Negation(Sub())),
            (dice.Allows(Feature.MathFunctions) ? 20 : 0, () => new MathGenerator(dice, this).Draw(scope, depth - 1)),
            (dice.Allows(Feature.Choices) ? 5 : 0, () => new Choice(Truth(scope, 1), Sub(), Sub())),
            (dice.Allows(Feature.Helpers) ? 7 : 0, () => calls.Real(this, scope) ?? Leaf(scope)),
            (dice.Allows(Feature.SideEffects) ? 8 : 0, () => SideEffect(scope, depth)),
            (8, () => Leaf(scope)));
    }

    public Expression Truth(Scope scope, int depth)
    {
        if (depth > 0 && dice.Chance(25))
        {
            return dice.Weigh<Expression>(
                (3, () => new Connective(dice.Chance(50), Truth(scope, depth - 1), Truth(scope, depth - 1))),
                (1, () => new Not(Truth(scope, depth - 1))));
        }
        var flags = scope.Of(Kind.Truth);
        if (flags.Count > 0 && dice.Chance(20))
            return new Variable(Kind.Truth, dice.Pick(flags).Name);
        if (dice.Allows(Feature.Integers) && dice.Chance(35) && scope.Of(Kind.Integer).Count + scope.Of(Kind.Array).Count > 0)
            return Apart(() => Natural(scope, 1), (x, y) => new Comparison(dice.Pick(["==", "!=", "<", "<=", ">", ">="]), x, y));
        return Apart(() => Real(scope, dice.Below(2)), (x, y) => new Comparison(dice.Pick(["<", "<=", ">", ">="]), x, y));
    }

    /// <summary>Joins two expressions that differ, or nearly always: the same twice tells little.</summary>
    public static Expression Apart(Func<Expression> draw, Func<Expression, Expression, Expression> join)
    {
        var first = draw();
        var second = draw();
        for (int i = 0; i < 3 && (first == second || IsLiteral(first) && IsLiteral(second)); i++)
            second = draw();
        return join(first, second);

        static bool IsLiteral(Expression expression) => expression is RealLiteral or IntegerLiteral;
    }

    /// <summary>An integer that is small and not negative.</summary>
    public Expression Natural(Scope scope, int depth)
    {
        var naturals = scope.Of(Kind.Integer).Where(local => local.Natural).ToList();
        var arrays = scope.Of(Kind.Array);
        if (depth > 0 && dice.Chance(50))
        {
            return dice.Weigh<Expression>(
                (2, () => new Arithmetic('+', Natural(scope, depth - 1), new IntegerLiteral(dice.Between(1, 3)))),
                (2, () => new Arithmetic('*', Natural(scope, depth - 1), new IntegerLiteral(dice.Between(2, 3)))),
                (1, () => new Arithmetic('/', Natural(scope, depth - 1), new IntegerLiteral(2))),
                (2, () => new Arithmetic('%', Natural(scope, depth - 1), new IntegerLiteral(dice.Between(2, 4)))));
        }
        return dice.Weigh<Expression>(
            (1, () => new IntegerLiteral(dice.Below(4))),
            (naturals.Count > 0 ? 5 : 0, () => new Variable(Kind.Integer, dice.Pick(naturals).Name)),
            (arrays.Count > 0 ? 2 : 0, () => new Length(dice.Pick(arrays).Name)));
    }

    /// <summary>Any integer, which may overflow where it is told to.</summary>
    public Expression Integer(Scope scope)
    {
        var all = scope.Of(Kind.Integer);
        return all.Count == 0 || dice.Chance(40)
            ? Natural(scope, 1)
            : dice.Weigh<Expression>(
                (2, () => new Arithmetic('-', Any(), Natural(scope, 0))),
                (1, () => new Negation(Any())),
                (1, () => new Arithmetic('+', new Arithmetic('*', Any(), new IntegerLiteral(1_000_003)), Natural(scope, 0))));

        Expression Any() => new Variable(Kind.Integer, dice.Pick(all).Name);
    }

    /// <summary>An element of an array in scope, at an index that is valid whenever it is reached.</summary>
    public Element? Element(Scope scope, bool writable)
    {
        var arrays = writable ? scope.Writable(Kind.Array) : scope.Of(Kind.Array);
        return arrays.Count == 0 ? null : Element(scope, dice.Pick(arrays));
    }

    public Element Element(Scope scope, Local array) => new(array.Name, new IndexGenerator(dice).Draw(scope, array));

    /// <summary>A factor about one, which a loop may apply many times over.</summary>
    public Expression Factor(Scope scope) => dice.Weigh<Expression>(
        (1, () => Literal(0.4, 1.3)),
        (2, () => new Arithmetic(
            '+',
            Literal(0.5, 0.8),
            Times(Literal(0.1, 0.5), new MathCall(dice.Pick(["Sin", "Cos", "Tanh"]), Real(scope, 1))))));

    /// <summary>An expression bounded away from zero.</summary>
    public Expression Denominator(Scope scope, int depth)
    {
        var value = Squash(Real(scope, Math.Max(0, depth - 1)), 6);
        return dice.Weigh<Expression>(
            (1, () => Literal(0.6, 3)),
            (3, () => new Arithmetic('+', Literal(0.7, 2), Times(value, value))),
            (1, () => new Arithmetic('+', Literal(1.6, 3), new MathCall(dice.Pick(["Sin", "Cos"]), value))));
    }

    /// <summary>Two decimals, as people write constants.</summary>
    public RealLiteral Literal(double low, double high) =>
        new(Math.Round(dice.Real(low, high), 2) is var value && value == 0 ? 0.01 : value);

    public static Expression Times(Expression left, Expression right) => new Arithmetic('*', left, right);

    private Expression Leaf(Scope scope)
    {
        var reals = scope.Of(Kind.Real);
        var arrays = scope.Of(Kind.Array);
        return dice.Weigh<Expression>(
            (3, () => Literal(-2.5, 2.5)),
            (reals.Count > 0 ? 12 : 0, () => new Variable(Kind.Real, dice.Pick(reals).Name)),
            (arrays.Count > 0 ? 8 : 0, () => Element(scope, dice.Pick(arrays))),
            (dice.Allows(Feature.Integers) ? 2 : 0, () => new Widening(Natural(scope, 0))));
    }

    private Expression SideEffect(Scope scope, int depth)
    {
        var reals = scope.Writable(Kind.Real);
        if (reals.Count == 0)
            return Leaf(scope);
        var target = new Variable(Kind.Real, dice.Pick(reals).Name);
        return dice.Weigh<Expression>(
            (2, () => new Assignment(target, null, Tame(scope, depth - 1))),
            (1, () => new Assignment(target, dice.Pick(['+', '-']), Tame(scope, depth - 1, 1))),
            (1, () => new Assignment(target, '*', Factor(scope))),
            (1, () => new Step(target, dice.Chance(50), dice.Chance(50))));
    }
}

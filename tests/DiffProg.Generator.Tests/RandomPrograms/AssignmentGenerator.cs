using System.Collections.Generic;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws declarations of real variables and assignments to them and to elements.</summary>
internal sealed class AssignmentGenerator(Dice dice, ExpressionGenerator expressions)
{
    public IEnumerable<Statement> Effect(Scope scope)
    {
        var kind = dice.Pick(dice.Floating);
        bool element = scope.Writable(Kinds.RowOf(kind)).Count + scope.Writable(Kind.StructureArray).Count > 0 && dice.Chance(55);
        return element ? AssignElement(scope, kind) : scope.Writable(kind).Count > 0 ? AssignReal(scope, kind) : [DeclareReal(scope)];
    }

    public Declare DeclareReal(Scope scope)
    {
        var kind = dice.Pick(dice.Floating);
        var value = dice.Allows(Feature.PassiveCalls) && kind == Kind.Real && dice.Chance(10)
            ? new RecorderCall(kind, "Draw", new IntegerLiteral(dice.Below(100)))
            : expressions.In(kind).Tame(scope, dice.Between(1, 3));
        return new Declare(kind, scope.Declare(new Local(scope.Fresh(kind, dice), kind)).Name, value);
    }

    public IEnumerable<Statement> Swap(Scope scope)
    {
        var kind = dice.Pick(dice.Floating);
        var arrays = scope.Writable(Kinds.RowOf(kind));
        if (arrays.Count == 0)
            return [];
        var array = dice.Pick(arrays);
        var (first, second) = (expressions.Element(scope, array), expressions.Element(scope, array));
        if (dice.Allows(Feature.Exchanges) && dice.Chance(60))
            return [Exchange(scope, first, second)];
        string name = scope.Fresh(kind, dice);
        scope.Declare(new Local(name, kind));
        return
        [
            new Declare(kind, name, first),
            new Perform(new Assignment(first, null, second)),
            new Perform(new Assignment(second, null, new Variable(kind, name))),
        ];
    }

    private Exchange Exchange(Scope scope, Element first, Element second)
    {
        var typed = expressions.In(first.Kind);
        var variables = scope.Writable(first.Kind);
        Expression other = variables.Count > 0 && dice.Chance(50) ? new Variable(first.Kind, dice.Pick(variables).Name) : second;
        return dice.Chance(60)
            ? new Exchange([first, other], [other, first])
            : new Exchange([first, other], [typed.Tame(scope, 1), typed.Tame(scope, 1)]);
    }

    private IEnumerable<Statement> AssignReal(Scope scope, Kind kind)
    {
        var targets = scope.Writable(kind);
        return targets.Count == 0 ? [] : [Assign(scope, new Variable(kind, dice.Pick(targets).Name))];
    }

    private IEnumerable<Statement> AssignElement(Scope scope, Kind kind) =>
        expressions.In(kind).Element(scope, writable: true) is { } element ? [Assign(scope, element)] : [];

    private Perform Assign(Scope scope, Expression target)
    {
        int depth = dice.Between(1, 3);
        double limit = scope.InLoop ? 1.5 : 4;
        var typed = expressions.In(target.Kind);
        return new Perform(dice.Weigh<Expression>(
            (10, () => new Assignment(target, null, typed.Tame(scope, depth))),
            // Overwritten by a function of itself, of which the reverse sweep needs the old value.
            (4, () => new Assignment(target, null, typed.Squash(ExpressionGenerator.Times(target, typed.Real(scope, 1))))),
            (5, () => new Assignment(target, '+', Converting(scope, target.Kind, depth, limit))),
            (3, () => new Assignment(target, '-', Converting(scope, target.Kind, depth, limit))),
            (4, () => new Assignment(target, '*', typed.Factor(scope))),
            (3, () => new Assignment(target, '/', typed.Denominator(scope, 1))),
            (1, () => new Step(target, dice.Chance(50), dice.Chance(20)))));
    }

    /// <summary>What a compound assignment converts by itself.</summary>
    private Expression Converting(Scope scope, Kind target, int depth, double limit) => dice.Below(10) switch
    {
        0 when target != Kind.Half && dice.Allows(Feature.Integers) => expressions.Natural(scope, 0),
        < 4 when target == Kind.Real && dice.Allows(Feature.Singles) => expressions.In(Kind.Single).Tame(scope, depth, limit),
        _ => expressions.In(target).Tame(scope, depth, limit),
    };
}

using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws statements about integers and truths.</summary>
internal sealed class NumberGenerator(Dice dice, ExpressionGenerator expressions)
{
    private readonly IntegerGenerator _integers = new(dice);

    public IEnumerable<Statement> Draw(Scope scope) => dice.Weigh<IEnumerable<Statement>>(
        (4, () => [DeclareInteger(scope)]),
        (5, () => AssignInteger(scope)),
        (3, () => [DeclareTruth(scope)]),
        (dice.Allows(Feature.Widths) ? 4 : 0, () => [DeclareWide(scope)]),
        (dice.Allows(Feature.Widths) ? 5 : 0, () => AssignWide(scope)));

    private Declare DeclareInteger(Scope scope)
    {
        bool natural = dice.Chance(70);
        var value = dice.Allows(Feature.PassiveCalls) && dice.Chance(15) ? new RecorderCall(Kind.Integer, "Next", new IntegerLiteral(dice.Below(100)))
            : natural && dice.Allows(Feature.Queries) && dice.Chance(25) && new QueryGenerator(dice, expressions).Count(scope) is { } count ? count
            : natural ? new Arithmetic('%', _integers.Natural(scope, 1), new IntegerLiteral(7))
            : _integers.Any(scope);
        string name = scope.Fresh(Kind.Integer, dice);
        return new Declare(Kind.Integer, scope.Declare(new Local(name, Kind.Integer) { Natural = natural }).Name, value);
    }

    private IEnumerable<Statement> AssignInteger(Scope scope)
    {
        var targets = scope.Writable(Kind.Integer);
        if (targets.Count == 0)
            return [];
        var local = dice.Pick(targets);
        var target = new Variable(Kind.Integer, local.Name);
        return [new Perform(local.Natural
            ? dice.Weigh<Expression>(
                (3, () => new Assignment(target, null, new Arithmetic('%', _integers.Natural(scope, 1), new IntegerLiteral(7)))),
                (2, () => new Assignment(target, '+', new IntegerLiteral(dice.Between(1, 2)))),
                (3, () => new Step(target, true, dice.Chance(20))))
            : dice.Weigh<Expression>(
                (2, () => new Assignment(target, null, _integers.Any(scope))),
                (2, () => new Assignment(target, dice.Pick(['+', '-', '*']), _integers.Natural(scope, 1))),
                (2, () => new Step(target, false, false))))];
    }

    private Declare DeclareTruth(Scope scope)
    {
        var value = expressions.Truth(scope, 2);
        return new Declare(Kind.Truth, scope.Declare(new Local(scope.Fresh(Kind.Truth, dice), Kind.Truth)).Name, value);
    }

    private Declare DeclareWide(Scope scope)
    {
        var kind = _integers.WideKind;
        var value = _integers.Of(scope, kind);
        return new Declare(kind, scope.Declare(new Local(scope.Fresh(kind, dice), kind)).Name, value);
    }

    private IEnumerable<Statement> AssignWide(Scope scope)
    {
        if (_integers.Wide(scope) is not { } target || scope.IsFrozen(target.Name))
            return [];
        return [new Perform(dice.Weigh<Expression>(
            (3, () => new Assignment(target, null, _integers.Of(scope, target.Kind))),
            (3, () => new Assignment(target, dice.Pick(['+', '-', '*', '%']), IntegerGenerator.Literal(target.Kind, dice.Between(1, 90)))),
            (2, () => new Assignment(target, dice.Pick(['+', '*', '^']), Alike(scope, target))),
            (3, () => new Step(target, dice.Chance(60), dice.Chance(30)))))];
    }

    private Variable Alike(Scope scope, Variable target) => new(target.Kind, dice.Pick([.. scope.Of(target.Kind).Select(local => local.Name)]));
}

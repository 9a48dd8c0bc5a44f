using System.Collections.Generic;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws the statements of one method.</summary>
internal sealed class StatementGenerator
{
    private readonly Dice _dice;
    private readonly ExpressionGenerator _expressions;
    private readonly CallGenerator _calls;
    private readonly LoopGenerator _loops;
    private readonly Kind _returns;
    private int _budget;

    public StatementGenerator(Dice dice, CallGenerator calls, Kind returns, int budget)
    {
        _dice = dice;
        _calls = calls;
        _returns = returns;
        _budget = budget;
        _expressions = new ExpressionGenerator(dice, calls);
        _loops = new LoopGenerator(dice, _expressions, this);
    }

    public Block Body(Scope scope, int statements)
    {
        List<Statement> list = [];
        for (int i = 0; i < statements && _budget > 0; i++)
            Add(list, scope);
        // An empty body would test little.
        if (list.Count == 0)
            list.AddRange(Effect(scope));
        return new Block([.. list]);
    }

    /// <summary>A block of a few statements in a scope of its own.</summary>
    public Block Nested(Scope scope) => Body(scope, _dice.Between(1, 4));

    private void Add(List<Statement> list, Scope scope)
    {
        _budget--;
        int nesting = scope.LoopDepth;
        bool integers = _dice.Allows(Feature.Integers);
        list.AddRange(_dice.Weigh<IEnumerable<Statement>>(
            (scope.InLoop ? 8 : 14, () => [DeclareReal(scope)]),
            (35, () => Effect(scope)),
            (integers ? 4 : 0, () => [DeclareInteger(scope)]),
            (integers ? 5 : 0, () => AssignInteger(scope)),
            (integers ? 3 : 0, () => [DeclareTruth(scope)]),
            (_dice.Allows(Feature.LocalArrays) ? 5 : 0, () => [DeclareArray(scope)]),
            (_dice.Allows(Feature.Branches) ? 9 : 0, () => [Branch(scope)]),
            (_dice.Allows(Feature.Branches) ? 4 : 0, () => DeclareInBranches(scope)),
            (_dice.Allows(Feature.ForLoops) && nesting < 3 ? 14 : 0, () => [_loops.For(scope)]),
            (_dice.Allows(Feature.WhileLoops) && nesting < 3 ? 6 : 0, () => _loops.While(scope)),
            (_dice.Allows(Feature.Helpers) ? 14 : 0, () => Call(scope)),
            (!_dice.Allows(Feature.Exits) ? 0 : scope.InLoop ? 8 : 3, () => [Exit(scope)]),
            (1, () => [new Block(Nested(scope.Nested()).Statements)]),
            (3, () => Swap(scope))));
    }

    private IEnumerable<Statement> Effect(Scope scope)
    {
        bool element = scope.Writable(Kind.Array).Count > 0 && _dice.Chance(55);
        return element ? AssignElement(scope) : scope.Writable(Kind.Real).Count > 0 ? AssignReal(scope) : [DeclareReal(scope)];
    }

    private Declare DeclareReal(Scope scope)
    {
        var value = _expressions.Tame(scope, _dice.Between(1, 3));
        return new Declare(Kind.Real, scope.Declare(new Local(scope.Fresh(Kind.Real, _dice), Kind.Real)).Name, value);
    }

    private IEnumerable<Statement> AssignReal(Scope scope)
    {
        var targets = scope.Writable(Kind.Real);
        return targets.Count == 0 ? [] : [Assign(scope, new Variable(Kind.Real, _dice.Pick(targets).Name))];
    }

    private IEnumerable<Statement> AssignElement(Scope scope) =>
        _expressions.Element(scope, writable: true) is { } element ? [Assign(scope, element)] : [];

    private Perform Assign(Scope scope, Expression target)
    {
        int depth = _dice.Between(1, 3);
        double limit = scope.InLoop ? 1.5 : 4;
        return new Perform(_dice.Weigh<Expression>(
            (10, () => new Assignment(target, null, _expressions.Tame(scope, depth))),
            // Overwritten by a function of itself, of which the reverse sweep needs the old value.
            (4, () => new Assignment(target, null, _expressions.Squash(ExpressionGenerator.Times(target, _expressions.Real(scope, 1))))),
            (5, () => new Assignment(target, '+', _expressions.Tame(scope, depth, limit))),
            (3, () => new Assignment(target, '-', _expressions.Tame(scope, depth, limit))),
            (4, () => new Assignment(target, '*', _expressions.Factor(scope))),
            (3, () => new Assignment(target, '/', _expressions.Denominator(scope, 1))),
            (1, () => new Step(target, _dice.Chance(50), _dice.Chance(20)))));
    }

    private IEnumerable<Statement> Call(Scope scope)
    {
        if (_dice.Chance(50) && _calls.Void(_expressions, scope) is { } call)
            return [new Perform(call)];
        var targets = scope.Writable(Kind.Real);
        return targets.Count > 0 && _calls.Real(_expressions, scope) is { } value
            ? [new Perform(new Assignment(new Variable(Kind.Real, _dice.Pick(targets).Name), _dice.Pick<char?>([null, '+', '-']), value))]
            : [];
    }

    private Declare DeclareInteger(Scope scope)
    {
        bool natural = _dice.Chance(70);
        var value = natural ? new Arithmetic('%', _expressions.Natural(scope, 1), new IntegerLiteral(7)) : _expressions.Integer(scope);
        string name = scope.Fresh(Kind.Integer, _dice);
        return new Declare(Kind.Integer, scope.Declare(new Local(name, Kind.Integer) { Natural = natural }).Name, value);
    }

    private IEnumerable<Statement> AssignInteger(Scope scope)
    {
        var targets = scope.Writable(Kind.Integer);
        if (targets.Count == 0)
            return [];
        var local = _dice.Pick(targets);
        var target = new Variable(Kind.Integer, local.Name);
        return [new Perform(local.Natural
            ? _dice.Weigh<Expression>(
                (3, () => new Assignment(target, null, new Arithmetic('%', _expressions.Natural(scope, 1), new IntegerLiteral(7)))),
                (2, () => new Assignment(target, '+', new IntegerLiteral(_dice.Between(1, 2)))),
                (3, () => new Step(target, true, _dice.Chance(20))))
            : _dice.Weigh<Expression>(
                (2, () => new Assignment(target, null, _expressions.Integer(scope))),
                (2, () => new Assignment(target, _dice.Pick(['+', '-', '*']), _expressions.Natural(scope, 1))),
                (2, () => new Step(target, false, false))))];
    }

    private Declare DeclareTruth(Scope scope)
    {
        var value = _expressions.Truth(scope, 2);
        return new Declare(Kind.Truth, scope.Declare(new Local(scope.Fresh(Kind.Truth, _dice), Kind.Truth)).Name, value);
    }

    private DeclareArray DeclareArray(Scope scope)
    {
        var arrays = scope.Of(Kind.Array);
        string name = scope.Fresh(Kind.Array, _dice);
        var model = arrays.Count > 0 && _dice.Chance(60) ? _dice.Pick(arrays) : null;
        Expression length = model is not null
            ? new Length(model.Name)
            : _dice.Chance(50)
                ? new IntegerLiteral(_dice.Between(2, 5))
                : new Arithmetic('+', new Arithmetic('%', _expressions.Natural(scope, 0), new IntegerLiteral(3)), new IntegerLiteral(2));
        scope.Declare(new Local(name, Kind.Array) { LengthKey = model?.LengthKey ?? name });
        return new DeclareArray(name, length);
    }

    private If Branch(Scope scope)
    {
        var condition = _expressions.Truth(scope, 2);
        return new If(condition, Nested(scope.Nested()), _dice.Chance(50) ? Nested(scope.Nested()) : null);
    }

    /// <summary>A variable that is declared bare and assigned on every way through a branch.</summary>
    private List<Statement> DeclareInBranches(Scope scope)
    {
        var condition = _expressions.Truth(scope, 1);
        string name = scope.Fresh(Kind.Real, _dice);
        // Not yet visible to the branches, which must not read it, and taken all the same.
        var reserved = scope.Nested();
        reserved.Declare(new Local(name, Kind.None));
        var branch = new If(condition, Arm(), Arm());
        scope.Declare(new Local(name, Kind.Real));
        return [new Declare(Kind.Real, name, null), branch];

        Block Arm()
        {
            var arm = reserved.Nested();
            var before = _dice.Chance(40) ? Body(arm, 1).Statements : [];
            return new Block(before.Add(new Perform(new Assignment(new Variable(Kind.Real, name), null, _expressions.Tame(arm, 2)))));
        }
    }

    private If Exit(Scope scope)
    {
        var condition = _expressions.Truth(scope, 1);
        var inner = scope.Nested();
        var before = _dice.Chance(35) ? Body(inner, 1).Statements : [];
        Statement exit = _dice.Weigh<Statement>(
            (scope.InLoop ? 3 : 0, () => new Break()),
            (scope.InLoop && scope.MayContinue ? 3 : 0, () => new Continue()),
            (2, () => new Return(_returns == Kind.Real ? _expressions.Tame(inner, 2) : null)));
        return new If(condition, new Block(before.Add(exit)), null);
    }

    private IEnumerable<Statement> Swap(Scope scope)
    {
        var arrays = scope.Writable(Kind.Array);
        if (arrays.Count == 0)
            return [];
        var array = _dice.Pick(arrays);
        var (first, second) = (_expressions.Element(scope, array), _expressions.Element(scope, array));
        string name = scope.Fresh(Kind.Real, _dice);
        scope.Declare(new Local(name, Kind.Real));
        return
        [
            new Declare(Kind.Real, name, first),
            new Perform(new Assignment(first, null, second)),
            new Perform(new Assignment(second, null, new Variable(Kind.Real, name))),
        ];
    }
}

using System.Collections.Generic;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws the statements of one method.</summary>
internal sealed class StatementGenerator
{
    private readonly Dice _dice;
    private readonly ExpressionGenerator _expressions;
    private readonly CallGenerator _calls;
    private readonly LoopGenerator _loops;
    private readonly BranchGenerator _branches;
    private readonly RowGenerator _rows;
    private readonly ListGenerator _lists;
    private readonly NumberGenerator _numbers;
    private readonly AssignmentGenerator _assignments;
    private readonly StructureGenerator _structures;
    private readonly FunctionGenerator _functions;
    private int _budget;

    public StatementGenerator(Dice dice, CallGenerator calls, Kind returns, int budget)
    {
        _dice = dice;
        _calls = calls;
        _budget = budget;
        _expressions = new ExpressionGenerator(dice, calls);
        _loops = new LoopGenerator(dice, _expressions, this);
        _branches = new BranchGenerator(dice, _expressions, calls, this, returns);
        _structures = new StructureGenerator(dice, _expressions, calls);
        _functions = new FunctionGenerator(dice, calls);
        _rows = new RowGenerator(dice, _expressions, calls);
        _numbers = new NumberGenerator(dice, _expressions);
        _assignments = new AssignmentGenerator(dice, _expressions);
        _lists = new ListGenerator(dice, _expressions);
    }

    /// <summary>What the method returns, where that is a structure.</summary>
    public Structure? ReturnsStructure { get; init; }

    public Block Body(Scope scope, int statements)
    {
        List<Statement> list = [];
        for (int i = 0; i < statements && _budget > 0; i++)
            Add(list, scope);
        // An empty body would test little.
        if (list.Count == 0)
            list.AddRange(_assignments.Effect(scope));
        return new Block([.. list]);
    }

    /// <summary>A block of a few statements in a scope of its own.</summary>
    public Block Nested(Scope scope) => Body(scope, _dice.Between(1, 4));

    private void Add(List<Statement> list, Scope scope)
    {
        _budget--;
        bool integers = _dice.Allows(Feature.Integers);
        bool loops = scope.LoopDepth < 3;
        list.AddRange(_dice.Weigh<IEnumerable<Statement>>(
            (scope.InLoop ? 8 : 14, () => [_assignments.DeclareReal(scope)]),
            (35, () => _assignments.Effect(scope)),
            (integers ? 12 : 0, () => _numbers.Draw(scope)),
            (_dice.Allows(Feature.LocalArrays) ? 5 : 0, () => [_rows.DeclareNew(scope)]),
            (_structures.Weight, () => _structures.Draw(scope)),
            (_functions.Weight, () => [_functions.Declare(scope)]),
            (_dice.Allows(Feature.BulkCopies) ? 7 : 0, () => _rows.Bulk(scope)),
            (_dice.Allows(Feature.Queries) ? 7 : 0, () => new QueryGenerator(_dice, _expressions).Array(scope)),
            (_lists.Weight, () => _lists.Draw(scope)),
            (_rows.Weight, () => _rows.Draw(scope)),
            (_dice.Allows(Feature.Branches) ? 9 : 0, () => [_branches.Branch(scope)]),
            (_dice.Allows(Feature.Branches) ? 4 : 0, () => _branches.DeclareInBranches(scope)),
            (_dice.Allows(Feature.SwitchStatements) ? 8 : 0, () => [_branches.Switch(scope)]),
            (_dice.Allows(Feature.ForLoops) && loops ? 14 : 0, () => [_loops.For(scope)]),
            (_dice.Allows(Feature.WhileLoops) && loops ? 6 : 0, () => _loops.While(scope)),
            (_dice.Allows(Feature.ForEachLoops) && loops ? 6 + (_lists.Weight / 2) : 0, () => _loops.ForEach(scope)),
            (_dice.Allows(Feature.Helpers) ? 14 : 0, () => Call(scope)),
            (!_dice.Allows(Feature.Exits) ? 0 : scope.InLoop ? 8 : 3, () => [_branches.Exit(scope)]),
            (_dice.Allows(Feature.Throws) ? 3 : 0, () => [_branches.Guard(scope)]),
            (_dice.Allows(Feature.PassiveCalls) ? 4 : 0, () => [new Perform(new RecorderCall(Kind.None, "Mark", _expressions.Natural(scope, 1)))]),
            (_dice.Allows(Feature.Output) ? 3 : 0, () => [new Perform(new RecorderCall(Kind.None, "Say", _expressions.Real(scope, 1)))]),
            (_dice.Allows(Feature.Asserts) ? 2 : 0, () => [new Assertion(_expressions.Truth(scope, 1))]),
            (1, () => [new Block(Nested(scope.Nested()).Statements)]),
            (3, () => _assignments.Swap(scope))));
    }

    private IEnumerable<Statement> Call(Scope scope)
    {
        if (_dice.Chance(50) && _calls.Void(_expressions, scope) is { } call)
            return [new Perform(call)];
        var kind = _dice.Pick(_dice.Floating);
        var targets = scope.Writable(kind);
        return targets.Count > 0 && _calls.Number(_expressions, scope, kind, inExpression: false) is { } value
            ? [new Perform(new Assignment(new Variable(kind, _dice.Pick(targets).Name), _dice.Pick<char?>([null, '+', '-']), value))]
            : [];
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws branches and ways out.</summary>
internal sealed class BranchGenerator(Dice dice, ExpressionGenerator expressions, CallGenerator calls, StatementGenerator statements, Kind returns)
{
    public If Branch(Scope scope)
    {
        var condition = expressions.Truth(scope, 2);
        return new If(condition, statements.Nested(scope.Nested()), dice.Chance(50) ? statements.Nested(scope.Nested()) : null);
    }

    /// <summary>A variable that is declared bare and assigned on every way through a branch.</summary>
    public List<Statement> DeclareInBranches(Scope scope)
    {
        var kind = dice.Pick(dice.Floating);
        var condition = expressions.Truth(scope, 1);
        string name = scope.Fresh(kind, dice);
        // Not yet visible to the branches, which must not read it, and taken all the same.
        var reserved = scope.Nested();
        reserved.Declare(new Local(name, Kind.None));
        var branch = new If(condition, Arm(), Arm());
        scope.Declare(new Local(name, kind));
        return [new Declare(kind, name, null), branch];

        Block Arm()
        {
            var arm = reserved.Nested();
            var before = dice.Chance(40) ? statements.Body(arm, 1).Statements : [];
            return new Block(before.Add(new Perform(new Assignment(new Variable(kind, name), null, expressions.In(kind).Tame(arm, 2)))));
        }
    }

    public If Exit(Scope scope)
    {
        var condition = expressions.Truth(scope, 1);
        var inner = scope.Nested();
        var before = dice.Chance(35) ? statements.Body(inner, 1).Statements : [];
        Statement exit = dice.Weigh<Statement>(
            (scope.InLoop ? 3 : 0, () => new Break()),
            (scope.InLoop && scope.MayContinue ? 3 : 0, () => new Continue()),
            (2, () => new Return(Returned(inner))));
        return new If(condition, new Block(before.Add(exit)), null);
    }

    public If Guard(Scope scope) => new(expressions.Guard(scope), new Block([new Throw(dice.Exception())]), null);

    public Switch Switch(Scope scope)
    {
        var subject = expressions.Subject(scope);
        var patterns = new PatternGenerator(dice, subject.Kind);
        var sections = ImmutableArray.CreateBuilder<Section>();
        int count = dice.Between(1, 4);
        for (int i = 0; i < count; i++)
        {
            var labels = Labels(scope, patterns);
            if (labels.Length > 0)
                sections.Add(new Section(labels, SectionBody(scope)));
        }
        if (dice.Chance(60))
            sections.Insert(dice.Below(sections.Count + 1), new Section([new Label(null, null)], SectionBody(scope)));
        if (dice.Allows(Feature.GotoCases))
            Link(sections);
        return new Switch(subject, sections.ToImmutable());
    }

    private ImmutableArray<Label> Labels(Scope scope, PatternGenerator patterns)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        int count = dice.Chance(25) ? 2 : 1;
        for (int i = 0; i < count; i++)
        {
            var guard = dice.Allows(Feature.Patterns) && dice.Chance(20) ? expressions.When(scope) : null;
            if (patterns.Draw(guard is not null) is { } pattern)
                labels.Add(new Label(pattern, guard));
        }
        return labels.ToImmutable();
    }

    private Block SectionBody(Scope scope)
    {
        // A switch is one declaration space for all its sections, so each gets a block.
        var inner = scope.Nested();
        Block body = new(statements.Nested(inner).Statements);
        Statement end = dice.Weigh<Statement>(
            (8, () => new Break()),
            (dice.Allows(Feature.Exits) ? 1 : 0, () => new Return(Returned(scope))),
            (dice.Allows(Feature.Exits) && scope.InLoop && scope.MayContinue ? 1 : 0, () => new Continue()),
            (dice.Allows(Feature.Throws) && dice.Chance(20) ? 1 : 0, () => new Throw(dice.Exception())));
        return new Block([body, end]);
    }

    /// <summary>Some sections go on to a later one.</summary>
    private void Link(ImmutableArray<Section>.Builder sections)
    {
        for (int i = 0; i + 1 < sections.Count; i++)
        {
            List<GotoCase> targets = [.. sections.Skip(i + 1).SelectMany(section => section.Labels)
                .Where(label => label.Guard is null && label.Pattern is null or ConstantPattern)
                .Select(label => new GotoCase((label.Pattern as ConstantPattern)?.Value))];
            if (targets.Count > 0 && dice.Chance(35))
                sections[i] = sections[i] with { Body = new Block([sections[i].Body.Statements[0], dice.Pick(targets)]) };
        }
    }

    private Expression? Returned(Scope scope)
    {
        if (returns == Kind.None)
            return null;
        if (statements.ReturnsStructure is { } structure)
            return new StructureGenerator(dice, expressions, calls).Value(scope, structure, 1);
        if (Kinds.IsReal(returns))
            return expressions.In(returns).Tame(scope, 2);
        return new RowGenerator(dice, expressions, new CallGenerator(dice, [])).Returned(scope, returns);
    }
}

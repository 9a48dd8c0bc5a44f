using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>What holds of every function between two passes. It throws at the first thing that does not.</summary>
internal sealed class Verifier
{
    private readonly Function _function;
    private readonly bool _hasJumps;
    private readonly HashSet<Statement> _seen = new(ReferenceComparer<Statement>.Instance);

    private Verifier(Function function, bool hasJumps)
    {
        _function = function;
        _hasJumps = hasJumps;
    }

    /// <summary>Verifies a whole function; what it saves, it loads.</summary>
    public static Function Whole(Function function)
    {
        Verify(function);
        return Balanced(function, function, Saved(function).SetEquals(Loaded(function)));
    }

    /// <summary>Verifies a pair of forward and reverse: what the one saves, the other loads.</summary>
    public static void Pair(Function forward, Function reverse)
    {
        Verify(forward);
        Verify(reverse);
        Balanced(forward, reverse, Saved(forward).SetEquals(Loaded(reverse)) && Loaded(forward).Count == 0 && Saved(reverse).Count == 0);
    }

    /// <summary>Verifies a function whose exits are not yet normalised.</summary>
    public static Function Raw(Function function)
    {
        new Verifier(function, hasJumps: true).Run();
        return function;
    }

    private static void Verify(Function function) => new Verifier(function, hasJumps: false).Run();

    private static HashSet<Slot> Saved(Function function) =>
        [.. function.Body.All().OfType<Save>().Select(s => s.Slot), .. Below(function).OfType<Reserve>().Where(r => !r.IsBack).SelectMany(r => r.Slots)];

    private static HashSet<Slot> Loaded(Function function) =>
        [.. Below(function).OfType<Load>().Select(l => l.Slot), .. Below(function).OfType<Reserve>().Where(r => r.IsBack).SelectMany(r => r.Slots)];

    private static IEnumerable<Expression> Below(Function function) => function.Body.All().SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow());

    private static Function Balanced(Function function, Function reverse, bool isBalanced) => isBalanced
        ? function
        : throw new VerificationException($"saved {string.Join(", ", Saved(function).Select(s => s.Name))}; loaded {string.Join(", ", Loaded(reverse).Select(s => s.Name))}");

    private void Run()
    {
        HashSet<Variable> visible = [.. _function.Parameters.Select(p => p.Variable)];
        Require(visible.Count == _function.Parameters.Count, "two parameters are the same variable");
        Require(visible.All(v => v.Id < _function.NextId), "a parameter's number is not below the next");
        Require(_function.Body.All().Count(s => s is Boundary) == _function.Body.Count(s => s is Boundary), "a boundary inside a block");
        Require(_function.Body.Count(s => s is Boundary) <= 1, "two boundaries");
        Block(_function.Body, visible, isOutermost: true);
    }

    private HashSet<Variable> Block(EquatableArray<Statement> block, HashSet<Variable> outer, bool isOutermost = false)
    {
        HashSet<Variable> visible = [.. outer];
        bool hasResults = false;
        foreach (Statement statement in block)
        {
            Require(_seen.Add(statement), $"the same {statement.GetType().Name} stands twice");
            Require(_hasJumps || statement is not (Return or Break or Continue or Leavable), $"a {statement.GetType().Name} after normalisation");
            TypeRules.Check(statement);
            foreach (Expression expression in statement.Expressions())
            {
                Visible(expression, visible, statement);
            }

            Inner(statement, visible);
            foreach (Variable variable in statement.Declared())
            {
                Declare(variable, visible);
            }

            if (statement is Save save)
            {
                Require(save.Slot.Id < _function.NextId, $"the slot '{save.Slot.Name}' has a number that is not below the next");
            }

            if (isOutermost && statement is Boundary)
            {
                hasResults = true;
                Results(visible);
            }
        }

        if (isOutermost && !hasResults)
        {
            Results(visible);
        }

        return visible;
    }

    private void Inner(Statement statement, HashSet<Variable> visible)
    {
        HashSet<Variable> inside = visible;
        if (statement is For loop)
        {
            inside = [.. visible];
            Declare(loop.Index, inside);
        }

        foreach (EquatableArray<Statement> inner in statement.Blocks())
        {
            Block(inner, inside);
        }
    }

    private void Results(HashSet<Variable> visible)
    {
        foreach (Expression result in _function.Results)
        {
            TypeRules.Check(result);
            Visible(result, visible, null);
        }
    }

    private void Declare(Variable variable, HashSet<Variable> visible)
    {
        Require(visible.All(v => v.Id != variable.Id), $"'{variable.Name}' is declared where it is visible");
        Require(variable.Id < _function.NextId, $"the variable '{variable.Name}' has a number that is not below the next");
        visible.Add(variable);
    }

    private static void Visible(Expression expression, HashSet<Variable> visible, Statement? statement)
    {
        foreach (Variable variable in expression.Variables())
        {
            Require(visible.Contains(variable), $"'{variable.Name}' is used where it is not declared, in {statement?.Source ?? statement?.GetType().Name}");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new VerificationException(otherwise);
        }
    }
}

#pragma warning disable CA1032, CA1064 // Thrown in one place, caught in none.
internal sealed class VerificationException(string message) : Exception(message);
#pragma warning restore CA1032, CA1064

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Transform;

namespace DiffProg.Generator.Vectorize;

/// <summary>Runs eight trips of a loop at once where that gives the same numbers: the last pass, behind which a function is only printed.</summary>
internal sealed class Vectorization
{
    /// <summary>What one function may have of operations on eight numbers: without vectors of 512 bits each is several methods, of which the compiler puts only so many into one.</summary>
    private const int MostOperations = 200;

    /// <summary>With such vectors there are more; how many were tried.</summary>
    private const int MostWideOperations = 1000;

    private readonly RowFacts _rows;
    private readonly bool _isStrict;
    private readonly int _longestMethod;
    private readonly Fresh _fresh;
    private readonly List<LaneReport> _reports = [];
    private int _operations;
    private bool _isFull;

    private Vectorization(Function function, Settings settings, bool isRoot, int firstMade)
    {
        _rows = new RowFacts(function, isRoot, firstMade);
        _isStrict = settings.IsStrict;
        _longestMethod = Cuts.LongestOf(function, settings);
        _fresh = new Fresh(function.NextId);
    }

    /// <summary>Vectorises a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="settings">Whether every bit is to stay, and how long a method gets.</param>
    /// <param name="isRoot">Whether members call it that have looked at what overlaps.</param>
    /// <param name="firstMade">The number of the first variable that is not the user's method's own.</param>
    public static (Function Function, EquatableArray<LaneReport> Reports) Of(Function function, Settings settings, bool isRoot, int firstMade)
    {
        Vectorization pass = new(function, settings, isRoot, firstMade);
        EquatableArray<Statement> body = settings.MayCut && Cuts.MayBeIn(function) ? pass.Outermost(function.Body).ToEquatableArray() : pass.Block(function.Body);
        return (function with { Body = body, NextId = pass._fresh.NextId }, pass._reports.ToEquatableArray());
    }

    /// <summary>The statements of the function's own block, cut before one that has no room any longer in the method that the others are in.</summary>
    private IEnumerable<Statement> Outermost(EquatableArray<Statement> body)
    {
        int length = 0;
        foreach (Statement statement in body)
        {
            (int operations, int reports) = (_operations, _reports.Count);
            _isFull = false;
            Statement[] made = [.. Statements(statement)];
            int added = Cuts.LengthOf(made);
            if (length > 0 && ((_isFull && operations > 0) || length + added > _longestMethod))
            {
                yield return new Cut();
                length = 0;
                _operations = 0;
                _reports.RemoveRange(reports, _reports.Count - reports);
                made = [.. Statements(statement)];
                added = Cuts.LengthOf(made);
            }

            length += added;
            foreach (Statement s in made)
            {
                yield return s;
            }
        }
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(Statements).ToEquatableArray();

    private IEnumerable<Statement> Statements(Statement statement)
    {
        if (statement is not For loop)
        {
            return [statement.Map(e => e, Block)];
        }

        (LaneLoop? plan, string? reason) = Plan(loop);
        if (loop.Site is { } site)
        {
            _reports.Add(new LaneReport(site, reason));
        }

        if (plan is null)
        {
            return [loop with { Body = Block(loop.Body) }];
        }

        _operations += plan.Size;
        IEnumerable<Statement> statements = LaneLowering.Of(plan, _rows, Inner, _fresh);
        return plan.IsNest ? statements.Select(s => s is For rest ? rest with { Body = Inner(rest.Body) } : s) : statements;
    }

    /// <summary>The loops in one that runs eight trips at once, for the trips that are left over.</summary>
    private EquatableArray<Statement> Inner(EquatableArray<Statement> block)
    {
        int before = _reports.Count;
        EquatableArray<Statement> body = Block(block);
        for (int i = before; i < _reports.Count; i++)
        {
            _reports[i] = _reports[i] with { Reason = "eight iterations of the loop around it run at once" };
        }

        return body;
    }

    /// <summary>How a loop can run in lanes, or why it does not.</summary>
    private (LaneLoop? Plan, string? Reason) Plan(For loop)
    {
        if (loop.Step != 1)
        {
            return (null, "its index does not go up by one");
        }

        if (loop is { First: Literal first, Limit: Literal limit } && limit.AsInt - (long)first.AsInt < 8)
        {
            return (null, "it has fewer than eight iterations");
        }

        LaneLoop plan = LaneLoop.Of(loop, _rows, _isStrict);
        if (plan.Reason is null && _operations + plan.Size > MostOperations && plan.HasNoSums)
        {
            plan.IsWide = true;
        }

        if (plan.Reason is null && _operations + plan.Size > (plan.IsWide ? MostWideOperations : MostOperations))
        {
            _isFull = true;
            return (null, "the method has more operations than the compiler takes at once");
        }

        return (plan.Reason is null ? plan : null, plan.Reason);
    }
}

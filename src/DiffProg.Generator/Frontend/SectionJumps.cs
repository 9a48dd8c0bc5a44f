using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers <c>goto case</c> and <c>goto default</c>: a jump puts the number of its section in a variable and leaves the section, and the
/// sections that are jumped to stand behind the others, each under its number. Where the jumps go in a circle, a loop stands around them.
/// </summary>
internal sealed class SectionJumps(LoweringContext context)
{
    private static readonly Literal None = Literal.Of(0);

    /// <summary>What stands for a <c>continue</c> that has to leave the loop around the sections first.</summary>
    private static readonly Literal Continued = Literal.Of(-1);

    private readonly Dictionary<ILabelSymbol, (Read Section, int Number)> _targets = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISwitchOperation, Read> _loops = [];

    /// <summary>The sections of a <c>switch</c> that others jump to, in an order in which each stands behind those that jump to it, if there is one.</summary>
    public static ISwitchCaseOperation[] TargetsOf(ISwitchOperation operation)
    {
        Dictionary<ISwitchCaseOperation, ISwitchCaseOperation[]> next = operation.Cases.ToDictionary(c => c, c => JumpsOf(operation, c));
        List<ISwitchCaseOperation> order = [];
        HashSet<ISwitchCaseOperation> seen = [];
        foreach (ISwitchCaseOperation section in operation.Cases)
        {
            Visit(section);
        }

        HashSet<ISwitchCaseOperation> targets = [.. next.Values.SelectMany(t => t)];
        return [.. Enumerable.Reverse(order).Where(targets.Contains)];

        void Visit(ISwitchCaseOperation section)
        {
            if (seen.Add(section))
            {
                next[section].ToList().ForEach(Visit);
                order.Add(section);
            }
        }
    }

    /// <summary>Makes the numbers of the sections known to the jumps inside the <c>switch</c>, and gives the variable that holds them.</summary>
    public Read Open(ISwitchCaseOperation[] targets)
    {
        Read section = (Read)context.Bind("section", None);
        for (int i = 0; i < targets.Length; i++)
        {
            foreach (ICaseClauseOperation clause in targets[i].Clauses.Where(c => c.Label is not null))
            {
                _targets[clause.Label!] = (section, i + 1);
            }
        }

        return section;
    }

    /// <summary>Adds the sections that are jumped to; <paramref name="lower"/> lowers the statements of one.</summary>
    public void Close(ISwitchOperation operation, Read section, ISwitchCaseOperation[] targets, System.Action<ISwitchCaseOperation> lower)
    {
        bool isCircle = targets.Where((t, i) => JumpsOf(operation, t).Any(next => System.Array.IndexOf(targets, next) <= i)).Any();
        if (!isCircle)
        {
            Sections(section, targets, lower);
            return;
        }

        _loops[operation] = section;
        EquatableArray<Statement> body = context.Block(() => Sections(section, targets, lower));
        _ = _loops.Remove(operation);
        context.Emit(new Loop([], new Binary(BinaryOperator.Greater, section, None), body, []));
        if (ContinuesOf(operation).Any())
        {
            context.Emit(new If(new Binary(BinaryOperator.Equal, section, Continued), context.Block(() => Continue(operation)), []));
        }
    }

    /// <summary>Sends what is pending to a section; false where the jump is none to a section.</summary>
    public bool TryJump(IBranchOperation jump)
    {
        if (!_targets.TryGetValue(jump.Target, out (Read Section, int Number) target))
        {
            return false;
        }

        Leave(target.Section, Literal.Of(target.Number));
        return true;
    }

    /// <summary>Sends on to a section, from whichever <c>switch</c> that is nested in it.</summary>
    public void Enter(ISwitchCaseOperation section)
    {
        (Read variable, int number) = section.Clauses.Where(c => c.Label is not null).Select(c => _targets[c.Label!]).First();
        context.Emit(new Assign(variable, Literal.Of(number)));
    }

    /// <summary>Ends a trip of the user's loop, from wherever <paramref name="place"/> stands in it.</summary>
    public void Continue(IOperation place)
    {
        if (LoopAround(place) is { } section)
        {
            Leave(section, Continued);
        }
        else
        {
            context.Emit(new Continue());
        }
    }

    /// <summary>Behind a loop or a <c>switch</c> that a jump leaves for a section around it, goes on leaving.</summary>
    public void Pass(IOperation inner)
    {
        Read? pending = inner is ILoopOperation
            ? inner.Descendants().OfType<IBranchOperation>().Where(b => b.BranchKind == BranchKind.GoTo).Select(b => SectionOf(b, inner)).FirstOrDefault(s => s is not null)
            : inner is ISwitchOperation choice && ContinuesOf(choice).Any() ? LoopAround(choice) : null;
        if (pending is not null)
        {
            context.Emit(new If(new Binary(BinaryOperator.NotEqual, pending, None), [new Break()], []));
        }
    }

    private void Sections(Read section, ISwitchCaseOperation[] targets, System.Action<ISwitchCaseOperation> lower)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            EquatableArray<Statement> body = context.Block(() => lower(targets[i]));
            context.Emit(new If(
                new Binary(BinaryOperator.Equal, section, Literal.Of(i + 1)),
                [new Assign(section, None), new Leavable(body)],
                []));
        }
    }

    private void Leave(Read section, Literal number)
    {
        context.Emit(new Assign(section, number));
        context.Emit(new Break());
    }

    /// <summary>The variable of the jump's <c>switch</c>, where that stands around a loop.</summary>
    private Read? SectionOf(IBranchOperation jump, IOperation inner) =>
        _targets.TryGetValue(jump.Target, out (Read Section, int Number) target)
        && !inner.Descendants().OfType<ICaseClauseOperation>().Any(c => SymbolEqualityComparer.Default.Equals(c.Label, jump.Target))
            ? target.Section
            : null;

    /// <summary>The loop around sections that stands between a place and the user's own loop.</summary>
    private Read? LoopAround(IOperation place)
    {
        for (IOperation? around = place.Parent; around is not null and not ILoopOperation; around = around.Parent)
        {
            if (around is ISwitchOperation choice && _loops.TryGetValue(choice, out Read? section))
            {
                return section;
            }
        }

        return null;
    }

    private static ISwitchCaseOperation[] JumpsOf(ISwitchOperation operation, ISwitchCaseOperation section)
    {
        ILabelSymbol[] labels = [.. section.Descendants().OfType<IBranchOperation>().Where(b => b.BranchKind == BranchKind.GoTo).Select(b => b.Target)];
        return [.. operation.Cases.Where(c => c.Clauses.Any(k => labels.Contains(k.Label, SymbolEqualityComparer.Default)))];
    }

    /// <summary>What ends a trip of a loop around the <c>switch</c>, from within it.</summary>
    private static IEnumerable<IOperation> ContinuesOf(ISwitchOperation operation) => operation.Descendants()
        .Where(o => o is IBranchOperation { BranchKind: BranchKind.Continue } && !IsInLoop(o, operation));

    private static bool IsInLoop(IOperation inner, IOperation outer)
    {
        IOperation? around = inner.Parent;
        while (around != outer && around is not ILoopOperation)
        {
            around = around!.Parent;
        }

        return around is ILoopOperation;
    }
}

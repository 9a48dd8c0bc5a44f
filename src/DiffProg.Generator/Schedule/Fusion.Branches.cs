using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Schedule;

/// <content>Branches with loops or calls in them.</content>
internal sealed partial class Fusion
{
    /// <summary>Runs both sweeps of a branch together, where that is what it takes to do so with a loop or a call in it.</summary>
    private bool FuseBranch(List<Statement> body, int forward, Predicate<Statement> isTurn, If branch)
    {
        int turn = body.FindIndex(isTurn);
        int reverse = body.FindIndex(turn + 1, s => s is If other && IsAdjoint(branch, other));
        if (reverse < 0)
        {
            return false;
        }

        If back = (If)body[reverse];
        bool isSame = back.Condition == branch.Condition;
        List<Statement> between = body.GetRange(forward + 1, reverse - forward - 1);
        List<Statement> then = Both(branch.Then, isSame ? back.Then : back.Else);
        List<Statement> otherwise = Both(branch.Else, isSame ? back.Else : back.Then);
        if (!Settle(then, body, back, out bool isThen) || !Settle(otherwise, body, back, out bool isElse) || !(isThen || isElse))
        {
            return false;
        }

        Footprint ofForward = _dependences.FootprintOf([branch]);
        Footprint ofReverse = OfReverse(branch, back, then, otherwise);
        if (ofForward.IsUnknown || ofReverse.IsUnknown || MayThrowAfterReads(branch, between, back) || Order(between, then.Concat(otherwise), ofForward, ofReverse) is not var (seed, rest))
        {
            return false;
        }

        if (_dependences.Touches(ofReverse.Changes, ofForward.Reads.Concat(ofForward.Changes)) || (ofForward.Writes.Any(w => !w.Type.IsScalar) && ReadsAhead(seed)))
        {
            return false;
        }

        body.RemoveRange(forward, reverse - forward + 1);
        body.InsertRange(forward, [.. seed, branch with { Then = then.ToEquatableArray(), Else = otherwise.ToEquatableArray() }, .. rest]);
        return true;
    }

    /// <summary>Where the reverse sweep begins is said of iterations, not of the branches in them, nor where nothing is left of it.</summary>
    private static EquatableArray<Statement> WithoutTurns(IEnumerable<Statement> block) =>
        block.Select(s => s.Map(e => e, b => WithoutTurns(s is If || b is [.., Turn] ? b.Where(x => x is not Turn) : b))).ToEquatableArray();

    private bool IsAdjoint(If branch, If back) => (back.Condition == branch.Condition || back.Condition == Build.Not(branch.Condition)) && IsPaired(branch, back) == true;
}

using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <content>What iterations touch: that none disturbs another, and that all may be touched at once.</content>
internal sealed partial class LaneLoop
{
    /// <summary>That nothing but the sums themselves looks at what is summed up.</summary>
    private void CheckSums()
    {
        foreach (Variable sum in Sums.Select(s => s.TargetVariable()).Concat(_sumRows).Distinct())
        {
            if (Uses.Any(u => u.Row == sum && !(IsNest && u.IsOnlyAdded)) || Loop.Body.All().Any(s => _additions.Contains(s) ? Mentions(s, sum) > AllowedMentions(s, sum) : Mentions(s, sum) > 0))
            {
                Refuse($"it reads '{sum.Name}' while it sums it up");
            }
        }
    }

    /// <summary>Adds what every trip reads in the same place, which then no trip may write.</summary>
    private void AddSteady() => Uses.AddRange(Loop.Body.All()
        .SelectMany(s => _additions.Contains(s) ? s.Expressions().Skip(1) : s.Expressions())
        .SelectMany(e => e.SelfAndBelow()).OfType<Element>()
        .Where(e => !_declared.Contains(e.Array) && StrideOf(e.Index) is { IsZero: true })
        .Select(e => new RowUse(e.Array, e.Index, Stride.Zero, IsWritten: false))
        .Distinct().ToArray());

    /// <summary>That no trip touches what another writes in the same row; by one index it finds elements of its own, by two that is looked at when the loop starts.</summary>
    private void CheckRows()
    {
        foreach (IGrouping<Variable, RowUse> row in Uses.GroupBy(u => u.Row).Where(g => g.Any(u => u.IsWritten) && !_rows.IsRoom(g.Key)))
        {
            RowUse[] uses = [.. row];
            if (uses.Any(u => uses.Any(v => u.MayDisturb(v) && !u.IsBeside(v) && (u.Stride.IsZero || v.Stride.IsZero || IsOfInner(u.Index) || IsOfInner(v.Index) || u.IsNear(v) || (u.Place != v.Place && !(u.Stride.IsOne && v.Stride.IsOne))))))
            {
                Refuse($"an iteration may read or write the element of '{row.Key.Name}' that another writes");
            }
        }
    }

    /// <summary>That no reference is one to an element that the loop writes, for which no two rows can be compared.</summary>
    private void CheckReferences()
    {
        RowUse[] uses = [.. UsesAndSums];
        if (uses.FirstOrDefault(u => u.Row.Type.IsReference && uses.Any(v => v.Row != u.Row && u.MayDisturb(v) && !_rows.AreApart(u.Row, v.Row))) is { } reference)
        {
            Refuse($"'{reference.Row.Name}' may be a reference to an element that it writes");
        }
    }

    /// <summary>
    /// That a place can be computed before the loop runs, whether or not a trip asks for it, and is the one that the method finds: the runtime's functions
    /// are not to the bit those of the framework.
    /// </summary>
    private void CheckPlaces()
    {
        if (Uses.Where(u => !u.Stride.IsZero).Select(u => u.Index).Concat(Sums.OfType<Element>().Select(s => s.Index)).SelectMany(e => InFull(e).SelfAndBelow()).Any(e => e is Element || MayThrow(e)))
        {
            Refuse("where it reads or writes is computed by what could throw");
        }
        else if (Loop.Body.All().SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).Any(e => e.Type.IsInteger && e is Convert or Apply { Type.IsInteger: true } && e.SelfAndBelow().Any(IsOwnFunction)))
        {
            Refuse("a function decides about an integer");
        }
    }

    /// <summary>That eight trips at once do not throw where not every trip computes what is the same in all, and that none has written what the caller sees where an earlier one throws.</summary>
    private void CheckThrowing()
    {
        if (IsNest || !MayThrowHalfway)
        {
            return;
        }

        if (HasMasks)
        {
            Refuse("some iterations may leave out what could throw");
        }
        else if (Uses.FirstOrDefault(u => u.IsWritten && _rows.IsSeen(u.Row)) is { } use)
        {
            Refuse($"an iteration may throw behind what the next one writes to '{use.Row.Name}'");
        }
    }

    /// <summary>Whether a trip may throw, though all elements are there that it finds by its index.</summary>
    public bool MayThrowHalfway =>
        Uses.Any(u => u.Stride.IsZero && u.Index.SelfAndBelow().Any(e => e is Element))
        || Loop.Body.All().SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).Any(MayThrow);

    private static bool IsOwnFunction(Expression e) => e is Apply apply && LaneFunctions.TryGet(apply.Primitive, out bool isExact) is not null && !isExact;

    /// <summary>Whether computing an expression may throw, apart from reading what it is computed from.</summary>
    public static bool MayThrow(Expression e) => e switch
    {
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type.IsInteger: true, Right: var divisor } => divisor is not Literal { Bits: not (0 or -1) },
        Apply { Primitive: LaneFunctions.SignOf } => true,
        Binary { Overflow: Overflow.Checked } or Unary { Overflow: Overflow.Checked } or Convert { Overflow: Overflow.Checked } => true,
        _ => false,
    };

    private static int Mentions(Statement statement, Variable variable) => statement.Expressions().SelectMany(e => e.Variables()).Count(v => v == variable);

    /// <summary>An addition mentions its own sum as the target, and where it is an assignment in the value.</summary>
    private static int AllowedMentions(Statement statement, Variable sum) => statement switch
    {
        Assign x when x.Target.TargetVariable() == sum => 2,
        Accumulate x when x.Target.TargetVariable() == sum => 1,
        _ => 0,
    };
}

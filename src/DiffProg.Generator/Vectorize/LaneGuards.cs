using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Vectorize;

/// <summary>What is looked at when a loop starts whose trips may run eight at once: that every element is there, and that rows which it writes lie apart from the others.</summary>
internal sealed class LaneGuards
{
    /// <summary>From which length on a loop over a row is faster by itself, as measured on logistic regression.</summary>
    private const int LongRow = 32;

    private readonly LaneLoop _plan;
    private readonly RowFacts _rows;
    private readonly Expression _limit;

    public LaneGuards(LaneLoop plan, RowFacts rows, Expression limit)
    {
        _plan = plan;
        _rows = rows;
        _limit = limit;
    }

    /// <summary>All of it, each once.</summary>
    public IEnumerable<Expression> All() => Wide().Concat(OfRows());

    private IEnumerable<Expression> Wide() => _plan.IsWide ? [new Member("Vector512.IsHardwareAccelerated", IrType.Bool)] : [];

    private IEnumerable<Expression> OfRows() => _plan.IsGuarded ? Tiles().Concat(Dimensions()).Concat(Steady()).Concat(Coverage()).Concat(Strides()).Concat(SameRow()).Concat(Rows()).Distinct()
        : _plan.IsNest ? Short().Concat(Tiles()).Concat(Strides()).Concat(SameRow()).Concat(Rows()).Distinct()
        : Dimensions().Concat(Steady()).Concat(Coverage()).Concat(Strides()).Concat(SameRow()).Concat(Rows()).Distinct();

    private Expression Trips => _plan.Loop.First is Literal { Bits: 0 }
        ? _limit
        : new Binary(BinaryOperator.Subtract, _limit, _plan.Loop.First);

    /// <summary>That every index of an array of several dimensions is one of its dimension: in the row of all elements it might find another.</summary>
    private IEnumerable<Expression> Dimensions() => _plan.Uses.SelectMany(u => GridRows.Indices(u.Index)).Select(x => _plan.StrideOf(x.Index) switch
    {
        { IsOne: true } => Call("Covers", AtFirst(x.Length), AtFirst(x.Index), Trips),
        { IsZero: false } stride => Call("Covers", AtFirst(x.Length), AtFirst(x.Index), AtFirst(stride.ToExpression()), Trips),
        _ => Call("Covers", AtFirst(x.Length), AtFirst(x.Index), Literal.Of(1)),
    });

    /// <summary>That what is the same in all trips is there: of what is not, the method knows in which iteration it asks for it, if in any.</summary>
    private IEnumerable<Expression> Steady() => _plan.Uses.Where(u => u.Stride.IsZero).Select(u => (u.Row, u.Index)).Concat(_plan.Sums.OfType<Element>().Select(e => (Row: e.Array, e.Index)))
        .Where(u => !u.Row.Type.IsReference && !u.Row.Type.IsObject && !u.Index.SelfAndBelow().Any(e => e is Element))
        .Select(u => Call("Covers", LengthOf(u.Row), AtFirst(u.Index), Literal.Of(1)));

    private Length LengthOf(Variable row) => new(row, MayBeMissing: !_rows.IsThere(row));

    private IEnumerable<Expression> Coverage() => _plan.Uses
        .Where(u => !u.Stride.IsZero && !(u.Index is Read read && read.Variable == _plan.Loop.Index && _plan.Loop.First is Literal { AsInt: >= 0 } && _rows.Covers(u.Row, _limit)) && !_rows.IsRoom(u.Row))
        .Select(u => u.Stride.IsOne
            ? Call("Covers", LengthOf(u.Row), AtFirst(u.Index), Trips)
            : Call("Covers", LengthOf(u.Row), AtFirst(u.Index), AtFirst(u.Stride.ToExpression()), Trips));

    private IEnumerable<Expression> Short() => _plan.Short.Select(c => new Binary(BinaryOperator.Less, AtFirst(c), Literal.Of(LongRow)));

    /// <summary>That all elements are there that are brought into lanes before a trip asks for them.</summary>
    private IEnumerable<Expression> Tiles() => _plan.Tiles.Select(t => t switch
    {
        { Count: { } count } => Call("Covers", LengthOf(t.Row), AtFirst(t.Index), AtFirst(t.Stride.ToExpression()), Trips, AtFirst(count)),
        { Stride.IsOne: true } => Call("Covers", LengthOf(t.Row), AtFirst(t.Index), Trips),
        _ => Call("Covers", LengthOf(t.Row), AtFirst(t.Index), AtFirst(t.Stride.ToExpression()), Trips),
    });

    /// <summary>A stride that only the run shows must not be zero where elements are written.</summary>
    private IEnumerable<Expression> Strides() => _plan.Uses
        .Where(u => u is { IsWritten: true, Stride.Of: not null })
        .Select(u => new Binary(BinaryOperator.NotEqual, AtFirst(u.Stride.ToExpression()), Literal.Of(0)));

    private IEnumerable<Expression> SameRow() =>
        from row in _plan.Uses.GroupBy(u => u.Row)
        where !_rows.IsRoom(row.Key)
        let places = row.GroupBy(u => u.Place).ToArray()
        from i in Enumerable.Range(0, places.Length)
        from j in Enumerable.Range(i + 1, places.Length - i - 1)
        where MayDisturb(places[i], places[j]) && !places[i].First().IsBeside(places[j].First())
        select Call("AreApart", AtFirst(places[i].First().Index), AtFirst(places[j].First().Index), Trips);

    /// <summary>What is summed up in an element is added to it at the end.</summary>
    private IEnumerable<Expression> Rows()
    {
        IGrouping<Variable, RowUse>[] rows = [.. _plan.UsesAndSums.GroupBy(u => u.Row)];
        return
            from i in Enumerable.Range(0, rows.Length)
            from j in Enumerable.Range(i + 1, rows.Length - i - 1)
            where MayDisturb(rows[i], rows[j]) && !_rows.AreApart(rows[i].Key, rows[j].Key)
            select Call("AreApart", new Read(rows[i].Key), new Read(rows[j].Key));
    }

    private static bool MayDisturb(IEnumerable<RowUse> uses, IEnumerable<RowUse> others) => uses.Any(u => others.Any(u.MayDisturb));

    /// <summary>An integer as the first trip computes it.</summary>
    private Expression AtFirst(Expression e) => _plan.InFull(e).Rewrite(x => x is Read read && read.Variable == _plan.Loop.Index ? _plan.Loop.First : null).Rewrite(x => x is Binary { Operator: BinaryOperator.Add, Right: Literal { Bits: 0 } } sum ? sum.Left : null);

    private static RuntimeCall Call(string function, params Expression[] arguments) => new("Lanes." + function, IrType.Bool, arguments.ToEquatableArray());
}

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>What is looked at when a loop starts whose trips may run eight at once: that every element is there, and that rows which it writes lie apart from the others.</summary>
internal sealed class LaneGuards
{
    private readonly LaneLoop _plan;
    private readonly RowFacts _rows;
    private readonly Dictionary<Variable, Expression> _integers;
    private readonly Expression _limit;

    public LaneGuards(LaneLoop plan, RowFacts rows, Expression limit)
    {
        _plan = plan;
        _rows = rows;
        _limit = limit;
        _integers = plan.Loop.Body.All().OfType<Declare>().Where(d => d.Variable.Type == IrType.Int).GroupBy(d => d.Variable).ToDictionary(g => g.Key, g => g.First().Value);
    }

    /// <summary>All of it, each once.</summary>
    public IEnumerable<Expression> All() => Coverage().Concat(Strides()).Concat(SameRow()).Concat(Rows()).Distinct();

    private Expression Trips => _plan.Loop.First is Literal { Bits: 0 }
        ? _limit
        : new Binary(BinaryOperator.Subtract, _limit, _plan.Loop.First);

    private IEnumerable<Expression> Coverage() => _plan.Uses
        .Where(u => !u.Stride.IsZero && !(u.Index is Read read && read.Variable == _plan.Loop.Index && _plan.Loop.First is Literal { AsInt: >= 0 } && _rows.Covers(u.Row, _limit)) && !_rows.IsRoom(u.Row))
        .Select(u => u.Stride.IsOne
            ? Call("Covers", new Length(u.Row), AtFirst(u.Index), Trips)
            : Call("Covers", new Length(u.Row), AtFirst(u.Index), AtFirst(u.Stride.ToExpression()), Trips));

    /// <summary>A stride that only the run shows must not be zero where elements are written.</summary>
    private IEnumerable<Expression> Strides() => _plan.Uses
        .Where(u => u is { IsWritten: true, Stride.Of: not null })
        .Select(u => new Binary(BinaryOperator.NotEqual, AtFirst(u.Stride.ToExpression()), Literal.Of(0)));

    private IEnumerable<Expression> SameRow() =>
        from row in _plan.Uses.GroupBy(u => u.Row)
        where !_rows.IsRoom(row.Key)
        let places = row.GroupBy(u => u.Place).Select(g => (g.First().Index, IsWritten: g.Any(u => u.IsWritten))).ToArray()
        from i in Enumerable.Range(0, places.Length)
        from j in Enumerable.Range(i + 1, places.Length - i - 1)
        where places[i].IsWritten || places[j].IsWritten
        select Call("AreApart", AtFirst(places[i].Index), AtFirst(places[j].Index), Trips);

    private IEnumerable<Expression> Rows()
    {
        Variable[] sums = [.. _plan.Sums.OfType<Element>().Select(e => e.Array).Distinct()];
        Variable[] written = [.. _plan.Uses.Where(u => u.IsWritten).Select(u => u.Row).Concat(sums).Distinct()];
        Variable[] used = [.. written, .. _plan.Uses.Select(u => u.Row).Distinct().Except(written)];
        return written.SelectMany((w, i) => used.Skip(i + 1).Where(u => !(sums.Contains(w) && sums.Contains(u)) && !_rows.AreApart(w, u)).Select(u => Call("AreApart", new Read(w), new Read(u))));
    }

    /// <summary>An integer as the first trip computes it.</summary>
    private Expression AtFirst(Expression e) => e.Rewrite(x => x is not Read read ? null
        : read.Variable == _plan.Loop.Index ? _plan.Loop.First
        : _integers.TryGetValue(read.Variable, out Expression? value) ? AtFirst(value)
        : null).Rewrite(x => x is Binary { Operator: BinaryOperator.Add, Right: Literal { Bits: 0 } } sum ? sum.Left : null);

    private static RuntimeCall Call(string function, params Expression[] arguments) => new("Lanes." + function, IrType.Bool, arguments.ToEquatableArray());
}

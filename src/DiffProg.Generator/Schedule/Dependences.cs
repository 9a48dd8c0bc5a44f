using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Vectorize;

namespace DiffProg.Generator.Schedule;

/// <summary>What the statements of an adjoint touch, and so which of them may change places.</summary>
internal sealed class Dependences
{
    private readonly Callees _callees;
    private readonly RowFacts _rows;
    private readonly Dictionary<Variable, Variable> _views;
    private readonly HashSet<Variable> _given;

    /// <param name="adjoint">The adjoint.</param>
    /// <param name="callees">What its callees write.</param>
    /// <param name="rows">What is known of its rows.</param>
    public Dependences(Function adjoint, Callees callees, RowFacts rows)
    {
        _callees = callees;
        _rows = rows;
        Statement[] all = [.. adjoint.Body.All()];
        _given = all.Any(s => s is Assign { Target: Item }) ? [] : [.. adjoint.Parameters.Select(p => p.Variable)];
        _views = all.OfType<Declare>().Where(d => d.Value is View or Item).GroupBy(d => d.Variable).ToDictionary(g => g.Key, g => g.First().Value.TargetVariable());
    }

    /// <summary>What statements touch.</summary>
    public Footprint FootprintOf(IEnumerable<Statement> statements)
    {
        Footprint footprint = Footprint.Of(statements, _callees, RootOf);

        // What holds arrays may hold one that goes by another name, but where the caller gave both and members have looked.
        if (footprint.Reads.Concat(footprint.Changes).Any(v => HoldsMore(v) && !_given.Contains(v)))
        {
            footprint.IsUnknown = true;
        }

        return footprint;
    }

    /// <summary>The row that another is a slice or a part of; the row itself where it is of none.</summary>
    public Variable RootOf(Variable row)
    {
        while (_views.TryGetValue(row, out Variable? viewed))
        {
            row = viewed;
        }

        return row;
    }

    /// <summary>Whether some of a few variables and rows are, or may overlap, some of others.</summary>
    /// <param name="some">Some variables and rows.</param>
    /// <param name="others">Others.</param>
    /// <param name="own">Those of which each iteration has elements of its own; none where it is not between iterations.</param>
    public bool Touches(IEnumerable<Variable> some, IEnumerable<Variable> others, HashSet<Variable>? own = null)
    {
        Variable[] second = [.. others];
        return some.Any(a => second.Any(b => (a == b && own?.Contains(a) != true) || (a != b && !a.Type.IsScalar && !b.Type.IsScalar && !AreApart(a, b))));
    }

    /// <summary>Whether two rows have nothing in common; of one that holds arrays or objects, the elements are not what it says.</summary>
    public bool AreApart(Variable a, Variable b) => HoldsMore(a) || HoldsMore(b)
        ? _given.Contains(a) && _given.Contains(b)
        : _rows.AreApart(a, b);

    /// <summary>Whether a row holds arrays or objects.</summary>
    public static bool HoldsMore(Variable row) => row.Type.IsRowOfParts || row.Type.IsObject;

    /// <summary>Whether a statement may run before others that stand before it.</summary>
    public bool MayPass(Statement statement, IEnumerable<Statement> others)
    {
        Footprint passed = FootprintOf(others);
        Footprint own = FootprintOf([statement]);
        return !Touches(passed.Changes, own.Reads) && !Touches(passed.Reads, own.Changes);
    }
}

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>What is known of a function's rows before it runs: which of them can have no element in common, and how long some are.</summary>
internal sealed class RowFacts
{
    private readonly HashSet<Variable> _parameters;
    private readonly Dictionary<Variable, Expression> _made = [];
    private readonly HashSet<Variable> _assigned;
    private readonly bool _isRoot;
    private readonly int _firstMade;

    /// <param name="function">The function, after its last transform.</param>
    /// <param name="isRoot">Whether members call it that have looked at what overlaps.</param>
    /// <param name="firstMade">The number of the first variable that is not the user's method's own.</param>
    public RowFacts(Function function, bool isRoot, int firstMade)
    {
        _isRoot = isRoot;
        _firstMade = firstMade;
        _assigned = Effects.AssignedVariables(function.Body);
        _parameters = [.. function.Parameters.Select(p => p.Variable).Where(v => !_assigned.Contains(v))];
        foreach (Declare declare in function.Body.All().OfType<Declare>().Where(d => !_assigned.Contains(d.Variable)))
        {
            if (declare.Value is NewArray or Reserve)
            {
                _made[declare.Variable] = declare.Value;
            }
        }
    }

    /// <summary>Whether the function itself made a row, so that nothing else sees what is written to it.</summary>
    public bool IsOwn(Variable row) => _made.ContainsKey(row);

    /// <summary>Whether what is written to a row in the middle of a loop is seen where an exception ends it: by the caller, whose row it may be.</summary>
    public bool IsSeen(Variable row) => !IsOwn(row) && row.Id < _firstMade;

    /// <summary>Whether a row is known to be there.</summary>
    public bool IsThere(Variable row) => row.Type.Shape != Shape.Array || IsOwn(row) || (_isRoot && _parameters.Contains(row) && !row.MayBeMissing);

    /// <summary>Whether it is room on the tape, in which every slot of every trip has a place of its own.</summary>
    public bool IsRoom(Variable row) => _made.TryGetValue(row, out Expression? made) && made is Reserve;

    /// <summary>Whether two rows have no element in common, whatever the function is given. Cotangents and tangents have none in common with values.</summary>
    public bool AreApart(Variable a, Variable b) =>
        a.Type.Scalar != b.Type.Scalar
        || (IsOwn(a) && (IsOwn(b) || _parameters.Contains(b)))
        || (IsOwn(b) && _parameters.Contains(a))
        || (_parameters.Contains(a) && _parameters.Contains(b) && (_isRoot || a.Id < _firstMade != b.Id < _firstMade));

    /// <summary>Whether a row has all elements that a loop over it touches which begins at its first element, or behind it, and counts up to the limit.</summary>
    public bool Covers(Variable row, Expression limit) =>
        (limit is Length length && length.Array == row && !length.MayBeMissing)
        || (_made.TryGetValue(row, out Expression? made) && IsSteady(limit) && (made is Reserve || (made is NewArray array && array.Count == limit)));

    /// <summary>Whether an integer is the same wherever it stands: what an array or an object holds may have changed since.</summary>
    private bool IsSteady(Expression e) => e.SelfAndBelow().All(x => x is Literal or Read or Length or Binary or Unary) && !e.Variables().Any(_assigned.Contains);
}

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>A loop in which nothing happens but that elements take the places of the best ones before them.</summary>
/// <param name="Searches">What it looks for; what one assigns no other reads.</param>
internal sealed record ExtremeLoop(EquatableArray<ExtremeSearch> Searches)
{
    /// <summary>What it assigns.</summary>
    public IEnumerable<Variable> Targets => Searches.SelectMany(s => s.Targets);

    /// <summary>The loop seen so; null where anything else happens in it.</summary>
    public static ExtremeLoop? TryMatch(For loop)
    {
        HashSet<Variable> assigned = Effects.AssignedVariables(loop.Body);
        if (loop is not { Step: 1, Reversed: false } || !ExtremeSearch.Stays(loop.First, assigned) || loop is { First: Literal first, Limit: Literal limit } && first.Bits >= limit.Bits)
        {
            return null;
        }

        Dictionary<Variable, Expression> values = [];
        List<ExtremeSearch> searches = [];
        foreach (Statement statement in loop.Body)
        {
            if (statement is Declare { Variable.Type.IsScalar: true } declare && !assigned.Contains(declare.Variable))
            {
                values[declare.Variable] = Whole(declare.Value);
            }
            else if (ExtremeSearch.TryMatch(statement.Map(Whole, Inner), loop.Index, assigned) is { } search)
            {
                searches.Add(search);
            }
            else
            {
                return null;
            }
        }

        Variable[] targets = [.. searches.SelectMany(s => s.Targets)];
        return targets.Length > 0 && targets.Distinct().Count() == targets.Length && values.Values.All(v => searches.Any(s => s.Element.SelfAndBelow().Contains(v)))
            ? new ExtremeLoop(searches.ToEquatableArray())
            : null;

        Expression Whole(Expression e) => e.Rewrite(x => x is Read read && values.TryGetValue(read.Variable, out Expression? value) ? value : null);

        EquatableArray<Statement> Inner(EquatableArray<Statement> block) => block.Select(s => s.Map(Whole, Inner)).ToEquatableArray();
    }
}

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Optimize;

/// <summary>Takes away the parts of values that nobody reads, of which the compiler would warn.</summary>
internal static class Unread
{
    /// <summary>Tidies a function that was just lowered.</summary>
    /// <param name="function">The function; its exits are normalised.</param>
    /// <param name="isNamed">Whether the user declared a variable by its own name.</param>
    public static Function Remove(Function function, System.Func<Variable, bool> isNamed)
    {
        EquatableArray<Statement> body = function.Body;
        int before;
        do
        {
            before = body.All().Count();
            Statement[] all = [.. body.All()];
            HashSet<Variable> kept = [.. all.SelectMany(Kept), .. function.Results.SelectMany(r => r.Variables())];
            body = Without(body, v => v.Type.IsScalar && !isNamed(v) && !kept.Contains(v));
        }
        while (body.All().Count() < before);
        return function with { Body = body };
    }

    /// <summary>The variables that a statement reads, or whose value it must compute.</summary>
    private static IEnumerable<Variable> Kept(Statement statement) => statement switch
    {
        Declare x => Value(x.Variable, x.Value),
        Assign { Target: Read target } x => Value(target.Variable, x.Value),
        Accumulate { Target: Read target } x => Value(target.Variable, x.Value),
        _ => statement.Expressions().SelectMany(e => e.Variables()).Concat(statement.Bound()),
    };

    private static IEnumerable<Variable> Value(Variable target, Expression value) =>
        Effects.MayThrow(value) ? value.Variables().Append(target) : value.Variables();

    private static EquatableArray<Statement> Without(EquatableArray<Statement> block, System.Func<Variable, bool> isUnread) => block
        .Where(s => !(s switch
        {
            Declare x => isUnread(x.Variable),
            Assign { Target: Read target } => isUnread(target.Variable),
            Accumulate { Target: Read target } => isUnread(target.Variable),
            _ => false,
        }))
        .Select(s => s.Map(e => e, b => Without(b, isUnread)))
        .ToEquatableArray();
}

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
    public static Function Remove(Function function, System.Func<Variable, bool> isNamed) =>
        function with { Body = Remove(function.Body, v => !isNamed(v), Effects.MayThrow, function.Results.SelectMany(r => r.Variables())) };

    /// <summary>Takes away what is computed once more and not asked for.</summary>
    /// <param name="function">The function.</param>
    /// <param name="repeated">What the same computation has computed just before, so that it cannot throw.</param>
    public static Function Remove(Function function, ICollection<Variable> repeated)
    {
        // The reverse sweep has what it computes again by the same name.
        EquatableArray<Statement> reverse = function.Body.SkipWhile(s => s is not Boundary).ToEquatableArray();
        HashSet<Variable> results = [.. function.Results.SelectMany(r => r.Variables())];
        IEnumerable<Variable> asked = reverse.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Except(reverse.All().SelectMany(s => s.Bound()));
        return function with
        {
            Body =
            [
                .. Remove(function.Body.TakeWhile(s => s is not Boundary).ToEquatableArray(), repeated.Contains, IsTaken, results.Concat(asked)),
                .. Remove(reverse, repeated.Contains, IsTaken, results),
            ],
        };
    }

    /// <summary>Whether a value is taken from the tape, which it must not stay on.</summary>
    private static bool IsTaken(Expression value) => value.SelfAndBelow().Any(e => e is Load or Reserve);

    private static EquatableArray<Statement> Remove(EquatableArray<Statement> body, System.Func<Variable, bool> isOwn, System.Func<Expression, bool> mayThrow, IEnumerable<Variable> asked)
    {
        HashSet<Variable> results = [.. asked];
        int before;
        do
        {
            before = body.All().Count();
            HashSet<Variable> kept = [.. body.All().SelectMany(s => Kept(s, mayThrow)), .. results];
            body = Without(body, v => v.Type.IsScalar && isOwn(v) && !kept.Contains(v));
        }
        while (body.All().Count() < before);
        return body;
    }

    /// <summary>The variables that a statement reads, or whose value it must compute.</summary>
    private static IEnumerable<Variable> Kept(Statement statement, System.Func<Expression, bool> mayThrow)
    {
        return statement switch
        {
            Declare x => Value(x.Variable, x.Value),
            Assign { Target: Read target } x => Value(target.Variable, x.Value),
            Accumulate { Target: Read target } x => Value(target.Variable, x.Value),
            _ => statement.Expressions().SelectMany(e => e.Variables()).Concat(statement.Bound()),
        };

        IEnumerable<Variable> Value(Variable target, Expression value) => mayThrow(value) ? value.Variables().Append(target) : value.Variables().Where(v => v != target);
    }

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

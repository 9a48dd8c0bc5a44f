using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Optimize;

/// <summary>
/// Takes away what is left of methods whose bodies stand in for their calls, and of values that were taken apart: branches that are decided
/// by the constants they were given, and parts that nobody reads. C# warns of both.
/// </summary>
internal static class Leftovers
{
    public static Function Remove(Function function)
    {
        EquatableArray<Statement> body = Decided(function.Body);
        EquatableArray<Expression> results = function.Results.Select(Decided).ToEquatableArray();
        int before;
        do
        {
            before = body.All().Count();
            HashSet<Variable> kept = [.. body.All().SelectMany(Kept).Concat(results.SelectMany(r => r.Variables()))];
            body = Without(body, kept);
        }
        while (body.All().Count() < before);
        return function with { Body = body, Results = results };
    }

    private static EquatableArray<Statement> Decided(EquatableArray<Statement> block) => block
        .Select(s => s.Map(Decided, Decided))
        .SelectMany(s => s is If branch && Outcome(branch.Condition) is { } outcome ? outcome ? branch.Then : branch.Else : [s])
        .ToEquatableArray();

    private static Expression Decided(Expression value) => value.Rewrite(e =>
        e is Conditional choice && Outcome(choice.Condition) is { } outcome ? Decided(outcome ? choice.WhenTrue : choice.WhenFalse) : null);

    /// <summary>The outcome of a comparison of constants; null of any other condition.</summary>
    private static bool? Outcome(Expression condition) => condition is Binary { Left: Literal { Type.IsInteger: true } left, Right: Literal { Type.IsInteger: true } right } comparison
        ? comparison.Operator switch
        {
            BinaryOperator.Equal => left.Bits == right.Bits,
            BinaryOperator.NotEqual => left.Bits != right.Bits,
            _ => null,
        }
        : null;

    /// <summary>The variables that a statement reads, or gives more than a constant or a copy.</summary>
    private static IEnumerable<Variable> Kept(Statement statement) => statement switch
    {
        Assign { Target: Read, Value: Literal } => [],
        Declare { Value: Literal or Read } copy => copy.Value.Variables(),
        Declare declare => declare.Value.Variables().Append(declare.Variable),
        _ => statement.Expressions().SelectMany(e => e.Variables()),
    };

    private static EquatableArray<Statement> Without(EquatableArray<Statement> block, HashSet<Variable> kept) => block
        .Where(s => s switch
        {
            Assign { Target: Read target, Value: Literal } => !target.Type.IsScalar || kept.Contains(target.Variable),
            Declare { Value: Literal or Read } declare => !declare.Variable.Type.IsScalar || kept.Contains(declare.Variable),
            _ => true,
        })
        .Select(s => s.Map(e => e, b => Without(b, kept)))
        .ToEquatableArray();
}

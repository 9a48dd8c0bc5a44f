using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>What statements write.</summary>
internal static class Effects
{
    /// <summary>Whether running the statement may change the value of the expression.</summary>
    public static bool MayChange(Statement statement, Expression value)
    {
        IEnumerable<Statement> all = new[] { statement }.All();
        bool readsElements = value.SelfAndBelow().Any(e => e is Element);
        HashSet<Variable> reads = [.. value.Variables()];
        return all.Any(s => s switch
        {
            Assign { Target: Read read } => reads.Contains(read.Variable),
            Accumulate { Target: Read read } => reads.Contains(read.Variable),
            Assign or Accumulate => readsElements,
            Call call => (readsElements && call.Arguments.Any(a => !a.Value.Type.IsScalar))
                || call.Arguments.Any(a => a is { ByReference: true, Value: Read read } && reads.Contains(read.Variable)),
            _ => false,
        });
    }

    /// <summary>Whether evaluating an expression may throw.</summary>
    public static bool MayThrow(Expression value) => value.SelfAndBelow().Any(e => e is Element or Length
        || (e.Type.IsInteger && e is Binary or Unary or Convert or Apply));

    /// <summary>The variables that the statements assign, not counting what they declare themselves.</summary>
    public static HashSet<Variable> AssignedVariables(IEnumerable<Statement> statements) =>
    [
        .. statements.All().SelectMany(s => s switch
        {
            Assign { Target: Read read } => [read.Variable],
            Accumulate { Target: Read read } => [read.Variable],
            Call call => call.Arguments.Where(a => a.ByReference && a.Value is Read).Select(a => a.Value.TargetVariable()),
            _ => Enumerable.Empty<Variable>(),
        }),
    ];
}

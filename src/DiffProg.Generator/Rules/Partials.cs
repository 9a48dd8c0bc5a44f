using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Rules;

/// <summary>The partial derivatives of a primitive at its operands.</summary>
internal static class Partials
{
    /// <summary>Each operand with its partial derivative; one that stands twice, as in <c>x * x</c>, once and with the sum.</summary>
    public static IEnumerable<(Expression Operand, Expression Partial)> Of(
        EquatableArray<Expression> operands,
        EquatableArray<Partial?> partials,
        Expression result) => operands
            .Select((operand, i) => (Operand: operand, Partial: partials[i]?.Invoke(operands, result)))
            .Where(p => p.Partial is not null)
            .GroupBy(p => p.Operand)
            .Select(g => (g.Key, g.Select(p => p.Partial!).Aggregate(Build.Add)));
}

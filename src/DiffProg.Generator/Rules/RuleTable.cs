using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Ir.Build;

namespace DiffProg.Generator.Rules;

/// <summary>
/// The derivative of every primitive, one row each. Where the formula of the textbook cancels or overflows, the row uses one that
/// does not.
/// </summary>
internal static class RuleTable
{
    private static readonly Rule[] Canonical = [.. SmoothRows.All, .. ChoiceRows.All, .. StepRows.All, .. DerivativeRows.All];
    private static readonly Rule[] OfNumbers = [.. Canonical, DerivativeRows.WithDerivativeOf, .. DerivativeRows.Said];
    private static readonly (string Canonical, Scalar Width, Rule Rule)[] Wide = [.. OfNumbers.SelectMany(Widths.Of)];
    private static readonly Rule[] Every = [.. Wide.Select(w => w.Rule), .. IntegerRows.All, .. GridRows.All, .. ListRows.All];
    private static readonly Dictionary<string, Rule> Rows = Every.ToDictionary(r => r.Symbol, StringComparer.Ordinal);
    private static readonly Dictionary<(string, Scalar), Rule> ByWidth =
        Wide.GroupBy(w => (w.Canonical, w.Width)).ToDictionary(g => g.Key, g => g.First().Rule);

    private static readonly Dictionary<BinaryOperator, EquatableArray<Partial?>> Operators = new()
    {
        [BinaryOperator.Add] = [(_, _) => Number(1), (_, _) => Number(1)],
        [BinaryOperator.Subtract] = [(_, _) => Number(1), (_, _) => Number(-1)],
        [BinaryOperator.Multiply] = [(x, _) => x[1], (x, _) => x[0]],
        [BinaryOperator.Divide] = [(x, _) => Divide(Number(1), x[1]), (x, r) => Negate(Divide(r, x[1]))],
        [BinaryOperator.Remainder] = [(_, _) => Number(1), (x, r) => Negate(Primitive.Round(Divide(Subtract(x[0], r), x[1])))],
    };

    /// <summary>Every row with a floating-point argument, for <c>double</c>.</summary>
    public static IEnumerable<Rule> All => Canonical;

    /// <summary>The rows for every width, each beside the one for <c>double</c>.</summary>
    public static IEnumerable<(string Canonical, Scalar Width, Rule Rule)> EveryWidth => Wide;

    public static Rule? Find(string symbol) => Rows.TryGetValue(symbol, out Rule? rule) ? rule : null;

    public static Rule Get(string symbol) => Find(symbol) ?? throw new InvalidOperationException($"There is no rule for '{symbol}'.");

    /// <summary>The primitive, named for <c>double</c>, at another width.</summary>
    public static Rule Get(string symbol, Scalar width) => ByWidth[(symbol, width)];

    /// <summary>The partial derivatives of an operator on floating-point numbers.</summary>
    public static EquatableArray<Partial?> Get(BinaryOperator op) => Operators.TryGetValue(op, out EquatableArray<Partial?> partials)
        ? partials
        : throw new InvalidOperationException($"The operator {op} carries no derivative.");
}

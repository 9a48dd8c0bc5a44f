using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Printing;
using DiffProg.Generator.Rules;
using Xunit;

namespace DiffProg.Generator.Tests.Rules.Mutation;

/// <summary>
/// A derivative in the rule table that is not what it should be is seen: whatever a slip makes of it is another number at a point where
/// the tests beside this one hold the rule to differences, to a reference of many digits, or to a convention.
/// </summary>
public sealed class RuleMutationTests
{
    private const string AnyFactor = "what stands beside the zero is a number wherever the argument is one but zero, and none where it is none";
    private const string Bound = "the result is above the argument exactly where the lower bound is, and below it where the upper one is";

    /// <summary>Mutants that are the rule in other words.</summary>
    private static readonly (string Mutant, string Reason)[] Equivalent =
    [
        ("Elementary.UnitOrZero(double,double) ∂1: r == 0.0 ? 0.0 : -(r / b)", "where the result is zero, so is what the result is divided by"),
        ("Math.Asinh(double) ∂0: 1.0 / double.Hypot(-1.0, a)", "a sign does not matter to a norm"),
        ("Math.CopySign(double,double) ∂0: Elementary.AbsDerivative(a) / Math.CopySign(1.0, b)", "one and minus one are their own reciprocals"),
        ("Math.CopySign(double,double) ∂0: Elementary.AbsDerivative(a) * Math.CopySign(-1.0, b)", "the sign of the first argument does not matter"),
        ("Math.CopySign(double,double) ∂0: Elementary.AbsDerivative(a) * Math.CopySign(1.0, r)", "the result has the sign of the second argument"),
        ("Math.Pow(double,double) of 0 ∂0: a <= 0.0 ? 0.0 : 0.0 * Math.Pow(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a >= 0.0 ? 0.0 : 0.0 * Math.Pow(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * Math.Pow(-1.0, a)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * Math.Atan2(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * double.Atan2Pi(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * Math.Min(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * Math.MinMagnitude(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * Elementary.TanhDerivative(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * Elementary.MaxDerivative(a, -1.0)", AnyFactor),
        ("Math.Pow(double,double) of 0 ∂0: a == 0.0 ? 0.0 : 0.0 * Elementary.IsAbove(a, -1.0)", AnyFactor),
        ("double.ClampNative(double,double,double) ∂0: 1.0 - Elementary.IsAbove(r, a) - Elementary.IsAbove(a, c)", Bound),
        ("double.ClampNative(double,double,double) ∂0: 1.0 - Elementary.IsAbove(b, a) - Elementary.IsAbove(a, r)", Bound),
        ("double.ClampNative(double,double,double) ∂1: Elementary.IsAbove(r, a)", Bound),
        ("double.ClampNative(double,double,double) ∂2: Elementary.IsAbove(a, r)", Bound),
        ("double.RootN(double,int) ∂0: a <= 0.0 ? Math.Pow(r, 1.0 - b) / b : r / (b * a)", "both formulas hold wherever the argument is not zero"),
        ("double.RootN(double,int) ∂0: a == 0.0 ? Math.Pow(r, 1.0 - b) * b : r / (b * a)", "the power is infinite but for the first root, where one is multiplied and divided by"),
    ];

    private static readonly ILookup<RuleCall, Held> Points = RuleCases.Rules.Concat(RuleCases.Operators)
        .SelectMany(c => c.Points.Select(p => (c.Expression, Point: p, Tolerance: 1e-9, Least: 1e-2)))
        .Concat(KinkTests.Points.Select(p => (p.Expression, p.Point, p.Tolerance, Least: 0.0)))
        .Concat(AccuracyTests.Points.Select(p => (p.Expression, p.Point, p.Tolerance, Least: 1e-293)))
        .Select(p => (Parsed: RuleCall.Parse(p.Expression, p.Point), p.Tolerance, p.Least))
        .Where(p => p.Parsed is not null)
        .GroupBy(p => p.Parsed!.Value.Call.Name)
        .SelectMany(g => g.Select(p => (g.First().Parsed!.Value.Call, Held: new Held(p.Parsed!.Value.At, p.Tolerance, p.Least))))
        .ToLookup(p => p.Call, p => p.Held);

    [Fact]
    public void Every_derivative_is_mutated()
    {
        Assert.Equal([], RuleTable.All.Where(r => r.Partials.Any(p => p is not null)).Select(r => r.Symbol).Except(Points.Select(p => p.Key.Name)));
        Assert.True(Points.Sum(p => Mutants(p.Key).Count()) > 4000);
    }

    [Fact]
    public void A_slip_in_a_derivative_is_seen_or_makes_no_difference() =>
        Assert.Equal(
            Equivalent.Select(e => e.Mutant).Order(StringComparer.Ordinal),
            Points.SelectMany(p => Mutants(p.Key).Where(m => !p.Any(held => IsSeen(p.Key, held, m.Derivative, m.Mutant))).Select(m => m.Name)).Order(StringComparer.Ordinal));

    private static IEnumerable<(string Name, Expression Derivative, Expression Mutant)> Mutants(RuleCall call) =>
        from i in Enumerable.Range(0, call.Operands.Count)
        where call.Operands[i] is not Literal
        let derivative = call.Partials[i]?.Invoke(call.Operands, new Read(RuleCall.Result))
        where derivative is not null
        from mutant in new ExpressionMutants(call.Variables).Of(derivative)
        select ($"{call.Name} ∂{i}: {Print(mutant, call)}", derivative, mutant);

    /// <summary>The rule and the mutant may each be off by what the test lets pass.</summary>
    private static bool IsSeen(RuleCall call, Held held, Expression derivative, Expression mutant)
    {
        double? right = call.At(held.At, derivative);
        double? other = call.At(held.At, mutant);
        return right is { } x && (other is not { } y || !(x.Equals(y) || x == y || (double.IsFinite(x) && Math.Abs(x - y) <= 2 * held.Tolerance * Math.Max(Math.Abs(x), held.Least))));
    }

    private static string Print(Expression e, RuleCall call)
    {
        Function function = new([.. call.Variables.Select(v => new Parameter(v, true))], [], [], 0);
        return new ExpressionPrinter(Names.Of(function, []), name => name).Print(e);
    }

    /// <summary>How near a test wants the derivative: as a part of what is right, or of the least that counts.</summary>
    private sealed record Held(object[] At, double Tolerance, double Least);
}

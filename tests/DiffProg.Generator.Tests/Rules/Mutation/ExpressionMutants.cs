using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Tests.Rules.Mutation;

/// <summary>Every expression that a single slip of the pen makes of a derivative: another sign, constant, function or argument, or one left out.</summary>
/// <param name="variables">What may be written for one another.</param>
internal sealed class ExpressionMutants(IReadOnlyList<Variable> variables)
{
    private static readonly BinaryOperator[] Arithmetic = [BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide];
    private static readonly BinaryOperator[] Comparisons =
        [BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual];

    public IEnumerable<Expression> Of(Expression e) => Here(e).Concat(Below(e)).Where(m => m.Type == e.Type && m != e).Distinct();

    private IEnumerable<Expression> Below(Expression e) => e switch
    {
        Unary x => Of(x.Operand).Select(m => x with { Operand = m }),
        Binary x => Of(x.Left).Select(m => x with { Left = m }).Concat(Of(x.Right).Select(m => x with { Right = m })),
        Conditional x => Of(x.Condition).Select(m => x with { Condition = m })
            .Concat(Of(x.WhenTrue).Select(m => x with { WhenTrue = m }))
            .Concat(Of(x.WhenFalse).Select(m => x with { WhenFalse = m })),
        DiffProg.Generator.Ir.Convert x => Of(x.Operand).Select(m => x with { Operand = m }),
        Apply x => x.Arguments.SelectMany((a, i) => Of(a).Select(m => x with { Arguments = [.. x.Arguments.Select((b, k) => k == i ? m : b)] })),
        _ => [],
    };

    private IEnumerable<Expression> Here(Expression e) => e switch
    {
        Literal { Type.IsDifferentiable: true } x => new[] { 0 - x.AsDouble, x.AsDouble + 1, 0 }.Select(v => Literal.Of(x.Type, v)),
        Read => variables.Select(v => new Read(v)),
        Unary x => [x.Operand],
        Binary { Operator: BinaryOperator.AndAlso } x => [x with { Operator = BinaryOperator.OrElse }, x.Left, x.Right],
        Binary { Type.IsDifferentiable: true } x =>
            [.. Arithmetic.Select(o => x with { Operator = o }), .. Turned(x), x.Left, x.Right],
        Binary x => Comparisons.Select(o => x with { Operator = o }),
        Conditional x => [x.WhenTrue, x.WhenFalse],
        Apply x => [.. x.Arguments, .. Turned(x), .. Relatives(x.Primitive).Select(p => x with { Primitive = p })],
        _ => [],
    };

    /// <summary>The operands in the other order, where that makes a difference.</summary>
    private static IEnumerable<Expression> Turned(Binary x) => x.Operator is BinaryOperator.Add or BinaryOperator.Multiply ? [] : [new Binary(x.Operator, x.Right, x.Left)];

    private static IEnumerable<Expression> Turned(Apply x) =>
        x.Primitive != "double.Hypot(double,double)" && x.Arguments.All(a => a.Type == x.Type) ? [x with { Arguments = [.. x.Arguments.Reverse()] }] : [];

    /// <summary>The other functions of as many numbers.</summary>
    private static IEnumerable<string> Relatives(string primitive) => RuleTable.All
        .Where(r => r.Type == IrType.Double && Parameters(r.Symbol) == Parameters(primitive))
        .Select(r => r.Symbol);

    private static string Parameters(string symbol) => symbol.Substring(symbol.IndexOf('('));
}

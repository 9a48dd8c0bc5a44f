using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A rough bound on what an expression can come to, which keeps generated programs clear of overflow.</summary>
internal static class Magnitude
{
    private const double OfVariable = 3;
    private const double MostElements = 6;

    public static double Of(Expression expression) => expression switch
    {
        RealLiteral literal => Math.Abs(literal.Value),
        IntegerLiteral literal => Math.Abs((double)literal.Value),
        Conversion conversion => Of(conversion.Operand),
        Checked inner => Of(inner.Operand),
        SwitchChoice choice => choice.Arms.Max(arm => Of(arm.Value)),
        Negation negation => Of(negation.Operand),
        Arithmetic { Operator: '*' } product => Of(product.Left) * Of(product.Right),
        // Denominators are guarded: they stay above one half.
        Arithmetic { Operator: '/' } quotient => 2 * Of(quotient.Left),
        Arithmetic { Operator: '%' } remainder => Math.Min(Of(remainder.Left), Of(remainder.Right)),
        Arithmetic sum => Of(sum.Left) + Of(sum.Right),
        Choice choice => Math.Max(Of(choice.Then), Of(choice.Else)),
        Assignment assignment => Of(assignment.Value),
        MathCall call => Of(call),
        Query { Ask: "Sum" } query => MostElements * (query.Function?.Method.Body.Statements is [Return { Value: { } value }] ? Of(value) : OfVariable),
        _ => OfVariable,
    };

    private static double Of(MathCall call) => call.Function switch
    {
        "Sin" or "Cos" or "Tanh" or "Tan" or "Sign" => 1,
        "Atan" or "Asin" or "Acos" or "Exp" or "Cosh" or "Sinh" or "Atan2" or "Atanh" => 3,
        "Sqrt" or "Cbrt" or "Log" or "Log2" or "Log10" or "Asinh" or "Acosh" => 1 + Math.Sqrt(Of(call.Arguments[0])),
        "Pow" when call.Arguments[1] is RealLiteral { Value: var exponent } =>
            Math.Pow(Math.Max(1, Of(call.Arguments[0])), Math.Max(exponent, 1)),
        "Pow" => Math.Max(3, Of(call.Arguments[0])),
        "Max" or "Min" => Math.Max(Of(call.Arguments[0]), Of(call.Arguments[1])),
        "Floor" or "Round" => 1 + Of(call.Arguments[0]),
        _ => Of(call.Arguments[0]),
    };
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using DiffProg.Generator.Tests.Ir;

namespace DiffProg.Generator.Tests.Rules.Mutation;

/// <summary>A row of the rule table, or an operator, applied to variables; a number that the compiler sees as a constant stays one.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Operands">What it is applied to.</param>
/// <param name="Partials">Its partial derivatives; null where one is zero.</param>
/// <param name="Value">The application.</param>
internal sealed partial record RuleCall(string Name, EquatableArray<Expression> Operands, EquatableArray<Partial?> Partials, Expression Value)
{
    private static readonly Dictionary<string, BinaryOperator> Operators = new(StringComparer.Ordinal)
    {
        ["+"] = BinaryOperator.Add,
        ["-"] = BinaryOperator.Subtract,
        ["*"] = BinaryOperator.Multiply,
        ["/"] = BinaryOperator.Divide,
        ["%"] = BinaryOperator.Remainder,
    };

    private static readonly string[] Names = ["a", "b", "c"];

    /// <summary>The result, as partial derivatives name it.</summary>
    public static Variable Result { get; } = new(Names.Length, "r", IrType.Double);

    /// <summary>The variables that a derivative of it may speak of.</summary>
    public IReadOnlyList<Variable> Variables => [.. Operands.OfType<Read>().Select(r => r.Variable), Result];

    /// <summary>
    /// The row that an expression over <c>a</c>, <c>b</c>, <c>c</c> applies, and what its operands are at a point of them; null where it
    /// is another expression.
    /// </summary>
    public static (RuleCall Call, object[] At)? Parse(string text, double[] point)
    {
        if (Operation().Match(text) is { Success: true } operation)
        {
            BinaryOperator op = Operators[operation.Groups[1].Value];
            Expression[] both = [Operand(0, "double"), Operand(1, "double")];
            return (new RuleCall(op.ToString(), [.. both], RuleTable.Get(op), new Binary(op, both[0], both[1])), [.. point.Cast<object>()]);
        }

        // The last argument of a derivative is what the function is at those before.
        Match inner = Inner().Match(text);
        Match call = Call().Match(inner.Success ? text.Replace(inner.Groups[1].Value, "f", StringComparison.Ordinal) : text);
        string[] arguments = call.Groups[2].Value.Split(", ");
        Rule? rule = RuleTable.All.SingleOrDefault(r => r.Text == call.Groups[1].Value && r.Partials.Count == arguments.Length && !r.Symbol.Contains("System.", StringComparison.Ordinal));
        if (rule is null)
        {
            return null;
        }

        string[] parameters = rule.Symbol.Substring(rule.Text.Length + 1).TrimEnd(')').Split(',');
        EquatableArray<Expression> operands = [.. arguments.Select((a, i) => parameters[i] == "double" && double.TryParse(a, CultureInfo.InvariantCulture, out double x) ? (Expression)Literal.Of(x) : Operand(i, parameters[i]))];
        object[] values = [.. arguments.Select((a, i) => Given(a, parameters[i], inner.Groups[1].Value, point))];
        string constants = string.Concat(operands.OfType<Literal>().Select(l => $" of {l.AsDouble.ToString(CultureInfo.InvariantCulture)}"));
        return (new RuleCall(rule.Symbol + constants, operands, rule.Partials, new Apply(rule.Symbol, rule.Type, operands)), values);
    }

    /// <summary>What an expression of the operands and the result is; null where it has no value.</summary>
    public double? At(object[] operands, Expression expression)
    {
        Dictionary<Variable, Cell> frame = Operands.Zip(operands).Where(o => o.First is Read).ToDictionary(o => ((Read)o.First).Variable, o => new Cell(o.Second));
        ExpressionEvaluator evaluator = new(frame, _ => throw new NotSupportedException(), Apply);
        try
        {
            frame[Result] = new Cell(evaluator.Value(Value));
            return (double)evaluator.Value(expression);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static object Given(string argument, string parameter, string inner, double[] point) =>
        Array.IndexOf(Names, argument) is >= 0 and var k ? point[k]
        : argument == "f" && Parse(inner.Replace("double.", "Math.", StringComparison.Ordinal), point) is { } f ? f.Call.At(f.At, f.Call.Value)!.Value
        : parameter == "int" ? (object)int.Parse(argument, CultureInfo.InvariantCulture)
        : double.Parse(argument, CultureInfo.InvariantCulture);

    private static Read Operand(int i, string type) => new(new Variable(i, Names[i], type == "int" ? IrType.Int : IrType.Double));

    /// <summary>The runtime's own derivatives also where they ask for a value beside its argument.</summary>
    private static object Apply(string primitive, object[] x) => primitive switch
    {
        "Elementary.TanhDerivative(double,double)" => Elementary.TanhDerivative((double)x[0], (double)x[1]),
        "Elementary.LogisticDerivative(double,double)" => Elementary.LogisticDerivative((double)x[0], (double)x[1]),
        "Elementary.PowDerivative(double,double,double)" => Elementary.PowDerivative((double)x[0], (double)x[1], (double)x[2]),
        _ => Primitives.Apply(primitive, x),
    };

    [GeneratedRegex(@"^a ([-+*/%]) b$")]
    private static partial Regex Operation();

    [GeneratedRegex(@"^Elementary\.\w+\(.*, ([\w.]+\(.*\))\)$")]
    private static partial Regex Inner();

    [GeneratedRegex(@"^([\w.]+)\(((?:[abcf]|-?[\d.]+)(?:, (?:[abcf]|-?[\d.]+))*)\)$")]
    private static partial Regex Call();
}

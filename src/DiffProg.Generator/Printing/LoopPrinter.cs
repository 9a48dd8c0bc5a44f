using System;
using System.Globalization;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Printing;

/// <summary>The headers of counted loops. A reversed one visits the same indices, last first, also where there are none.</summary>
internal sealed class LoopPrinter(Names names, ExpressionPrinter expressions, Func<string, string> qualify)
{
    public string Header(For loop)
    {
        string i = names[loop.Index];
        return loop.Reversed ? Reversed(loop, i) : $"for (int {i} = {Text(loop.First)}; {i} {Sign(loop)} {Bound(loop.Limit)}; {Advance(i, loop.Step)})";
    }

    private string Reversed(For loop, string i)
    {
        string first = Bound(loop.First);
        string limit = Text(loop.Limit);
        switch (loop.Step)
        {
            case 1 when loop.Inclusive:
                return loop.First is Literal ? $"for (int {i} = {limit}; {i} >= {first}; {i}--)" : $"for (int {i} = {Sum(loop.Limit, BinaryOperator.Add)}; {i}-- > {first};)";
            case 1:
                // The length of a row less one cannot wrap around; what another bound is, is not known.
                return loop is { First: Literal, Limit: Length } ? $"for (int {i} = {limit} - 1; {i} >= {first}; {i}--)" : $"for (int {i} = {limit}; {i}-- > {first};)";
            case -1:
                string start = loop.Inclusive ? limit : Sum(loop.Limit, BinaryOperator.Add);
                return loop.First is Binary { Operator: BinaryOperator.Subtract, Right: Literal { Bits: 1 } } below
                    ? $"for (int {i} = {start}; {i} < {Text(below.Left)}; {i}++)"
                    : $"for (int {i} = {start}; {i} <= {first}; {i}++)";
            default:
                string bound = loop.Inclusive ? $"(long){Wrapped(loop.Limit)} {(loop.Step > 0 ? "+" : "-")} 1" : limit;
                return $"for (int {i} = {qualify("Loops")}.Last({first}, {bound}, {Number(loop.Step)}); {i} {(loop.Step > 0 ? ">=" : "<=")} {first}; {Advance(i, -loop.Step)})";
        }
    }

    private static string Sign(For loop) => (loop.Step > 0 ? "<" : ">") + (loop.Inclusive ? "=" : string.Empty);

    private static string Advance(string i, int step) => step switch
    {
        1 => i + "++",
        -1 => i + "--",
        > 0 => $"{i} += {Number(step)}",
        _ => $"{i} -= {Number(-step)}",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string Text(Expression e) => expressions.Print(e);

    /// <summary>What an index is compared with.</summary>
    private string Bound(Expression e) => expressions.PrintArgument(e);

    private string Sum(Expression e, BinaryOperator op) => e is Literal literal
        ? Text(Literal.Of(literal.AsInt + (op == BinaryOperator.Add ? 1 : -1)))
        : Text(new Binary(op, e, Literal.Of(1)));

    private string Wrapped(Expression e) => e is Literal or Read or Length ? Text(e) : $"({Text(e)})";
}

using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Lowers what a query runs over; nothing of it runs before its values are asked for.</summary>
internal sealed class QuerySources(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryForms _forms = new(context, expressions);
    private readonly QueryFunctions _functions = new(context, expressions);

    /// <summary>The query that an operation is; null where it was refused.</summary>
    public Query? Of(IOperation operation)
    {
        operation = QueryForms.Unwrap(operation);
        if (_forms.OperatorOf(operation) is { } call)
        {
            return call.TargetMethod.Name == "Range" ? Range(call)
                : Of(call.Arguments[0].Value) is { } source ? new QueryOperators(context, expressions, this).Apply(source, call)
                : null;
        }

        if (expressions.Lists.Is(operation))
        {
            return expressions.Lists.Value(operation) is { } list
                ? new Query(new Indexed(Literal.Of(0), list.Count, i => new Number(new Element(list.Items, i)))) { List = list }
                : null;
        }

        if (_forms.IsSequence(operation))
        {
            return new OpaqueLowering(context, expressions).Value(operation) is { } constant ? new Query(new Sequence(constant, SequenceLowering.ElementOf(operation.Type)!)) : null;
        }

        return expressions.Row(operation) is { } row ? OfRow(row, operation) : null;
    }

    private Query Range(IInvocationOperation call)
    {
        Expression first = context.Bind("first", expressions.Lower(call.Arguments[0].Value));
        Expression count = context.Bind("count", expressions.Lower(call.Arguments[1].Value));
        _functions.ThrowIf(new Binary(BinaryOperator.Less, count, Literal.Of(0)), "new global::System.ArgumentOutOfRangeException(\"count\")");
        return new Query(new Indexed(Literal.Of(0), count, i => new Number(new Binary(BinaryOperator.Add, first, i))));
    }

    private Query OfRow(Variable row, IOperation site)
    {
        if (context.IsAssigned(row))
        {
            Variable walked = context.NewVariable(row.Name, row.Type);
            context.Emit(new Declare(walked, new Read(row)));
            row = walked;
        }

        ITypeSymbol type = ((IArrayTypeSymbol)site.Type!).ElementType;
        return new Query(new Indexed(
            Literal.Of(0),
            new Length(row),
            i => !row.Type.IsRowOfParts ? new Number(context.Tables.Element(row, i))
                : Types.TryLower(type) is { IsScalar: false } inner ? new Row(context.Handles.RowElement(row, i, inner, row.Name))
                : context.Handles.Element(row, i, type, site)));
    }
}

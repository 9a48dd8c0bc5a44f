using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Adds the values of a query up, or finds the largest or the smallest.</summary>
internal sealed class QueryFolds(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryFunctions _functions = new(context, expressions);
    private readonly QueryLoops _loops = new(context, expressions);

    /// <summary>The number that a query is folded to.</summary>
    public Number Fold(Query query, IInvocationOperation call)
    {
        IrType type = Types.TryLower(call.Type)!.Value;
        return call.TargetMethod.Name is "Sum" or "Average" ? Sum(query, call, type) : Extremum(query, call, type);
    }

    /// <summary>The framework adds one after the other, and numbers of single precision in double precision.</summary>
    private Number Sum(Query query, IInvocationOperation call, IrType type)
    {
        if (type == IrType.Int)
        {
            Expression total = context.Bind("sum", Literal.Of(0));
            _loops.Over(query, call, v => context.Emit(new Assign(total, new Binary(BinaryOperator.Add, total, expressions.Part(v, call)) { Overflow = Overflow.Checked })));
            return new Number(total);
        }

        bool isMean = call.TargetMethod.Name == "Average";
        // A mean that is not an array's own begins with the first element, of which a negative zero leaves all bits alone.
        bool beginsWithFirst = isMean && (call.Arguments.Length > 1 || QueryForms.Unwrap(call.Arguments[0].Value).Type is not IArrayTypeSymbol && query.List is null);
        Expression sum = context.Bind("sum", Literal.Of(beginsWithFirst ? -0.0 : 0.0));
        Expression? count = isMean ? context.Bind("count", Literal.Of(0)) : null;
        _loops.Over(query, call, v =>
        {
            Expression item = expressions.Part(v, call);
            context.Emit(new Assign(sum, new Binary(BinaryOperator.Add, sum, Widened(item, call))));
            if (count is not null)
            {
                context.Emit(new Assign(count, new Binary(BinaryOperator.Add, count, Literal.Of(1))));
            }
        });
        if (count is not null)
        {
            _functions.ThrowIf(new Binary(BinaryOperator.Equal, count, Literal.Of(0)));
            sum = new Binary(BinaryOperator.Divide, sum, Widened(count, call));
        }

        return new Number(type == IrType.Double ? sum : new Ir.Convert(type, sum, context.NewSite(call)));
    }

    private Expression Widened(Expression value, IOperation site) => value.Type == IrType.Double ? value : new Ir.Convert(IrType.Double, value, context.NewSite(site));

    /// <summary>The first of the largest, or of the smallest; NaN is the smallest of all.</summary>
    private Number Extremum(Query query, IInvocationOperation call, IrType type)
    {
        bool isMax = call.TargetMethod.Name == "Max";
        Expression isAny = context.Bind("isAny", Literal.Of(false));
        Expression best = context.Bind(isMax ? "max" : "min", Literal.Zero(type));
        _loops.Over(query, call, v =>
        {
            Expression item = expressions.Part(v, call);
            Expression isBetter = new Binary(isMax ? BinaryOperator.Greater : BinaryOperator.Less, item, best);
            if (type.IsDifferentiable)
            {
                Expression isNaN = isMax ? new Binary(BinaryOperator.NotEqual, best, best) : new Binary(BinaryOperator.NotEqual, item, item);
                isBetter = new Binary(BinaryOperator.OrElse, isBetter, isNaN);
            }

            _functions.If(new Binary(BinaryOperator.OrElse, new Unary(UnaryOperator.Not, isAny), isBetter), () =>
            {
                context.Emit(new Assign(best, item));
                context.Emit(new Assign(isAny, Literal.Of(true)));
            });
        });
        _functions.ThrowIf(new Unary(UnaryOperator.Not, isAny));
        return new Number(best);
    }
}

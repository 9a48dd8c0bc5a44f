using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Keeps the values of a query in an array, or in a list.</summary>
internal sealed class QueryArrays(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryLoops _loops = new(context, expressions);

    /// <summary>The values of a query in an array of their own.</summary>
    public Row ToArray(Query query, IrType type, IInvocationOperation call)
    {
        if (query.Source is not Indexed indexed)
        {
            return new Row(expressions.Lists.ToArray(ToList(query, type.ElementType(), call), call));
        }

        Variable made = context.NewVariable("array", type with { Shape = Shape.Array });
        context.Emit(new Declare(made, new NewArray(made.Type, indexed.Count)));
        if (query.Every is null && query.MayLeaveOut)
        {
            return Chosen(query, made, call);
        }

        Expression? index = null;
        _loops.Over(
            query with { Source = indexed with { At = i => indexed.At(index = i) } },
            call,
            v => context.Emit(new Assign(new Element(made, indexed.Position(index!)), expressions.Part(v, call))));
        return new Row(made);
    }

    /// <summary>The values of a query in a list of their own.</summary>
    public NumberList ToList(Query query, IrType element, IInvocationOperation call)
    {
        NumberList list = expressions.Lists.Empty(element, "list");
        ListCalls calls = new(context, expressions);
        _loops.Over(query, call, v => calls.Append(list, expressions.Part(v, call)));
        return list;
    }

    /// <summary>The first elements of an array that has room for all, in one of their own.</summary>
    private Row Chosen(Query query, Variable room, IInvocationOperation call)
    {
        Expression count = context.Bind("count", Literal.Of(0));
        _loops.Over(query, call, v =>
        {
            context.Emit(new Assign(new Element(room, count), expressions.Part(v, call)));
            context.Emit(new Assign(count, new Binary(BinaryOperator.Add, count, Literal.Of(1))));
        });
        Variable chosen = context.NewVariable("chosen", room.Type);
        context.Emit(new Declare(chosen, new NewArray(room.Type, count)));
        Variable index = context.NewVariable("index", IrType.Int);
        EquatableArray<Statement> copy = context.Block(() => context.Emit(new Assign(new Element(chosen, new Read(index)), new Element(room, new Read(index)))));
        context.Emit(new For(index, Literal.Of(0), new Length(chosen), 1, Inclusive: false, Reversed: false, copy));
        return new Row(chosen);
    }
}

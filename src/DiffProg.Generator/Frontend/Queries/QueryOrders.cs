using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>
/// Lowers queries in another order. All values are there before the first is handed on; the order is a permutation of integers, which only
/// steers, and the derivative goes with the values.
/// </summary>
internal sealed class QueryOrders(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryFunctions _functions = new(context, expressions);
    private readonly QueryLoops _loops = new(context, expressions);

    /// <summary>The values in the order that a call asks for; null where it was refused.</summary>
    public Query? Apply(Query source, IInvocationOperation call)
    {
        Closure? key = call.Arguments.Length == 2 ? _functions.Known(call.Arguments[1].Value) : null;
        bool isKeyQuiet = key is null || _functions.IsQuiet(key);
        if ((call.Arguments.Length == 2 && key is null) || _functions.IsRefused(source with { HasEffects = source.HasEffects || !isKeyQuiet }, call))
        {
            return null;
        }

        IrType type = Types.TryLower(QueryForms.ElementOf(call.Type))!.Value;
        Variable items = new QueryArrays(context, expressions).ToArray(source, type, call).Variable;
        Length count = new(items);
        if (call.TargetMethod.Name == "Reverse")
        {
            return new Query(new Indexed(Literal.Of(0), count, i => new Number(new Element(items, new Binary(BinaryOperator.Subtract, new Binary(BinaryOperator.Subtract, count, Literal.Of(1)), i)))));
        }

        Variable order = OrderOf(key is null ? items : Keys(items, key, call), call.TargetMethod.Name.EndsWith("Descending", System.StringComparison.Ordinal) ? "Descending" : "Ascending");
        return new Query(new Indexed(Literal.Of(0), count, i => new Number(new Element(items, new Element(order, i)))));
    }

    private Variable Keys(Variable items, Closure key, IInvocationOperation call)
    {
        Variable keys = context.NewVariable("keys", Types.TryLower(call.TargetMethod.TypeArguments[1])!.Value with { Shape = Shape.Array });
        context.Emit(new Declare(keys, new NewArray(keys.Type, new Length(items))));
        Expression? index = null;
        Query all = new(new Indexed(Literal.Of(0), new Length(items), i => new Number(new Element(items, index = i))));
        _loops.Over(all, call, v => _functions.Hand(key, [v], call, k => context.Emit(new Assign(new Element(keys, index!), expressions.Part(k, call)))));
        return keys;
    }

    /// <summary>Which element comes first, which next.</summary>
    public Variable OrderOf(Variable keys, string how)
    {
        Variable order = context.NewVariable("order", IrType.Int with { Shape = Shape.Array });
        context.Emit(new Opaque(order, new Template([$"global::DiffProg.Orders.{how}<{keys.Type.Scalar.Name()}>(", ")"], [new Read(keys)]), null));
        return order;
    }
}

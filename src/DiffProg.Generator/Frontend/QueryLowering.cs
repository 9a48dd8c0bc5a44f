using System;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers a call of <c>System.Linq.Enumerable</c> that asks an array for a number, or for an array, to the loop that it runs; the functions
/// that it is given stand in that loop, in the order in which the framework calls them.
/// </summary>
internal sealed class QueryLowering(LoweringContext context, ExpressionLowering expressions)
{
    private const string Empty = "new global::System.InvalidOperationException(\"Sequence contains no elements\")";

    /// <summary>Whether a call is one of these.</summary>
    public static bool Applies(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return Query.IsMethod(method) && call.Arguments.Length > 0 && Query.Is(call.Arguments[0].Value) && method.Name switch
        {
            "Sum" or "Average" => method.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 && IsOfResult(method),
            "Min" or "Max" => Types.TryLower(method.ReturnType) is { IsScalar: true } && (method.Parameters.Length == 1 || IsOfResult(method)),
            "Count" or "Any" or "All" => true,
            "Aggregate" => method.Parameters.Length == 2 ? Types.TryLower(method.ReturnType) is { IsScalar: true } : method.Parameters.Length == 3 && (Types.TryLower(method.ReturnType) is { IsScalar: true } || Layout.TryOf(method.ReturnType) is { IsValue: true }),
            "ToArray" => Types.TryLower(method.ReturnType) is { IsScalar: false, IsRowOfParts: false },
            _ => false,
        };
    }

    /// <summary>Runs the call; null where it was refused.</summary>
    public Value? Call(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        if (Of(call.Arguments[0].Value, call) is not { } query)
        {
            return null;
        }

        if (name == "ToArray")
        {
            return ToArray(query, call);
        }

        if (name == "Aggregate")
        {
            return call.Arguments.Length == 2 ? Reduce(query, call) : Aggregate(query, call);
        }

        if (call.Arguments.Length == 1 && name is "Count" or "Any")
        {
            return name == "Count" ? Count(query, null, call) : Search(query, null, call, isAny: true);
        }

        if (call.Arguments.Length == 2)
        {
            if (Function(call.Arguments[1].Value) is not { } function)
            {
                return null;
            }

            query = name is "Count" or "Any" or "All" ? query : Mapped(query, function, call);
            return name switch
            {
                "Count" => Count(query, function, call),
                "Any" or "All" => Search(query, function, call, name == "Any"),
                _ => Fold(query, call),
            };
        }

        return Fold(query, call);
    }

    /// <summary>Whether the numbers are of the type of the result; the framework adds those of another in that one, or checks for overflow.</summary>
    private static bool IsOfResult(IMethodSymbol method) => method.Parameters.Length == 1
        ? method.Parameters[0].Type is INamedTypeSymbol { TypeArguments: [{ } element] } && SymbolEqualityComparer.Default.Equals(element, method.ReturnType)
        : method.Parameters[1].Type is INamedTypeSymbol { TypeArguments: [_, { } given] } && SymbolEqualityComparer.Default.Equals(given, method.ReturnType);

    private Query? Of(IOperation operation, IOperation site)
    {
        operation = Query.Unwrap(operation);
        if (operation is not IInvocationOperation { TargetMethod: { } method } call || !Query.IsMethod(method))
        {
            return expressions.Row(operation) is { } row ? OfRow(row, operation) : null;
        }

        if (method.Name == "Range")
        {
            Expression first = context.Bind("first", expressions.Lower(call.Arguments[0].Value));
            Expression count = context.Bind("count", expressions.Lower(call.Arguments[1].Value));
            ThrowIf(new Binary(BinaryOperator.Less, count, Literal.Of(0)), "new global::System.ArgumentOutOfRangeException(\"count\")");
            return new Query(Literal.Of(0), count, i => new Number(new Binary(BinaryOperator.Add, first, i)), (v, next) => next(v), false);
        }

        if (Of(call.Arguments[0].Value, site) is not { } source)
        {
            return null;
        }

        if (method.Name == "Zip")
        {
            IOperation other = Query.Unwrap(call.Arguments[1].Value);
            return expressions.Row(other) is { } second ? Zipped(source, OfRow(second, other), call) : null;
        }

        return Function(call.Arguments[1].Value) is not { } function ? null
            : method.Name == "Select" ? Mapped(source, function, call)
            : source with
            {
                MayLeaveOut = true,
                HasFunctions = true,
                Feed = (v, next) => source.Feed(v, x => If(Truth(function, x, call), () => next(x))),
            };
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
        return new Query(
            Literal.Of(0),
            new Length(row),
            i => !row.Type.IsRowOfParts ? new Number(context.Tables.Element(row, i))
                : Types.TryLower(type) is { IsScalar: false } inner ? new Row(context.Handles.RowElement(row, i, inner, row.Name))
                : context.Handles.Element(row, i, type, site),
            (v, next) => next(v),
            false);
    }

    /// <summary>Two arrays side by side, to the end of the shorter one; what stands between must not leave out what its neighbour belongs to.</summary>
    private Query? Zipped(Query first, Query second, IInvocationOperation call)
    {
        if (first.MayLeaveOut)
        {
            _ = context.Refuse(call, "'Zip' behind 'Where'", "write it as a loop");
            return null;
        }

        Expression limit = context.Bind("count", new Conditional(new Binary(BinaryOperator.Less, first.Limit, second.Limit), first.Limit, second.Limit));
        Closure? function = call.Arguments.Length == 3 ? Function(call.Arguments[2].Value) : null;
        if (call.Arguments.Length == 3 && function is null)
        {
            return null;
        }

        Layout? pair = function is null && call.Type is INamedTypeSymbol { TypeArguments: [{ } element] } ? Layout.TryOf(element) : null;
        if (function is null && pair is null)
        {
            _ = context.Refuse(call);
            return null;
        }

        Expression? index = null;
        return first with
        {
            Limit = limit,
            HasFunctions = first.HasFunctions || function is not null,
            Overrun = first.HasFunctions ? () => Overrun(first, limit) : null,
            At = i => first.At(index = i),
            Feed = (v, next) => first.Feed(v, x =>
            {
                if (second.At(index!) is not { } y)
                {
                    context.LeaveOut();
                }
                else if (function is null)
                {
                    next(new Composite(pair!, [x, y]));
                }
                else
                {
                    Hand(expressions.Values.Inlining.Invoke(function, [x, y], call), next);
                }
            }),
        };
    }

    private Query Mapped(Query source, Closure function, IInvocationOperation call) =>
        source with { HasFunctions = true, Feed = (v, next) => source.Feed(v, x => Hand(expressions.Values.Inlining.Invoke(function, [x], call), next)) };

    /// <summary>Whether the second of a pair has ended is asked once the first has given its value, which then is of no use.</summary>
    private void Overrun(Query first, Expression limit)
    {
        EquatableArray<Statement> longer = context.Block(() =>
        {
            if (first.At(limit) is { } value)
            {
                first.Feed(value, _ => { });
            }
            else
            {
                context.LeaveOut();
            }
        });
        EquatableArray<Statement> asLong = context.Block(() => first.Overrun?.Invoke());
        if (!asLong.IsEmpty || longer.Any(s => s is not Declare))
        {
            context.Emit(new If(new Binary(BinaryOperator.Less, limit, first.Limit), longer, asLong));
        }
    }

    private void Hand(Value? value, Action<Value> next)
    {
        if (value is null)
        {
            context.LeaveOut();
            return;
        }

        next(value is Number { Expression: not (Literal or Read) } number ? new Number(context.Temporary("item", number.Expression)) : value);
    }

    private Closure? Function(IOperation operation)
    {
        if (expressions.Values.Of(operation) is Closure function)
        {
            return function;
        }

        _ = context.Refuse(operation, "a function that is not known here", "write it as a lambda, or name a method");
        return null;
    }

    /// <summary>What a function says of a value; where there is none, every value is meant.</summary>
    private Expression Truth(Closure? function, Value value, IInvocationOperation call) => function is null ? Literal.Of(true) : expressions.Part(expressions.Values.Inlining.Invoke(function, [value], call), call);

    private void If(Expression condition, Action then) => context.Emit(new If(condition, context.Block(then), []));

    private void Loop(Query query, Action<Value> body, Expression? endsEarly = null)
    {
        Variable index = context.NewVariable("index", IrType.Int);
        EquatableArray<Statement> trip = context.Block(() =>
        {
            if (query.At(new Read(index)) is { } value)
            {
                query.Feed(value, body);
            }
            else
            {
                context.LeaveOut();
            }
        });
        context.Emit(new For(index, query.First, query.Limit, 1, Inclusive: false, Reversed: false, trip));
        if (query.Overrun is not { } overrun)
        {
            return;
        }

        if (endsEarly is null)
        {
            overrun();
        }
        else
        {
            If(Build.Not(endsEarly), overrun);
        }
    }

    private Number? Fold(Query query, IInvocationOperation call)
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
            Loop(query, v => context.Emit(new Assign(total, new Binary(BinaryOperator.Add, total, expressions.Part(v, call)) { Overflow = Overflow.Checked })));
            return new Number(total);
        }

        bool isMean = call.TargetMethod.Name == "Average";
        // A mean that is not an array's own begins with the first element, of which a negative zero leaves all bits alone.
        bool beginsWithFirst = isMean && (call.Arguments.Length > 1 || Query.Unwrap(call.Arguments[0].Value).Type is not IArrayTypeSymbol);
        Expression sum = context.Bind("sum", Literal.Of(beginsWithFirst ? -0.0 : 0.0));
        Expression? count = isMean ? context.Bind("count", Literal.Of(0)) : null;
        Loop(query, v =>
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
            ThrowIf(new Binary(BinaryOperator.Equal, count, Literal.Of(0)));
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
        Loop(query, v =>
        {
            Expression item = expressions.Part(v, call);
            Expression isBetter = new Binary(isMax ? BinaryOperator.Greater : BinaryOperator.Less, item, best);
            if (type.IsDifferentiable)
            {
                Expression isNaN = isMax ? new Binary(BinaryOperator.NotEqual, best, best) : new Binary(BinaryOperator.NotEqual, item, item);
                isBetter = new Binary(BinaryOperator.OrElse, isBetter, isNaN);
            }

            If(new Binary(BinaryOperator.OrElse, new Unary(UnaryOperator.Not, isAny), isBetter), () =>
            {
                context.Emit(new Assign(best, item));
                context.Emit(new Assign(isAny, Literal.Of(true)));
            });
        });
        ThrowIf(new Unary(UnaryOperator.Not, isAny));
        return new Number(best);
    }

    private Number Count(Query query, Closure? function, IInvocationOperation call)
    {
        Expression count = context.Bind("count", Literal.Of(0));
        Loop(query, v => If(Truth(function, v, call), () => context.Emit(new Assign(count, new Binary(BinaryOperator.Add, count, Literal.Of(1))))));
        return new Number(count);
    }

    /// <summary>Nothing is asked behind the one that decides.</summary>
    private Number Search(Query query, Closure? function, IInvocationOperation call, bool isAny)
    {
        Expression found = context.Bind(isAny ? "any" : "all", Literal.Of(!isAny));
        Loop(query, v =>
        {
            Expression truth = Truth(function, v, call);
            If(isAny ? truth : new Unary(UnaryOperator.Not, truth), () =>
            {
                context.Emit(new Assign(found, Literal.Of(isAny)));
                context.Emit(new Break());
            });
        }, isAny ? found : new Unary(UnaryOperator.Not, found));
        return new Number(found);
    }

    /// <summary>The first, and then what the function makes of what there is and the next.</summary>
    private Number? Reduce(Query query, IInvocationOperation call)
    {
        if (Function(call.Arguments[1].Value) is not { } function)
        {
            return null;
        }

        Expression isAny = context.Bind("isAny", Literal.Of(false));
        Expression result = context.Bind("aggregate", Literal.Zero(Types.TryLower(call.Type)!.Value));
        Loop(query, v =>
        {
            EquatableArray<Statement> next = context.Block(() => Hand(
                expressions.Values.Inlining.Invoke(function, [new Number(context.Bind("before", result)), v], call),
                x => context.Emit(new Assign(result, expressions.Part(x, call)))));
            EquatableArray<Statement> first = context.Block(() =>
            {
                context.Emit(new Assign(result, expressions.Part(v, call)));
                context.Emit(new Assign(isAny, Literal.Of(true)));
            });
            context.Emit(new If(isAny, next, first));
        });
        ThrowIf(new Unary(UnaryOperator.Not, isAny));
        return new Number(result);
    }

    private Value? Aggregate(Query query, IInvocationOperation call)
    {
        Storage storage = expressions.Values.Storage;
        if (expressions.Values.Of(call.Arguments[1].Value) is not { } seed || Function(call.Arguments[2].Value) is not { } function)
        {
            return null;
        }

        if ((seed is Handle ? storage.Apart(seed, call) : seed) is not { } start)
        {
            return null;
        }

        Value result = storage.Variables(start, "aggregate");
        Loop(query, v => Hand(expressions.Values.Inlining.Invoke(function, [storage.Values(result), v], call), next => _ = storage.Assign(result, next, call)));
        return result;
    }

    private Row? ToArray(Query query, IInvocationOperation call)
    {
        IrType type = Types.TryLower(call.Type)!.Value with { Shape = Shape.Array };
        Variable made = context.NewVariable("array", type);
        context.Emit(new Declare(made, new NewArray(type, query.Limit)));
        if (query.MayLeaveOut)
        {
            return Chosen(query, made, call);
        }

        Expression? index = null;
        Loop(
            query with { At = i => query.At(index = i) },
            v => context.Emit(new Assign(new Element(made, index!), expressions.Part(v, call))));
        return new Row(made);
    }

    /// <summary>The first elements of an array that has room for all, in one of their own.</summary>
    private Row Chosen(Query query, Variable room, IInvocationOperation call)
    {
        Expression count = context.Bind("count", Literal.Of(0));
        Loop(query, v =>
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

    private void ThrowIf(Expression condition, string exception = Empty) => If(condition, () => context.Emit(new Throw(new Template([exception], []))));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>
/// Calls a method by the names of its parameters, whatever its signature. Every number travels in an array of length one and
/// every span, list or memory as an array, so that what the method writes can be seen.
/// </summary>
internal sealed class Invoker
{
    private readonly string[] _names;
    private readonly Func<object[], object?> _call;

    public Invoker(MethodInfo method, object? instance)
    {
        ParameterInfo[] parameters = method.GetParameters();
        _names = [.. parameters.Select(p => p.Name!)];
        ParameterExpression all = Expression.Parameter(typeof(object[]));
        MethodCallExpression call = Expression.Call(
            method.IsStatic ? null : Expression.Constant(instance),
            method,
            parameters.Select((p, i) => Passed(p.ParameterType, Expression.ArrayIndex(all, Expression.Constant(i)))));
        Expression result = method.ReturnType == typeof(void)
            ? Expression.Block(call, Expression.Constant(null))
            : Expression.Convert(call, typeof(object));
        _call = Expression.Lambda<Func<object[], object?>>(result, all).Compile();
    }

    public bool Takes(string name) => _names.Contains(name);

    public object? Call(IReadOnlyDictionary<string, object> arguments) => _call([.. _names.Select(n => arguments[n])]);

    private static Expression Passed(Type type, Expression item)
    {
        Type plain = type.IsByRef ? type.GetElementType()! : type;
        if (Numbers.IsFloating(plain))
        {
            return Expression.ArrayAccess(Expression.Convert(item, plain.MakeArrayType()), Expression.Constant(0));
        }

        if (plain.IsByRefLike || Numbers.IsMemory(plain))
        {
            Type array = plain.GetGenericArguments()[0].MakeArrayType();
            return Expression.Call(plain.GetMethod("op_Implicit", [array])!, Expression.Convert(item, array));
        }

        if (Numbers.IsList(plain) && Numbers.IsFloating(plain.GetGenericArguments()[0]))
        {
            // What is marked as a constant is handed over as the list that it is.
            Type element = plain.GetGenericArguments()[0];
            return Expression.Condition(
                Expression.TypeIs(item, plain),
                Expression.Convert(item, plain),
                Expression.Call(typeof(Numbers), nameof(Numbers.ListOver), [element], Expression.TypeAs(item, element.MakeArrayType())));
        }

        return Expression.Convert(item, plain);
    }
}

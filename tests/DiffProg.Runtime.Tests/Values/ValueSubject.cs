using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>A marked method that takes or gives values of several parts, and the members emitted beside it; <c>self</c> is what it is called on.</summary>
internal sealed class ValueSubject(Type type, string name)
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public MethodInfo Primal { get; } = type.GetMethod(name, Everything)!;

    /// <summary>The parameters, the object first.</summary>
    public string[] Parameters => [.. Primal.IsStatic ? Array.Empty<string>() : ["self"], .. Primal.GetParameters().Select(p => p.Name!)];

    /// <summary>The parameters that take a gradient.</summary>
    public string[] Active => [.. Parameters.Where(IsActive)];

    public bool ReturnsNumber => Primal.ReturnType == typeof(double) || Primal.ReturnType == typeof(float);

    public bool ReturnsValue => !ReturnsNumber && Primal.ReturnType != typeof(void) && Leaves.TangentOf(Primal.ReturnType) is not null;

    public bool Has(string suffix) => type.GetMember(name + suffix, Everything).Length > 0;

    public bool Takes(string suffix, string parameter) => Find(suffix, false).GetParameters().Any(p => p.Name == parameter);

    /// <summary>Calls the primal, or a member by what follows the primal's name in its own; what it gives back by reference is in the arguments afterwards.</summary>
    public object? Call(string suffix, Dictionary<string, object?> arguments, bool isInto = false)
    {
        MethodInfo method = Find(suffix, isInto);
        ParameterInfo[] parameters = method.GetParameters();
        object?[] given = [.. parameters.Select(p => p.ParameterType.IsByRef ? Boxed(p.ParameterType.GetElementType()!, arguments[p.Name!]) : arguments[p.Name!])];
        ParameterExpression all = Expression.Parameter(typeof(object[]));
        ParameterExpression self = Expression.Parameter(typeof(object));
        Expression[] passed = [.. parameters.Select((p, i) => Passed(p.ParameterType, Expression.ArrayIndex(all, Expression.Constant(i))))];
        Expression? target = method.IsStatic ? null : type.IsValueType ? Expression.Unbox(self, type) : Expression.Convert(self, type);
        Expression call = Expression.Call(target, method, passed);
        Expression result = method.ReturnType == typeof(void) ? Expression.Block(call, Expression.Constant(null)) : Expression.Convert(call, typeof(object));
        object? value = Expression.Lambda<Func<object?, object?[], object?>>(result, self, all).Compile()(arguments.GetValueOrDefault("self"), given);
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType.IsByRef)
            {
                arguments[parameters[i].Name!] = ((Array)given[i]!).GetValue(0);
            }
        }

        return value;
    }

    private MethodInfo Find(string suffix, bool isInto) => type.GetMethods(Everything).Single(m =>
        m.Name == name + suffix && (suffix != "Hvp" || (m.ReturnType == typeof(void)) == isInto));

    private bool IsActive(string parameter)
    {
        string[] wanted = Primal.GetCustomAttribute<DifferentiableAttribute>()!.WithRespectTo;
        if (parameter == "self")
        {
            return wanted.Length == 0;
        }

        ParameterInfo info = Primal.GetParameters().Single(p => p.Name == parameter);
        Type plain = info.ParameterType.IsByRef ? info.ParameterType.GetElementType()! : info.ParameterType;
        return !info.IsOut && info.GetCustomAttribute<NoDerivativeAttribute>() is null && (wanted.Length == 0 || wanted.Contains(parameter)) && Leaves.TangentOf(plain) is not null;
    }

    private static Array Boxed(Type type, object? value)
    {
        var box = Array.CreateInstance(type, 1);
        if (value is not null)
        {
            box.SetValue(value, 0);
        }

        return box;
    }

    private static Expression Passed(Type type, Expression item)
    {
        if (type.IsByRef)
        {
            return Expression.ArrayAccess(Expression.Convert(item, type.GetElementType()!.MakeArrayType()), Expression.Constant(0));
        }

        if (type.IsByRefLike)
        {
            Type array = type.GetGenericArguments()[0].MakeArrayType();
            return Expression.Call(type.GetMethod("op_Implicit", [array])!, Expression.Convert(item, array));
        }

        return Expression.Convert(item, type);
    }
}

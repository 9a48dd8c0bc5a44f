using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace DiffProg.ForeignCode.Probing;

/// <summary>A static method from numbers to a number, and its derivatives, called by reflection.</summary>
internal sealed class NumericFunction
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly MethodInfo _primal;
    private readonly MethodInfo _gradient;
    private readonly MethodInfo _jvp;
    private readonly int[] _active;

    private NumericFunction(MethodInfo primal, MethodInfo gradient, MethodInfo jvp)
    {
        (_primal, _gradient, _jvp) = (primal, gradient, jvp);
        Parameters = TypesOf(primal);
        _active = ActiveOf(Parameters);
    }

    public Type[] Parameters { get; }

    /// <summary>The parameters that get a gradient, by their numbers.</summary>
    public IReadOnlyList<int> Active => _active;

    /// <summary>Whether everything is computed in <c>double</c>, as far as the signature shows.</summary>
    public bool IsDouble => _primal.ReturnType == typeof(double) && _active.All(i => Parameters[i] == typeof(double));

    /// <summary>The function of a method; null where its derivatives are not there.</summary>
    public static NumericFunction? Of(MethodInfo primal)
    {
        Type[] parameters = TypesOf(primal);
        return Member("Gradient", parameters) is { } gradient && Member("Jvp", [.. parameters, .. ActiveOf(parameters).Select(i => parameters[i])]) is { } jvp
            ? new(primal, gradient, jvp)
            : null;

        MethodInfo? Member(string suffix, Type[] signature) => primal.DeclaringType!.GetMethod(primal.Name + suffix, Any, signature);
    }

    public double Value(object[] arguments) => Number(Call(_primal, arguments));

    /// <summary>The derivative with respect to each active parameter, by reverse mode.</summary>
    public double[] Gradient(object[] arguments) => Call(_gradient, arguments) switch
    {
        ITuple all => [.. Enumerable.Range(0, all.Length).Select(i => Number(all[i]!))],
        object one => [Number(one)],
    };

    /// <summary>The value and the derivative with respect to one active parameter, by forward mode.</summary>
    public (double Value, double Tangent) Jvp(object[] arguments, int active)
    {
        IEnumerable<object> direction = _active.Select(i => Converted(i == active ? 1 : 0, Parameters[i]));
        ITuple result = (ITuple)Call(_jvp, [.. arguments, .. direction]);
        return (Number(result[0]!), Number(result[1]!));
    }

    /// <summary>The arguments with one of them replaced.</summary>
    public object[] With(object[] arguments, int parameter, double value)
    {
        object[] changed = [.. arguments];
        changed[parameter] = Converted(value, Parameters[parameter]);
        return changed;
    }

    public static bool IsFloating(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(Half);

    public static double Number(object number) => number is Half half ? (double)half : Convert.ToDouble(number, null);

    public static object Converted(double number, Type type) => type == typeof(Half) ? (Half)number : Convert.ChangeType(number, type, null);

    private static Type[] TypesOf(MethodInfo primal) => [.. primal.GetParameters().Select(p => p.ParameterType)];

    private static int[] ActiveOf(Type[] parameters) => [.. parameters.Index().Where(p => IsFloating(p.Item)).Select(p => p.Index)];

    private static object Call(MethodInfo method, object[] arguments)
    {
        try
        {
            return method.Invoke(null, arguments)!;
        }
        catch (TargetInvocationException wrapped)
        {
            ExceptionDispatchInfo.Throw(wrapped.InnerException!);
            throw;
        }
    }
}

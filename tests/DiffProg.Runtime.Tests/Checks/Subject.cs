using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>A marked method and the members that were emitted beside it.</summary>
internal class Subject
{
    private const BindingFlags Everything =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, Invoker> _members = new(StringComparer.Ordinal);

    public Subject(Type type, string name, object? instance = null, Type[]? signature = null)
    {
        MethodInfo[] overloads = [.. type.GetMethods(Everything).Where(m => m.Name == name)];
        MethodInfo primal = overloads.Single(m => signature is null || m.GetParameters().Select(p => p.ParameterType).SequenceEqual(signature));
        Parameters = primal.GetParameters();
        Returns = primal.ReturnType;
        Active = [.. Parameters.Where(p => IsActive(primal, p)).Select(p => p.Name!)];
        _members[string.Empty] = new Invoker(primal, instance);
        foreach (MethodInfo member in type.GetMethods(Everything).Where(m => BelongsTo(primal, m)))
        {
            // The parameters of one overload may begin as those of another: a member belongs to the longest.
            if (overloads.Any(o => o.GetParameters().Length > Parameters.Length && BelongsTo(o, member)))
            {
                continue;
            }

            string suffix = member.Name[name.Length..];
            bool isInto = suffix == "Hvp" && member.ReturnType == typeof(void);
            _members.Add(isInto ? "HvpInto" : suffix, new Invoker(member, instance));
        }
    }

    public ParameterInfo[] Parameters { get; }

    public Type Returns { get; }

    /// <summary>The parameters that get a gradient, in their order.</summary>
    public string[] Active { get; }

    public bool ReturnsNumber => Numbers.IsFloating(Returns);

    public bool ReturnsRow => Returns.IsArray && Numbers.IsFloating(Returns.GetElementType());

    public bool Has(string suffix) => _members.ContainsKey(suffix);

    public bool Takes(string suffix, string parameter) => _members[suffix].Takes(parameter);

    /// <summary>Calls the primal, or a member by what follows the primal's name in its own.</summary>
    public virtual object? Call(string suffix, Dictionary<string, object> arguments) => _members[suffix].Call(arguments);

    private static bool IsActive(MethodInfo primal, ParameterInfo parameter)
    {
        string[] wanted = primal.GetCustomAttribute<DifferentiableAttribute>()!.WithRespectTo;
        return (wanted.Length == 0 || wanted.Contains(parameter.Name))
            && parameter.GetCustomAttribute<NoDerivativeAttribute>() is null
            && (Numbers.IsFloating(parameter.ParameterType) || Numbers.IsFloating(ElementOf(parameter.ParameterType)));
    }

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType() : type.IsByRefLike || Numbers.IsList(type) || Numbers.IsMemory(type) ? type.GetGenericArguments()[0] : null;

    private static bool BelongsTo(MethodInfo primal, MethodInfo member)
    {
        string[] suffixes = ["Gradient", "ValueAndGradient", "AccumulateGradient", "Jvp", "Vjp", "Hvp", "BatchedJvp"];
        ParameterInfo[] parameters = primal.GetParameters();
        return suffixes.Any(s => member.Name == primal.Name + s)
            && member.GetParameters().Take(parameters.Length).Select(p => (p.Name, p.ParameterType))
                .SequenceEqual(parameters.Select(p => (p.Name, p.ParameterType)));
    }
}

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>Finds what a member along several directions has no form for: directions that are no numbers, and what cannot be put back before the next of them.</summary>
internal static class BatchedForms
{
    /// <summary>What the form of a method rules out.</summary>
    public static IEnumerable<Loss> Find(MethodModel method)
    {
        if (!method.Requests.HasFlag(Requests.BatchedJvp))
        {
            yield break;
        }

        foreach ((UserParameter parameter, PrimalParameter[] leaves) in Parameters(method))
        {
            if (leaves.Any(l => l.IsActive || (l.IsOut && l.IsDifferentiable)) && (parameter.Parts is not null || !IsOfNumbers(leaves[0].Variable.Type)))
            {
                string name = parameter.IsSelf ? "the object that it is called on" : $"'{parameter.Name}'";
                yield return Refused(method, $"{name} is a '{parameter.Type.Replace("global::", string.Empty)}', whose directions are no rows of double; mark it [NoDerivative], or take double or arrays or spans of it");
            }
        }

        if (method.ResultParts is not null || method.Function.Results.Any(r => r.Type.IsDifferentiable && r.Type != IrType.Double))
        {
            yield return Refused(method, $"what it returns is a '{method.ReturnType.Replace("global::", string.Empty)}', whose tangents are no row of double; return a double, or write to a parameter");
        }
    }

    /// <summary>What the method, or a method that it calls, does to its parameters that the next run would find.</summary>
    public static IEnumerable<Loss> Find(MethodModel method, Summary summary)
    {
        if (!method.Requests.HasFlag(Requests.BatchedJvp))
        {
            yield break;
        }

        int next = 0;
        foreach ((UserParameter parameter, PrimalParameter[] leaves) in Parameters(method))
        {
            if (leaves.Where((l, i) => summary.Written[next + i] && (parameter.Parts is not null || l.Variable.Type is { Name: not null } or { Scalar: Scalar.Opaque })).Any())
            {
                yield return Refused(method, $"the method runs once for every eight directions, and what it writes to '{parameter.Name}' cannot be put back between; write to an array or span of numbers");
            }

            next += leaves.Length;
        }
    }

    private static IEnumerable<(UserParameter Parameter, PrimalParameter[] Leaves)> Parameters(MethodModel method)
    {
        int next = 0;
        foreach (UserParameter parameter in method.Signature)
        {
            yield return (parameter, [.. method.Parameters.Skip(next).Take(parameter.Leaves)]);
            next += parameter.Leaves;
        }
    }

    private static bool IsOfNumbers(IrType type) => type is { Scalar: Scalar.Double, Name: null, IsObject: false };

    private static Loss Refused(MethodModel method, string reason) => new(Descriptors.MissingDerivative, method.Site, ["BatchedJvp", reason]);
}

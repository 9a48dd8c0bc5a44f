using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Pipeline;

/// <summary>The derivatives behind the members that a user asks for.</summary>
internal static class Roots
{
    /// <summary>All of them.</summary>
    /// <param name="method">The method.</param>
    /// <param name="summary">What is known of it.</param>
    /// <param name="runsInLanes">Whether it and what it calls have tangents along eight directions at once.</param>
    public static IEnumerable<Request> Of(MethodModel method, Summary summary, Func<bool> runsInLanes)
    {
        bool isBatched = Wants(Requests.BatchedJvp);
        bool isInLanes = isBatched && runsInLanes();
        if (isInLanes)
        {
            yield return BatchedJvp(method);
        }

        if (Wants(Requests.Jvp) || (isBatched && !isInLanes))
        {
            yield return Jvp(method);
        }

        if (Wants(Requests.Gradient) && HasGradient(method))
        {
            yield return Gradient(summary);
        }

        if (Wants(Requests.Gradient) && HasVjp(method, summary))
        {
            yield return Vjp(method, summary);
        }

        if (Wants(Requests.Hvp) && HasGradient(method))
        {
            yield return Hvp(summary);
        }

        foreach (Request exported in method.IsExported ? Exported(method, summary) : [])
        {
            yield return exported;
        }

        bool Wants(Requests request) => method.Requests.HasFlag(request) && summary.Modes.HasFlag(MissingDerivatives.ModeOf(request));
    }

    /// <summary>Whether callers of other assemblies can know all of a method that they must.</summary>
    public static bool IsExportable(MethodModel method, Summary summary) =>
        method.IsExported && summary.Handles is { ReturnsShadow: false } handles && !handles.Returned.Contains(true) && !handles.Carried.Contains(true);

    /// <summary>The derivative beside which it is said what callers of other assemblies must know.</summary>
    public static bool IsExport(Request request, Summary summary) =>
        request is { IsCalled: true, Derivation.Transforms: [Ir.Transform.Adjoint] } && request.Derivation.Active.Equals(summary.Active);

    /// <summary>The derivatives that callers of other assemblies may need.</summary>
    private static IEnumerable<Request> Exported(MethodModel method, Summary summary)
    {
        if (!IsExportable(method, summary))
        {
            yield break;
        }

        yield return new Request(new Derivation([Ir.Transform.Tangent], summary.Active), false);
        yield return new Request(new Derivation([Ir.Transform.Adjoint], summary.Active), true);
        yield return new Request(new Derivation([Ir.Transform.Adjoint, Ir.Transform.Tangent], summary.Active), true);
        if (method.IsTakenApart)
        {
            yield return new Request(Derivation.Primal, false);
        }
    }

    /// <summary>A number has a gradient where something active comes in; a parameter that is only <c>out</c> brings nothing.</summary>
    public static bool HasGradient(MethodModel method) => ReturnsNumber(method) && method.Parameters.Any(p => p.IsActive);

    public static bool ReturnsNumber(MethodModel method) => method.ResultParts is null && method.Function.Results is [{ Type.IsFloatingScalar: true }];

    /// <summary>Whether it returns an array that carries a derivative.</summary>
    public static bool ReturnsRow(MethodModel method) => method.ResultParts is null && method.Function.Results is [{ Type: { IsScalar: false, IsDifferentiable: true } }];

    /// <summary>Whether it returns a value of several parts that carries a derivative.</summary>
    public static bool ReturnsParts(MethodModel method) => method.ResultParts is { TangentType: not null };

    /// <summary>There is a pullback of its own where the method has results besides its value.</summary>
    public static bool HasVjp(MethodModel method, Summary summary) => ReturnsRow(method) || ReturnsParts(method) || method.Parameters.Where((p, i) => IsResult(p, i, summary)).Any();

    /// <summary>Whether a parameter's final elements are a result that takes a cotangent.</summary>
    public static bool IsResult(PrimalParameter parameter, int index, Summary summary) => parameter.IsDifferentiable && summary.Written[index];

    /// <summary>A tangent leaves by an <c>out</c> parameter, though none comes in.</summary>
    public static Request Jvp(MethodModel method) => new(
        new Derivation([Ir.Transform.Tangent], method.Parameters.Select(HasTangent).ToEquatableArray()),
        false);

    /// <summary>The tangents along eight directions at once.</summary>
    public static Request BatchedJvp(MethodModel method) => new(Jvp(method).Derivation with { Transforms = [Ir.Transform.BatchedTangent] }, false);

    /// <summary>Whether a tangent accompanies the parameter, in or out.</summary>
    public static bool HasTangent(PrimalParameter parameter) => parameter.IsActive || (parameter.IsOut && parameter.IsDifferentiable);

    public static Request Gradient(Summary summary) => new(new Derivation([Ir.Transform.Adjoint], summary.Active), false);

    public static Request Hvp(Summary summary) => new(new Derivation([Ir.Transform.Adjoint, Ir.Transform.Tangent], summary.Active), false);

    /// <summary>A result's cotangent comes in where its entry's leaves, so that every result is active, asked for or not.</summary>
    public static Request Vjp(MethodModel method, Summary summary) => new(
        new Derivation([Ir.Transform.Adjoint], method.Parameters.Select((p, i) => p.IsActive || IsResult(p, i, summary)).ToEquatableArray()),
        false);
}

using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Finds structs given by <c>in</c>, or called on, that the callee may change under another name. Their parts are handed on by value, so that the callee
/// would not see the change.
/// </summary>
internal static class ReadOnlyArguments
{
    /// <summary>The name of the parameter whose argument may change while it is read; null where there is none.</summary>
    public static string? Changing(IMethodSymbol method, Value? receiver, Value[] given, Compilation compilation)
    {
        List<(string Name, Value Value)> seen =
        [
            .. method.Parameters.Where(p => p.RefKind is RefKind.In or RefKind.RefReadOnlyParameter && given[p.Ordinal] is Composite { Layout.IsValue: true }).Select(p => (p.Name, given[p.Ordinal])),
        ];
        bool isSeen = receiver is Composite { Layout: { IsValue: true, IsReference: false } } && !Mutation.OfThis(method, compilation);
        if (isSeen)
        {
            seen.Add(("this", receiver!));
        }

        if (seen.Count == 0 || !Writes(method, compilation))
        {
            return null;
        }

        List<Value> places = [.. method.Parameters.Where(p => p.RefKind is RefKind.Ref or RefKind.Out || given[p.Ordinal].Leaves.Any(l => !l.Type.IsScalar)).Select(p => given[p.Ordinal])];
        if (receiver is not null && !isSeen)
        {
            places.Add(receiver);
        }

        return seen.Where(s => s.Value.Leaves.Any(l => places.Any(o => o.Leaves.Any(w => MayBeOne(l, w))))).Select(s => s.Name).FirstOrDefault();
    }

    /// <summary>Whether a place may be, or hold, another.</summary>
    private static bool MayBeOne(Expression seen, Expression written) => (seen, written) switch
    {
        (Read a, Read b) => a.Variable == b.Variable,
        (Read a, Element b) => b.Array == a.Variable,
        (Element, Element or Read { Type.IsScalar: false }) => true,
        _ => false,
    };

    /// <summary>Whether a method may write to more than variables of its own.</summary>
    private static bool Writes(IMethodSymbol method, Compilation compilation) => Bodies.Of(method, compilation)?.Descendants().Any(o => o switch
    {
        IDeconstructionAssignmentOperation => true,
        IAssignmentOperation x => !IsOwn(x.Target),
        IIncrementOrDecrementOperation x => !IsOwn(x.Target),
        IInvocationOperation x => !CallLowering.IsPrimitive(x.TargetMethod) && (x.Instance is not null || x.Arguments.Any(a => !IsValue(a))),
        IObjectCreationOperation x => x.Arguments.Any(a => !IsValue(a)),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } x => Bodies.Of(getter, compilation) is not null && x.Instance?.Type?.IsUnmanagedType != true,
        IBinaryOperation { OperatorMethod: { } method } => method.Parameters.Any(p => !p.Type.IsUnmanagedType),
        IUnaryOperation { OperatorMethod: { } method } => method.Parameters.Any(p => !p.Type.IsUnmanagedType),
        _ => false,
    }) != false;

    private static bool IsValue(IArgumentOperation argument) => argument.Parameter is { RefKind: RefKind.None, Type.IsUnmanagedType: true };

    private static bool IsOwn(IOperation target) => target switch
    {
        ILocalReferenceOperation x => x.Local.RefKind == RefKind.None,
        IParameterReferenceOperation x => x.Parameter.RefKind == RefKind.None,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } owner } => IsOwn(owner),
        _ => false,
    };
}

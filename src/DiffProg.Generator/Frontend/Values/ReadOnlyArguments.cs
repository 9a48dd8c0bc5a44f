using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Finds structs given by <c>in</c> that the callee may change under another name. Their parts are handed on by value, so that the callee
/// would not see the change.
/// </summary>
internal static class ReadOnlyArguments
{
    /// <summary>The parameter whose argument may change while it is read; null where there is none.</summary>
    public static IParameterSymbol? Changing(IMethodSymbol method, Value? receiver, Value[] given, Compilation compilation)
    {
        IParameterSymbol[] seen = [.. method.Parameters.Where(p => p.RefKind is RefKind.In or RefKind.RefReadOnlyParameter && given[p.Ordinal] is Composite { Layout.IsValue: true })];
        if (seen.Length == 0 || !Writes(method, compilation))
        {
            return null;
        }

        List<Value> places = [.. method.Parameters.Where(p => p.RefKind is RefKind.Ref or RefKind.Out || given[p.Ordinal] is Row or Handle).Select(p => given[p.Ordinal])];
        if (receiver is not null)
        {
            places.Add(receiver);
        }

        return seen.FirstOrDefault(p => given[p.Ordinal].Leaves.Any(l => places.Any(o => o.Leaves.Any(w => MayBeOne(l, w)))));
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
        _ => false,
    }) != false;

    private static bool IsValue(IArgumentOperation argument) => argument.Parameter is { RefKind: RefKind.None, Type.IsValueType: true };

    private static bool IsOwn(IOperation target) => target switch
    {
        ILocalReferenceOperation x => x.Local.RefKind == RefKind.None,
        IParameterReferenceOperation x => x.Parameter.RefKind == RefKind.None,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } owner } => IsOwn(owner),
        _ => false,
    };
}

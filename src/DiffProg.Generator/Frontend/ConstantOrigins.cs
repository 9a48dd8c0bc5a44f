using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Says which expressions are constants because of where they come from: whatever an object gives that is none of a marked type is one, also
/// where values of its type could carry a derivative elsewhere.
/// </summary>
internal static class ConstantOrigins
{
    /// <summary>Whether an expression is a constant object, or what such an object gives.</summary>
    public static bool Is(IOperation? operation, LoweringContext context) => operation switch
    {
        IParenthesizedOperation x => Is(x.Operand, context),
        IConversionOperation { OperatorMethod: null } x => Is(x.Operand, context),
        ILocalReferenceOperation x => IsConstant(x.Local, context),
        IParameterReferenceOperation x => IsConstant(x.Parameter, context),
        IFieldReferenceOperation or IPropertyReferenceOperation => IsMember((IMemberReferenceOperation)operation, context),
        IArrayElementReferenceOperation x => OpaqueTypes.TryLower(x.ArrayReference.Type, isConstant: true) is not null && Is(x.ArrayReference, context),
        IImplicitIndexerReferenceOperation x => OpaqueTypes.TryLower(x.Instance.Type, isConstant: true) is not null && Is(x.Instance, context),
        IInvocationOperation x => IsResult(x, context),
        _ => false,
    };

    private static bool IsConstant(ISymbol symbol, LoweringContext context) => context.FindValue(symbol) is Number { Expression.Type.IsOpaque: true };

    private static bool IsMember(IMemberReferenceOperation member, LoweringContext context)
    {
        if (member.Instance is not { } owner)
        {
            return Layout.TryOf(member.Member.ContainingType) is null;
        }

        if (Layout.TryOf(owner.Type) is { } layout)
        {
            return layout.IndexOf(member.Member) is { } index && layout.Members[index].IsConstant;
        }

        return Marks.Differentiable(member.Member.ContainingType) is null
            && (owner is IInstanceReferenceOperation || OpaqueTypes.TryLower(owner.Type) is not null || Is(owner, context));
    }

    /// <summary>Whether nothing goes into a call but what is constant by its type or its origin; what it gives is a constant then.</summary>
    private static bool IsResult(IInvocationOperation call, LoweringContext context) =>
        OpaqueLowering.CanRun(call) && !Marks.IsDifferentiable(call.TargetMethod)
        && (call.Instance is null or IInstanceReferenceOperation || IsGiven(call.Instance, context))
        && call.Arguments.All(a => IsGiven(a.Value, context));

    private static bool IsGiven(IOperation value, LoweringContext context) =>
        value.ConstantValue.HasValue || Types.TryLower(value.Type) is { IsScalar: true, IsDifferentiable: false }
        || (OpaqueTypes.TryLower(value.Type) is not null && value is not IInvocationOperation && value.Type!.TypeKind != TypeKind.Delegate) || Is(value, context);
}

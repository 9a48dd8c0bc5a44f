using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Runs what stores a constant in a collection of constants that a variable of the method holds, as <c>seen[i] = 3</c>: once, in order, like a call of it.</summary>
internal sealed class ContainerWrites(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a statement is one of these.</summary>
    public static bool Applies(IOperation operation, LoweringContext context) =>
        PlaceOf(operation) is { Property: { IsIndexer: true, ContainingNamespace: { } space } property, Instance: ILocalReferenceOperation { Local: var local } }
        && space.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Concurrent"
        && OpaqueTypes.TryLower(local.Type) is not null && context.Find(local) is { Type.IsOpaque: true }
        && (Types.TryLower(property.Type) ?? OpaqueTypes.TryLower(property.Type)) is { IsScalar: true, IsDifferentiable: false };

    /// <summary>Runs the statement.</summary>
    public void Lower(IOperation operation)
    {
        IPropertyReferenceOperation place = PlaceOf(operation)!;
        int refusals = context.Refusals.Count;
        TemplateBuilder code = new TemplateBuilder(context, expressions, new OpaqueLowering(context, expressions), isPrimalOnly: false)
            .Member(place.Instance, place.Property, place.Arguments);
        code = operation switch
        {
            ISimpleAssignmentOperation x => code.Text(" = ").Value(x.Value),
            ICompoundAssignmentOperation x => code.Text($" {Operators.SignOf(x.OperatorKind)}= ").Value(x.Value),
            _ => code.Text(operation.Kind == OperationKind.Increment ? "++" : "--"),
        };
        if (context.Refusals.Count == refusals)
        {
            context.Emit(new Opaque(null, code.Build(), new Loss(Descriptors.Construct, context.NewSite(operation), ["a collection that is given an active value", "use an array, or a list of numbers"])));
        }
    }

    /// <summary>Where a statement stores something; null where that is no property, or how overflow is met would be lost.</summary>
    private static IPropertyReferenceOperation? PlaceOf(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { IsRef: false } x => x.Target,
        ICompoundAssignmentOperation { OperatorMethod: null, IsChecked: false, IsLifted: false } x when Operators.SignOf(x.OperatorKind) is not null => x.Target,
        IIncrementOrDecrementOperation { OperatorMethod: null, IsChecked: false, IsLifted: false } x => x.Target,
        _ => null,
    } as IPropertyReferenceOperation;
}

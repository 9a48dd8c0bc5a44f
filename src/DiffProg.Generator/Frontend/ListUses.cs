using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>How a method uses a list of structs: one that it makes, and of which it asks only for elements, can be taken apart; any other stays an object.</summary>
internal static class ListUses
{
    /// <summary>Whether a list is made where its variable is declared, and all that is done with it is known.</summary>
    public static bool AreKnown(ILocalSymbol list, IOperation initializer)
    {
        if (Unwrapped(initializer) is not (IObjectCreationOperation or ICollectionExpressionOperation))
        {
            return false;
        }

        IOperation method = initializer;
        while (method.Parent is { } parent)
        {
            method = parent;
        }

        return method.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, list)).All(IsKnown);
    }

    private static bool IsKnown(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation x => x.Property.IsIndexer || x.Property.Name == "Count",
        IImplicitIndexerReferenceOperation x => x.Instance == use && x.Argument is not IRangeOperation,
        IInvocationOperation { TargetMethod: { Name: "Add" or "Clear" or "RemoveAt" or "ToArray" or "AddRange", ContainingType.Name: "List" } } x => x.Instance == use,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "AsSpan", ContainingType.Name: "CollectionsMarshal" } } } => true,
        IForEachLoopOperation or IConversionOperation { IsImplicit: true, Parent: IForEachLoopOperation } => true,
        _ => false,
    };

    private static IOperation Unwrapped(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Unwrapped(conversion.Operand) : operation;
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Whether code may change a struct that it holds: by an assignment to a part of it, by reference, or by a method of it that is not read-only.</summary>
internal static class Mutation
{
    /// <summary>Whether a method of a struct may change the struct that it is called on.</summary>
    public static bool OfThis(IMethodSymbol method, Compilation compilation) =>
        !method.IsReadOnly && !method.ContainingType.IsReadOnly && Bodies.Of(method, compilation) is { } body && In(body, IsThis);

    /// <summary>Whether code may change a parameter.</summary>
    public static bool Of(IParameterSymbol parameter, IOperation body) =>
        In(body, o => o is IParameterReferenceOperation x && SymbolEqualityComparer.Default.Equals(x.Parameter, parameter));

    /// <summary>Whether the method that declares a variable may change it after its declaration.</summary>
    public static bool Of(ILocalSymbol local, IOperation declaration)
    {
        IOperation body = declaration;
        while (body.Parent is { } outer)
        {
            body = outer;
        }

        return In(body, o => o is ILocalReferenceOperation x && SymbolEqualityComparer.Default.Equals(x.Local, local));
    }

    /// <summary>Whether an expression names a variable that a method may change; what it changes of any other value is a copy.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="method">The method in which it stands.</param>
    public static bool IsVariable(IOperation operation, IMethodSymbol? method) => operation switch
    {
        IParenthesizedOperation x => IsVariable(x.Operand, method),
        ILocalReferenceOperation { Local: var local } => local.RefKind is RefKind.None or RefKind.Ref,
        IParameterReferenceOperation x => x.Parameter.RefKind is not (RefKind.In or RefKind.RefReadOnlyParameter),
        IInstanceReferenceOperation => method?.IsReadOnly != true,
        IArrayElementReferenceOperation => true,
        IFieldReferenceOperation x => (!x.Field.IsReadOnly || IsConstructor(method))
            && x.Instance is { } owner && (owner.Type?.IsReferenceType == true || IsVariable(owner, method)),
        IPropertyReferenceOperation x => x.Property.ReturnsByRef,
        IInvocationOperation x => x.TargetMethod.ReturnsByRef,
        _ => false,
    };

    /// <summary>Whether a method, or one that it calls, may write to an object that it is given.</summary>
    public static bool OfObjects(IMethodSymbol method, Compilation compilation) => OfObjects(method, compilation, new(SymbolEqualityComparer.Default));

    private static bool OfObjects(IMethodSymbol method, Compilation compilation, HashSet<ISymbol> asked) =>
        asked.Add(method.OriginalDefinition) && Bodies.Of(method, compilation)?.Descendants().Any(o => o switch
        {
            IAssignmentOperation x => IsInObject(x.Target),
            IIncrementOrDecrementOperation x => IsInObject(x.Target),
            IArgumentOperation { Parameter.RefKind: not RefKind.None } x when IsInObject(x.Value) => true,
            IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None, Initializer.Value: { } value } => IsInObject(value),
            IInvocationOperation x => x.Instance is { } instance && IsObject(instance) || x.Arguments.Any(a => IsObject(a.Value)) ? OfObjects(x.TargetMethod, compilation, asked) : false,
            IPropertyReferenceOperation { Property.GetMethod: { IsImplicitlyDeclared: false } getter, Instance: { } instance } => IsObject(instance) && OfObjects(getter, compilation, asked),
            _ => false,
        }) == true;

    /// <summary>Whether a place is in an object, or in an array or a struct that is.</summary>
    private static bool IsInObject(IOperation target) => target switch
    {
        IParenthesizedOperation x => IsInObject(x.Operand),
        IMemberReferenceOperation { Instance: { } instance } => IsObject(instance) || IsInObject(instance),
        IArrayElementReferenceOperation x => IsInObject(x.ArrayReference),
        ITupleOperation x => x.Elements.Any(IsInObject),
        _ => false,
    };

    private static bool IsObject(IOperation operation) => Layout.TryOf(operation.Type) is { IsReference: true };

    private static bool IsConstructor(IMethodSymbol? method) => method?.MethodKind == MethodKind.Constructor;

    private static bool In(IOperation body, System.Func<IOperation, bool> isIt) => body.Descendants().Any(o => o switch
    {
        IAssignmentOperation x => Targets(x.Target, isIt),
        IIncrementOrDecrementOperation x => Targets(x.Target, isIt),
        IArgumentOperation { Parameter.RefKind: not RefKind.None } x => Targets(x.Value, isIt),
        IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None, Initializer.Value: { } value } => Targets(value, isIt),
        IInvocationOperation { Instance: { Type.IsValueType: true } instance, TargetMethod: { IsReadOnly: false, ContainingType.IsReadOnly: false } } => Targets(instance, isIt),
        _ => false,
    });

    private static bool Targets(IOperation target, System.Func<IOperation, bool> isIt) => isIt(target) || target switch
    {
        IParenthesizedOperation x => Targets(x.Operand, isIt),
        IFieldReferenceOperation { Instance: { } instance, Field.ContainingType.IsValueType: true } => Targets(instance, isIt),
        IPropertyReferenceOperation { Instance: { } instance, Property.ContainingType.IsValueType: true } => Targets(instance, isIt),
        ITupleOperation x => x.Elements.Any(e => Targets(e, isIt)),
        _ => false,
    };

    private static bool IsThis(IOperation operation) => operation is IInstanceReferenceOperation;
}

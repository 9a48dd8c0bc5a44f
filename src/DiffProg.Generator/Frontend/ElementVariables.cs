using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// The variables that a <c>foreach</c> declares for an element that is a constant: one for the whole, or one for each of its parts, as in
/// <c>foreach (var (features, label) in data)</c>.
/// </summary>
internal sealed class ElementVariables(LoweringContext context, ExpressionLowering expressions)
{
    private const string Refused = "a 'foreach' that takes its elements apart like this";
    private const string Advice = "declare one variable for the element, and ask it for its members";

    /// <summary>Gives each part of an element, which is a constant, to the variable that stands for it.</summary>
    public void Declare(IForEachLoopOperation loop, IOperation targets, Expression element, ITypeSymbol type)
    {
        DeconstructionInfo info = loop.Syntax is ForEachVariableStatementSyntax syntax && loop.SemanticModel is { } model ? model.GetDeconstructionInfo(syntax) : default;
        Declare(targets is IDeclarationExpressionOperation declaration ? declaration.Expression : targets, element, type, info, loop);
    }

    /// <summary>Gives a struct, or each of its parts, to the variable that stands for it; false where it was refused.</summary>
    public bool Declare(IForEachLoopOperation loop, Composite element)
    {
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } symbol } when SymbolEqualityComparer.Default.Equals(symbol.Type, element.Layout.Type):
                context.Bind(symbol, expressions.Values.Storage.Copy(element, symbol.Name));
                return true;
            case ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation }:
                ITupleOperation variables = loop.LoopControlVariable as ITupleOperation ?? (ITupleOperation)((IDeclarationExpressionOperation)loop.LoopControlVariable).Expression;
                return new Deconstruction(context, expressions.Values).Declare(variables, element, loop);
            default:
                _ = context.Refuse(loop, "a 'foreach' that converts", "give its variable the type of the elements");
                return false;
        }
    }

    private void Declare(IOperation targets, Expression element, ITypeSymbol type, DeconstructionInfo info, IForEachLoopOperation loop)
    {
        if (targets is not ITupleOperation tuple)
        {
            _ = context.Refuse(targets, Refused, Advice);
            return;
        }

        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            IOperation target = tuple.Elements[i] is IDeclarationExpressionOperation declaration ? declaration.Expression : tuple.Elements[i];
            if (target is IDiscardOperation)
            {
                continue;
            }

            if (MemberAt(type, info.Method, i) is not { } member)
            {
                _ = context.Refuse(loop, Refused, Advice);
                return;
            }

            ITypeSymbol own = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
            Value? part = Layout.TryOf(own) is { IsReference: false } layout && target is ILocalReferenceOperation
                ? context.Handles.Constants(Asked(element, member, own), layout, loop)
                : new ConstantMembers(context, expressions).Of(element, member, own, member.Name);
            switch (target, part)
            {
                case (ILocalReferenceOperation local, { } value) when SymbolEqualityComparer.Default.Equals(local.Local.Type, own):
                    context.Bind(local.Local, value);
                    break;
                case (ILocalReferenceOperation local, Number number) when Types.TryLower(local.Local.Type) is { IsScalar: true } to && number.Expression.Type is { IsOpaque: false }:
                    context.Bind(local.Local, new Number(context.Bind(local.Local.Name, new Convert(to, number.Expression, context.NewSite(loop)))));
                    break;
                case (ITupleOperation, Number { Expression: { Type.IsOpaque: true } inner }):
                    Declare(target, inner, own, info.Nested.IsDefaultOrEmpty ? default : info.Nested[i], loop);
                    break;
                default:
                    _ = context.Refuse(loop, Refused, Advice);
                    return;
            }
        }
    }

    private Read Asked(Expression element, ISymbol member, ITypeSymbol type)
    {
        Variable whole = context.NewVariable(member.Name, IrType.Opaque(OpaqueTypes.NameOf(type)));
        context.Emit(new Opaque(whole, new Template([string.Empty, "." + Identifiers.Escaped(member.Name)], [element]), null));
        return new Read(whole);
    }

    /// <summary>The member that a part is, where that is known without running what the user wrote.</summary>
    private static ISymbol? MemberAt(ITypeSymbol type, IMethodSymbol? method, int place) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.ElementAtOrDefault(place),
        INamedTypeSymbol { Name: "KeyValuePair", Arity: 2, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } => type.GetMembers(place == 0 ? "Key" : "Value").FirstOrDefault(),
        _ when method is { IsImplicitlyDeclared: true } && type.IsRecord => type.GetMembers(method.Parameters.ElementAtOrDefault(place)?.Name ?? string.Empty).FirstOrDefault(m => m is IPropertySymbol or IFieldSymbol),
        _ => null,
    };
}

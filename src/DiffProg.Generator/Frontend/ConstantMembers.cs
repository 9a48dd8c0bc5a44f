using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers what a constant is asked for: a number, an object that is one more constant, or an array, which is a row of constants. It is asked
/// where the method asks, once.
/// </summary>
internal sealed class ConstantMembers(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a field or a property is one of a constant, and holds an array.</summary>
    public static bool IsRow(IMemberReferenceOperation reference, LoweringContext context) => Types.TryLower(reference.Type) is { Shape: Shape.Array } && IsOfConstant(reference, context);

    /// <summary>Whether a field or a property is one of a constant, and holds an array of several dimensions.</summary>
    public static bool IsGrid(IMemberReferenceOperation reference, LoweringContext context) => GridType.TryOf(reference.Type) is not null && IsOfConstant(reference, context);

    /// <summary>The array that a field or a property holds; null where it was refused.</summary>
    public Variable? Row(IMemberReferenceOperation reference)
    {
        if (!IsRow(reference.Type))
        {
            _ = context.Refuse(reference, $"'{reference.Member.Name}', an array of marked values that a constant holds,", "take it as a parameter");
            return null;
        }

        int refusals = context.Refusals.Count;
        Template code = CodeOf(reference);
        return context.Refusals.Count > refusals ? null : ((Row)context.Handles.Asked(Types.TryLower(reference.Type)!.Value, reference.Member.Name, code, LossOf(reference))).Variable;
    }

    /// <summary>The array of several dimensions that a field or a property holds; null where it was refused.</summary>
    public Grid? Grid(IMemberReferenceOperation reference)
    {
        int refusals = context.Refusals.Count;
        Template code = CodeOf(reference);
        return context.Refusals.Count > refusals ? null : Grid(code, GridType.TryOf(reference.Type)!.Value, OpaqueTypes.NameOf(reference.Type!), reference.Member.Name, LossOf(reference));
    }

    /// <summary>What a member of a constant holds; null where values of its type are none that is known.</summary>
    public Value? Of(Expression owner, ISymbol member, ITypeSymbol type, string name)
    {
        Template code = StoredMembers.Read(owner, member, context.Compilation);
        if (GridType.TryOf(type) is { } grid)
        {
            return Grid(code, grid, OpaqueTypes.NameOf(type), name, null);
        }

        return (Types.TryLower(type) ?? OpaqueTypes.TryLower(type, isConstant: true)) is { } known && (known.IsScalar || IsRow(type))
            ? context.Handles.Asked(known, name, code)
            : null;
    }

    /// <summary>Arrays of numbers or of tuples of numbers, and arrays of such; what an array of marked values holds might be written to.</summary>
    private static bool IsRow(ITypeSymbol? type) => Types.TryLower(type) is { Shape: Shape.Array } row && (!row.IsRowOfParts || row.IsOfTuples || type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol });

    /// <summary>Whether a member of a constant is asked rather than run: a field, or a property of which there is no text, or none that is known.</summary>
    public static bool IsStored(ISymbol member, Compilation compilation) =>
        member is IFieldSymbol || (member is IPropertySymbol { GetMethod: { } getter } property && (property.IsVirtual || property.IsAbstract || property.IsOverride || Bodies.Of(getter, compilation) is null));

    /// <summary>
    /// What a member holds that is a marked struct or a tuple, part by part; null where it was refused. An object of a marked type may be one
    /// that carries derivatives under another name.
    /// </summary>
    public Value? Marked(Expression owner, IMemberReferenceOperation reference)
    {
        if (Layout.TryOf(reference.Type) is not { IsReference: false } layout)
        {
            if (reference.Instance is IInvocationOperation call && UnmarkedCallees.CanBeMarked(call.TargetMethod, context.Compilation))
            {
                UnmarkedCallees.Refuse(context, call);
                return null;
            }

            _ = context.Refuse(reference, $"'{reference.Member.Name}', which is of a marked type and comes from a constant,", "take it as a parameter");
            return null;
        }

        Variable whole = context.NewVariable(Camel(reference.Member.Name), IrType.Opaque(OpaqueTypes.NameOf(layout.Type)));
        if (reference is IPropertyReferenceOperation { Arguments.Length: > 0 })
        {
            int refusals = context.Refusals.Count;
            Template code = CodeOf(reference);
            if (context.Refusals.Count > refusals)
            {
                return null;
            }

            context.Emit(new Opaque(whole, code, LossOf(reference)));
        }
        else
        {
            context.Emit(new Opaque(whole, StoredMembers.Read(owner, reference.Member, context.Compilation), null));
        }

        return context.Handles.Constants(new Read(whole), layout, reference);
    }

    private Grid Grid(Template code, GridType type, string typeName, string name, Loss? ifActive)
    {
        Variable whole = context.NewVariable(Camel(name), IrType.Opaque(typeName));
        context.Emit(new Opaque(whole, code, ifActive));
        return context.Handles.Grid(new Read(whole), type, name);
    }

    private Template CodeOf(IMemberReferenceOperation reference) => new TemplateBuilder(context, expressions, new OpaqueLowering(context, expressions), isPrimalOnly: false)
        .Member(reference.Instance, reference.Member, reference is IPropertyReferenceOperation { Property.IsIndexer: true } indexer ? indexer.Arguments : null)
        .Build();

    private Loss LossOf(IOperation operation) => new(Descriptors.Construct, context.NewSite(operation), ["an object that is given an active value", "use doubles and arrays"]);

    /// <summary>An object, or a type, that carries no derivative; the members of values that are taken apart are their parts.</summary>
    private static bool IsOfConstant(IMemberReferenceOperation reference, LoweringContext context) =>
        reference is IFieldReferenceOperation or IPropertyReferenceOperation
        && Marks.Differentiable(reference.Member.ContainingType) is null && !ValueLowering.IsOfParts(reference)
        && (reference.Instance is null or IInstanceReferenceOperation
            || OpaqueTypes.TryLower(reference.Instance.Type, ConstantOrigins.Is(reference.Instance, context)) is not null);

    private static string Camel(string name) => name.EndsWith("]", System.StringComparison.Ordinal) ? "item" : char.ToLowerInvariant(name[0]) + name.Substring(1);
}

using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Assigns values of several parts, and parts of such.</summary>
internal sealed class ValueAssignments(LoweringContext context, ValueLowering values)
{
    /// <summary>An assignment to a value of several parts, or to a part of one; null where it was refused.</summary>
    public Value? Lower(ISimpleAssignmentOperation assignment) => values.Reported(Assigned(assignment));

    private Value? Assigned(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
        {
            _ = context.Refuse(assignment, "a 'ref' assignment", "use one variable for each place");
            return null;
        }

        if (assignment.Target is IDiscardOperation)
        {
            return values.Of(assignment.Value);
        }

        if (assignment.Target is IPropertyReferenceOperation property && ValueLowering.IsOfParts(property))
        {
            return Set(property, () => values.Of(assignment.Value));
        }

        if (assignment.Target is IFieldReferenceOperation field && ValueLowering.IsOfParts(field))
        {
            return values.OwnerOf(field) switch
            {
                Composite owner when owner.Layout.IndexOf(field.Field) is { } index => values.Of(assignment.Value) is { } part ? values.Storage.Store(owner, index, part, assignment) : null,
                Handle handle => values.Of(assignment.Value) is { } given && values.Member(handle, field, null) is { } found ? values.Storage.Overwrite(found, given, field, assignment) : null,
                _ => null,
            };
        }

        return values.Target(assignment.Target) is { } target && values.Storage.Pinned(target) is { } place && values.Of(assignment.Value) is { } value ? values.Storage.Assign(place, value, assignment) : null;
    }

    /// <summary>Sets a property of a value of several parts.</summary>
    public Value? Set(IPropertyReferenceOperation property, Func<Value?> lower)
    {
        if (values.OwnerOf(property) is not { } owner || values.Arguments(property.Arguments, property.Arguments.Length) is not { } arguments)
        {
            return null;
        }

        return Set(owner, property, arguments, lower);
    }

    /// <summary>Sets a property of this value.</summary>
    public Value? Set(Value owner, IPropertyReferenceOperation property, Value[] arguments, Func<Value?> lower)
    {
        if (values.Dispatch.Exact(property, owner) is not { } exact)
        {
            _ = context.Refuse(property, $"an assignment to the virtual property '{property.Property.Name}'", "write it as a method");
            return null;
        }

        if (owner is Composite composite && composite.Layout.IndexOf(exact) is { } index)
        {
            return lower() is { } part ? values.Storage.Store(composite, index, part, property) : null;
        }

        if (owner is Handle handle && handle.Layout.IndexOf(exact) is not null)
        {
            return lower() is { } stored && values.Member(owner, property, arguments) is { } place ? values.Storage.Overwrite(place, stored, property, property) : null;
        }

        if (exact.SetMethod is not { } setter)
        {
            _ = context.Refuse(property, $"an assignment to '{property.Property.Name}'", "give it a setter");
            return null;
        }

        int mark = context.Output.Count;
        if (lower() is not { } given)
        {
            return null;
        }

        // The value is that of the assignment too, whatever the setter changes.
        Value value = values.Storage.Variables(given, "value");
        _ = values.Inlining.Run(setter, owner, [.. arguments.Select(a => context.Keep(a, ref mark)), value], property);
        return value;
    }

    /// <summary><c>p op= e</c> by an operator of the user's.</summary>
    public Value? Compound(ICompoundAssignmentOperation compound, IMethodSymbol method)
    {
        if (method.ReturnsVoid || !method.IsStatic)
        {
            _ = context.Refuse(compound, "an operator that changes its operand", "write it as a method");
            return null;
        }

        if (compound.Target is IPropertyReferenceOperation property && ValueLowering.IsOfParts(property))
        {
            return values.Properties.Change(property, old => values.Operator(method, compound, [old], compound.Value))?.New;
        }

        return values.Of(compound.Target) is { } place && values.Storage.Pinned(place) is { } target && values.Operator(method, compound, [target], compound.Value) is { } value
            ? values.Storage.Assign(target, value, compound)
            : null;
    }
}
